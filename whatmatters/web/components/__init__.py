"""The parts pages are made of, drawn in Python because a page shows many of them.

Each is a template tag, ready in every template without `{% load %}`. Arguments have
names, so a misspelt one is an error. Values are escaped here; write words, not markup.
"""
