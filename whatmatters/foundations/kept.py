"""Columns that no later statement may change, kept by the database itself.

A model names them in `kept`; its migration holds `KeepForEver`. Rows may still be
deleted, because erasure is a right; they may not be rewritten.
"""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION kept_for_ever() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', TG_NAME USING ERRCODE = 'check_violation';
END $$
"""


def trigger_name(table: str) -> str:
    """The trigger that guards a table's kept columns; it is what an error says."""
    return f"{table}_is_kept_as_written"


class KeepForEver(Operation):
    """Refuse any UPDATE that changes these columns. An IntegrityError names the guard."""

    reversible = True

    def __init__(self, model: str, columns: tuple[str, ...]) -> None:
        self.model, self.columns = model, columns

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__qualname__, [self.model, self.columns], {}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing changes in what the models look like."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        table = to_state.apps.get_model(app_label, self.model)._meta.db_table
        for statement in self._statements(schema_editor.connection.vendor, table):
            schema_editor.execute(statement, params=None)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        table = from_state.apps.get_model(app_label, self.model)._meta.db_table
        on = f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
        schema_editor.execute(f"DROP TRIGGER {trigger_name(table)}{on}", params=None)

    def describe(self) -> str:
        return f"Keep {', '.join(self.columns)} of {self.model} as first written"

    def _statements(self, vendor: str, table: str) -> list[str]:
        columns, name = ", ".join(f'"{c}"' for c in self.columns), trigger_name(table)
        differs = "IS DISTINCT FROM" if vendor == "postgresql" else "IS NOT"
        changed = " OR ".join(f'OLD."{c}" {differs} NEW."{c}"' for c in self.columns)
        head = f"CREATE TRIGGER {name} BEFORE UPDATE OF {columns} ON {table} FOR EACH ROW"
        if vendor == "postgresql":
            return [
                POSTGRESQL_FUNCTION,
                f"{head} WHEN ({changed}) EXECUTE FUNCTION kept_for_ever()",
            ]
        return [f"{head} WHEN {changed} BEGIN SELECT RAISE(ABORT, '{name}'); END"]
