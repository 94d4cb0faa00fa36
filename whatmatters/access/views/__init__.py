"""Signing in, one’s own account, and members of an organisation."""
