"""Rows that are alike hold on days that are apart, kept by the database itself."""

from typing import Any

from django.db.migrations.state import ProjectState

from whatmatters.foundations.operations import InTheDatabase, model_in


class NeverOverlap(InTheDatabase):
    """Refuse two rows alike in some columns that hold on the same day. An IntegrityError names it.

    `days` are the columns of the first day and the last; an empty one is for ever.
    """

    def __init__(self, model: str, alike: tuple[str, ...], days: tuple[str, str]) -> None:
        self.model, self.alike, self.days = model, alike, days

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__qualname__, [self.model, self.alike, self.days], {}

    def put_there(self, vendor: str, app_label: str, state: ProjectState) -> list[str]:
        table = model_in(state, app_label, self.model)._meta.db_table
        if vendor == "postgresql":
            return [self._exclusion(table)]
        return [self._trigger(table, deed) for deed in ("insert", "update")]

    def taken_away(self, vendor: str, app_label: str, state: ProjectState) -> list[str]:
        table = model_in(state, app_label, self.model)._meta.db_table
        if vendor == "postgresql":
            return [f"ALTER TABLE {table} DROP CONSTRAINT {named(table)}"]
        return [f"DROP TRIGGER {named(table)}_on_{deed}" for deed in ("insert", "update")]

    def describe(self) -> str:
        return f"Keep the days of each {self.model} apart"

    def _exclusion(self, table: str) -> str:
        """Alike is by a hash of the columns as a range of one number, which needs no extension.

        Two that are unlike have the same hash once in some 10 to the 19: then it refuses both.
        """
        words = " || '|' || ".join(f'lower("{column}"::text)' for column in self.alike)
        alike = f"hashtextextended({words}, 0)::numeric"
        first, last = self.days
        return (
            f"ALTER TABLE {table} ADD CONSTRAINT {named(table)} EXCLUDE USING gist ("
            f"numrange({alike}, {alike}, '[]') WITH &&, "
            f'daterange("{first}", "{last}", \'[]\') WITH &&)'
        )

    def _trigger(self, table: str, deed: str) -> str:
        first, last = self.days
        alike = " AND ".join(_same(column) for column in self.alike)
        overlap = (
            f"coalesce(o.\"{first}\", '0000') <= coalesce(NEW.\"{last}\", '9999-99')"
            f" AND coalesce(NEW.\"{first}\", '0000') <= coalesce(o.\"{last}\", '9999-99')"
        )
        there = f"SELECT 1 FROM {table} o WHERE {alike} AND o.id <> NEW.id AND {overlap}"  # noqa: S608  # our own names
        head = f"CREATE TRIGGER {named(table)}_on_{deed} BEFORE {deed.upper()} ON {table}"
        refuse = f"BEGIN SELECT RAISE(ABORT, '{named(table)}'); END"
        return f"{head} FOR EACH ROW WHEN EXISTS ({there}) {refuse}"


def _same(column: str) -> str:
    """Keys as they are, so that an index finds them; words whatever their capitals."""
    if column.endswith("_id"):
        return f'o."{column}" = NEW."{column}"'
    return f'lower(o."{column}") = lower(NEW."{column}")'


def named(table: str) -> str:
    return f"{table}_has_days_apart"
