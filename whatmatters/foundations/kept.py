"""What no later statement may change or take away, kept by the database itself.

A model names its columns in `kept`; its migration holds `KeepForEver`. Rows may still be
deleted, because erasure is a right, unless it holds `NeverDelete` too; columns under
`OnlyBlanked` may be emptied, all of them together, and never say anything else.
"""

from typing import Any, ClassVar

from django.db.migrations.state import ProjectState

from whatmatters.foundations.operations import InTheDatabase, model_in

POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION kept_for_ever() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', TG_NAME USING ERRCODE = 'check_violation';
END $$
"""


class Guard(InTheDatabase):
    """A trigger that refuses some statements about a table. An IntegrityError names it."""

    #: What a table is then, which ends the name of the trigger and is what an error says.
    makes_it: ClassVar[str]

    def __init__(self, model: str, columns: tuple[str, ...] = ()) -> None:
        self.model, self.columns = model, columns

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__qualname__, [self.model, self.columns], {}

    def put_there(self, vendor: str, app_label: str, state: ProjectState) -> list[str]:
        return self.statements(vendor, self._table(app_label, state))

    def taken_away(self, vendor: str, app_label: str, state: ProjectState) -> list[str]:
        table = self._table(app_label, state)
        on = f" ON {table}" if vendor == "postgresql" else ""
        return [f"DROP TRIGGER {self.named(table)}{on}"]

    def _table(self, app_label: str, state: ProjectState) -> str:
        return model_in(state, app_label, self.model)._meta.db_table

    @classmethod
    def named(cls, table: str) -> str:
        return f"{table}_is_{cls.makes_it}"

    def refused(self, vendor: str) -> tuple[str, str]:
        """Before which statement it stands, and which of those it refuses."""
        raise NotImplementedError

    def statements(self, vendor: str, table: str) -> list[str]:
        name, (before, when) = self.named(table), self.refused(vendor)
        head = f"CREATE TRIGGER {name} BEFORE {before} ON {table} FOR EACH ROW"
        if vendor == "postgresql":
            condition = f" WHEN ({when})" if when else ""
            return [POSTGRESQL_FUNCTION, f"{head}{condition} EXECUTE FUNCTION kept_for_ever()"]
        condition = f" WHEN {when}" if when else ""
        return [f"{head}{condition} BEGIN SELECT RAISE(ABORT, '{name}'); END"]

    def update(self, vendor: str) -> tuple[str, str]:
        """Before an UPDATE of the columns, where it changes any."""
        differs = "IS DISTINCT FROM" if vendor == "postgresql" else "IS NOT"
        changed = " OR ".join(f'OLD."{c}" {differs} NEW."{c}"' for c in self.columns)
        return f"UPDATE OF {_quoted(self.columns)}", changed


class KeepForEver(Guard):
    """Refuse any UPDATE that changes these columns."""

    makes_it = "kept_as_written"

    def refused(self, vendor: str) -> tuple[str, str]:
        return self.update(vendor)

    def describe(self) -> str:
        return f"Keep {', '.join(self.columns)} of {self.model} as first written"


class NoLongerKept(KeepForEver):
    """Lift a `KeepForEver`, so that a migration may change the table and keep more of it after.

    SQLite makes a table anew to change it, and forgets what stood guard over the old one.
    """

    def put_there(self, vendor: str, app_label: str, state: ProjectState) -> list[str]:
        return super().taken_away(vendor, app_label, state)

    def taken_away(self, vendor: str, app_label: str, state: ProjectState) -> list[str]:
        return super().put_there(vendor, app_label, state)

    def describe(self) -> str:
        return f"Let {self.model} be changed"


class OnlyBlanked(Guard):
    """Refuse any UPDATE of these columns but one that empties them all."""

    makes_it = "only_blanked"

    def refused(self, vendor: str) -> tuple[str, str]:
        before, changed = self.update(vendor)
        says = " OR ".join(f'LENGTH(NEW."{c}") > 0' for c in self.columns)
        return before, f"({changed}) AND ({says})"

    def describe(self) -> str:
        return f"Let {', '.join(self.columns)} of {self.model} be emptied, and no more"


class NeverDelete(Guard):
    """Refuse any DELETE."""

    makes_it = "never_deleted"

    def refused(self, vendor: str) -> tuple[str, str]:
        return "DELETE", ""

    def describe(self) -> str:
        return f"Keep every row of {self.model}"


def _quoted(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{c}"' for c in columns)
