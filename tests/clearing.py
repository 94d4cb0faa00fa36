"""How tests begin with an empty audit, which in the house nothing ever deletes.

They lift the guard of the table for a moment. Whoever owns the tables can do that; on
PostgreSQL the application does not own them.
"""

from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.sqlite3.base import DatabaseWrapper

from whatmatters.access.models import AuditEntry, AuditLink, Watched, WatchedTo, WatchNote
from whatmatters.foundations.kept import NeverDelete

NEVER_DELETED = (WatchNote, Watched, WatchedTo, AuditLink, AuditEntry)
#: Asks for every trigger, with the statement that makes it again.
MADE = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
}
TABLES = tuple(model._meta.db_table for model in NEVER_DELETED)


def forget_audit() -> None:
    """As if nothing had been written down so far."""
    with lifted(*TABLES):
        for model in NEVER_DELETED:
            model._default_manager.all().delete()
    connection.audit_strand = None  # type: ignore[attr-defined]  # it would miss what is gone


@contextmanager
def lifted(*tables: str, guard: str = NeverDelete.makes_it) -> Iterator[None]:
    """Without the trigger of this name on these tables."""
    guards = {f"{table}_is_{guard}": table for table in tables}
    made = _made(connection, guards)
    on = connection.vendor == "postgresql"
    _run(f"DROP TRIGGER {name}" + (f" ON {guards[name]}" if on else "") for name in made)
    yield
    _run(made.values())


def _made(database: BaseDatabaseWrapper, names: Container[str]) -> dict[str, str]:
    """How each of these triggers was made, if it is there."""
    with database.cursor() as cursor:
        cursor.execute(MADE[database.vendor])
        return {name: statement for name, statement in cursor.fetchall() if name in names}


def _run(statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def flushing_on_sqlite() -> None:
    """Between tests that commit, Django empties each table with DELETE, on SQLite."""
    operations: Any = DatabaseWrapper.ops_class
    plain = operations.sql_flush

    def sql_flush(self: Any, style: Any, tables: Any, **more: Any) -> list[str]:
        made = _made(self.connection, {NeverDelete.named(table) for table in tables})
        drop = [f"DROP TRIGGER {name}" for name in made]
        return [*drop, *plain(self, style, tables, **more), *made.values()]

    operations.sql_flush = sql_flush
