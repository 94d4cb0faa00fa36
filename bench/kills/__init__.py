"""Kills the server again and again while phones send what was written, and counts what is there."""
