"""Searching a directory of 100,000 services, beside SQL written by hand for each search."""
