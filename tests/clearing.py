"""How tests begin with an empty audit, which in the house nothing ever deletes.

They lift the guard of the table for a moment. Whoever owns the tables can do that; on
PostgreSQL the application does not own them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.backends.sqlite3.base import DatabaseWrapper

from whatmatters.access.models import AuditEntry, AuditLink, Watched, WatchedTo, WatchNote
from whatmatters.foundations.kept import never_deleted

NEVER_DELETED = (WatchNote, Watched, WatchedTo, AuditLink, AuditEntry)
TABLES = tuple(model._meta.db_table for model in NEVER_DELETED)


def forget_audit() -> None:
    """As if nothing had been written down so far."""
    with lifted(*TABLES):
        for model in NEVER_DELETED:
            model._default_manager.all().delete()
    connection.audit_strand = None  # type: ignore[attr-defined]  # it would miss what is gone


@contextmanager
def lifted(*tables: str, guard: str = "never_deleted") -> Iterator[None]:
    """Without the trigger of this name on these tables."""
    names = {f"{table}_is_{guard}": table for table in tables}
    written = _drop(names)
    yield
    _run(written)


def _drop(names: dict[str, str]) -> list[str]:
    asked = {
        "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger"
        " WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor])
        found = {name: sql for name, sql in cursor.fetchall() if name in names}
    on = connection.vendor == "postgresql"
    _run([f"DROP TRIGGER {name}" + (f" ON {names[name]}" if on else "") for name in found])
    return list(found.values())


def _run(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def flushing_on_sqlite() -> None:
    """Between tests that commit, Django empties each table with DELETE, on SQLite."""
    operations: Any = DatabaseWrapper.ops_class
    plain = operations.sql_flush

    def sql_flush(self: Any, style: Any, tables: Any, **more: Any) -> list[str]:
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            guards = {never_deleted(table) for table in tables}
            found = {name: sql for name, sql in cursor.fetchall() if name in guards}
        drop = [f"DROP TRIGGER {name}" for name in found]
        return [*drop, *plain(self, style, tables, **more), *found.values()]

    operations.sql_flush = sql_flush
