"""What the role that serves people may do in the database: nothing to the tables themselves."""

from collections.abc import Iterable, Iterator
from typing import LiteralString

from django.db import connection
from django.db.models import Model
from psycopg import sql

#: What makes a role one that row-level security holds.
HELD = "NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION"
TIMEOUTS = {"statement_timeout": "60s", "idle_in_transaction_session_timeout": "60s"}
WRITES: LiteralString = "SELECT, INSERT, UPDATE, DELETE"
ADDS: LiteralString = "SELECT, INSERT"
READS: LiteralString = "SELECT"
OF_THE_OWNER = ("django_migrations",)


def exists(role: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        return cursor.fetchone() is not None


def make(role: str, password: str | None) -> None:
    """A role that owns nothing and that row-level security holds; without a password, NOLOGIN."""
    named = sql.Identifier(role)
    how: sql.Composable = sql.SQL("NOLOGIN")
    if password is not None:
        how = sql.SQL("LOGIN PASSWORD {}").format(sql.Literal(password))
    _run([sql.SQL("CREATE ROLE {} {} {}").format(named, sql.SQL(HELD), how)])
    _run(
        sql.SQL("ALTER ROLE {} SET {} = {}").format(named, sql.Identifier(name), sql.Literal(value))
        for name, value in TIMEOUTS.items()
    )


def grant(role: str, only_added_to: Iterable[type[Model]]) -> None:
    """Let the role read and write rows; of some tables, only add rows. Again is the same."""
    _run(_grants(sql.Identifier(role), {model._meta.db_table for model in only_added_to}))


def _grants(role: sql.Identifier, only_added_to: set[str]) -> Iterator[sql.Composable]:
    yield sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(role)
    for table in connection.introspection.table_names():
        named = sql.Identifier(table)
        yield sql.SQL("REVOKE ALL ON {} FROM {}").format(named, role)
        may = sql.SQL(_may(table, only_added_to))
        yield sql.SQL("GRANT {} ON {} TO {}").format(may, named, role)
    yield sql.SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}").format(role)


def _may(table: str, only_added_to: set[str]) -> LiteralString:
    if table in OF_THE_OWNER:
        return READS
    return ADDS if table in only_added_to else WRITES


def _run(statements: Iterable[sql.Composable]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
