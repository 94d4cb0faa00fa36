"""The second wall: what PostgreSQL itself lets a statement reach, whatever the statement says.

`context` says in whose name statements run, `building` puts up the wall of a table in a
migration, and `state` reads back how it stands. SQLite has none of it.
"""
