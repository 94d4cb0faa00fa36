"""How the wall stands in this database, read back from PostgreSQL's own catalogue."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.models import ForeignKey, Model

from whatmatters.access.wall.building import DEEDS, Wall


@dataclass(frozen=True, slots=True)
class Role:
    """The role that this process is connected as."""

    name: str
    is_superuser: bool
    goes_past: bool
    owns: int
    statement_timeout: str
    idle_timeout: str


def walled() -> list[type[Model]]:
    """The models that a migration walls in."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return [
        apps.get_model(app, operation.model)
        for (app, _), step in sorted((loader.disk_migrations or {}).items())
        for operation in step.operations
        if isinstance(operation, Wall)
    ]


def reach_somebody(models: Iterable[type[Model]], whom: type[Model]) -> list[type[Model]]:
    """Those of the models from which foreign keys lead to `whom`, in one step or in several."""
    waiting, found = list(models), [whom]
    while more := [model for model in waiting if _leads_to(model, found) and model not in found]:
        found += more
    return [model for model in waiting if model in found]


def _leads_to(model: type[Model], found: list[type[Model]]) -> bool:
    keys = (field for field in model._meta.local_fields if isinstance(field, ForeignKey))
    return any(key.related_model in found for key in keys)


def role() -> Role:
    """Through this very connection, so that nothing is said of another."""
    return Role(*_rows(ROLE)[0])


def gaps(models: Iterable[type[Model]]) -> list[str]:
    """Tables that are not walled in, or not with every policy, or not against their owner."""
    there = {table: rest for table, *rest in _rows(TABLES)}
    whole = [True, True, len(DEEDS)]
    tables = [model._meta.db_table for model in models]
    return [table for table in tables if there.get(table) != whole]


def holds(table: str) -> bool:
    """Whether this table is walled in against this very role; then COPY into it is refused."""
    return bool(_rows("SELECT row_security_active(%s)", [table])[0][0])


def ways_round() -> list[str]:
    """Views, stored copies and functions that would run with the rights of whoever made them."""
    return [f"{kind} {name}" for kind, name in _rows(WAYS_ROUND)]


def may_rewrite(tables: Iterable[str]) -> list[str]:
    """Those of the tables whose rows this role may change or delete."""
    return [name for name in tables if _rows(MAY_REWRITE, [name, name, name])[0][0]]


def out_of_reach() -> list[str]:
    """Tables that this role may not even read: its rights are older than the tables."""
    return [name for (name,) in _rows(OUT_OF_REACH)]


def told_from_the_start() -> list[str]:
    """Settings of ours that a connection begins with, where it should begin with none."""
    return [name for (name,) in _rows(FROM_THE_START)]


def rows_without_a_name(table: str) -> bool:
    """Whether anything can be reached by whoever has not said in whose name."""
    return bool(_rows(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1"))  # noqa: S608  # our own name


def version() -> int:
    return int(_rows("SHOW server_version_num")[0][0]) // 10000


def _rows(statement: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, list(values) or None)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


ROLE = """
SELECT r.rolname, r.rolsuper, r.rolbypassrls,
  (SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relowner = r.oid),
  current_setting('statement_timeout'), current_setting('idle_in_transaction_session_timeout')
FROM pg_roles r WHERE r.rolname = current_user
"""
TABLES = """
SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity,
  (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname LIKE 'wall\\_%')
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relkind = 'r'
"""
WAYS_ROUND = """
SELECT CASE c.relkind WHEN 'v' THEN 'the view' ELSE 'the stored view' END, c.relname
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND (c.relkind = 'm' OR c.relkind = 'v'
  AND NOT coalesce(c.reloptions::text, '') ~ 'security_invoker=(true|on|1)')
UNION ALL
SELECT 'the function', p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname = 'public' AND p.prosecdef
ORDER BY 1, 2
"""
MAY_REWRITE = """
SELECT has_table_privilege(current_user, %s, 'UPDATE')
  OR has_table_privilege(current_user, %s, 'DELETE')
  OR has_table_privilege(current_user, %s, 'TRUNCATE')
"""
OUT_OF_REACH = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relkind = 'r' AND NOT has_table_privilege(c.oid, 'SELECT')
ORDER BY 1
"""
FROM_THE_START = """
SELECT s.name FROM unnest(ARRAY['wm.acting', 'wm.user', 'wm.organisation', 'wm.role']) AS s(name)
WHERE coalesce(current_setting(s.name, true), '') <> ''
UNION
SELECT split_part(setting, '=', 1) FROM pg_db_role_setting, unnest(setconfig) AS setting
WHERE setting LIKE 'wm.%'
ORDER BY 1
"""
