"""The wall of a table, put up by a migration. A test holds that each table that needs one has it.

A row is reached by whose life it is part of: `Wall("Need", person="person", about="core")`
asks `wm_reaches` (migrations of `people`), `Wall("Aim", through="plan")` asks the wall of the
row it is part of. `read` and `insert` are what opens a row besides that.
"""

from collections.abc import Iterator, Sequence
from typing import Any, cast

from django.db.migrations.state import ProjectState
from django.db.models import ForeignKey, Model

from whatmatters.foundations.operations import InTheDatabase, model_in

IS_SYSTEM = "current_setting('wm.acting', true) = 'system'"
DEEDS = ("select", "insert", "update", "delete")


class Wall(InTheDatabase):
    """Row-level security on one table, FORCEd, so that its owner is behind it too."""

    def __init__(
        self,
        model: str,
        *,
        person: str = "",
        about: str = "",
        through: str = "",
        read: str = "",
        insert: str = "",
        instead: str = "",
    ) -> None:
        """One of `person`, `through`, and `instead` (SQL) says whose a row is.

        `about` is the class of data. `read` and `insert` are SQL that lets a row be read, or
        put in, as well.
        """
        self.model, self.person, self.about, self.through = model, person, about, through
        self.read, self.insert, self.instead = read, insert, instead

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        names = ("person", "about", "through", "read", "insert", "instead")
        said = {name: getattr(self, name) for name in names if getattr(self, name)}
        return self.__class__.__qualname__, [self.model], said

    def put_there(self, vendor: str, app_label: str, state: ProjectState) -> Iterator[str]:
        if vendor == "postgresql":
            yield from self.statements(model_in(state, app_label, self.model))

    def taken_away(self, vendor: str, app_label: str, state: ProjectState) -> Iterator[str]:
        if vendor == "postgresql":
            yield from pulled_down(model_in(state, app_label, self.model)._meta.db_table)

    def describe(self) -> str:
        return f"Wall {self.model} in"

    def statements(self, model: type[Model]) -> Iterator[str]:
        table = model._meta.db_table
        own = self._own(model)
        tied = _all([own, *_tied(model, null=False)])
        new = f"{tied} OR {self.insert}" if self.insert else tied
        yield from pulled_down(table)
        yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
        yield f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"
        yield _policy(table, "select", using=f"{self.read} OR {own}" if self.read else own)
        yield _policy(table, "insert", check=_all([f"({new})", *_tied(model, null=True)]))
        yield _policy(table, "update", using=own, check=tied)
        yield _policy(table, "delete", using=own)

    def _own(self, model: type[Model]) -> str:
        """SQL that is true of a row whose person those who act may reach."""
        if self.instead:
            return f"({self.instead})"
        table = model._meta.db_table
        if self.through:
            return _visible(model, self.through)
        column = _key(model, self.person).column if self.person else "id"
        return f"wm_reaches({table}.{column}, '{self.about}')"


class Discreet(InTheDatabase):
    """Besides its wall: what a confidential service does is for itself and the person alone.

    The model has a `person` and an `organisation`. Rows of no organisation are open as before.
    """

    def __init__(self, model: str) -> None:
        self.model = model

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__qualname__, [self.model], {}

    def put_there(self, vendor: str, app_label: str, state: ProjectState) -> Iterator[str]:
        if vendor == "postgresql":
            table = model_in(state, app_label, self.model)._meta.db_table
            yield f"CREATE POLICY discreet ON {table} AS RESTRICTIVE USING ({_may_know(table)})"

    def taken_away(self, vendor: str, app_label: str, state: ProjectState) -> Iterator[str]:
        if vendor == "postgresql":
            table = model_in(state, app_label, self.model)._meta.db_table
            yield f"DROP POLICY discreet ON {table}"

    def describe(self) -> str:
        return f"Keep what a confidential service does in {self.model} to itself and the person"


def _may_know(table: str) -> str:
    """SQL that is true of rows of a service whose work with the person may be known."""
    place, person = f"{table}.organisation_id", f"{table}.person_id"
    is_open = f"(SELECT NOT o.is_confidential FROM access_organisation o WHERE o.id = {place})"  # noqa: S608  # our own names
    theirs = f"{place} = wm_place() OR wm_reaches({person}, 'diary-private')"
    return f"{IS_SYSTEM} OR {place} IS NULL OR {is_open} OR {theirs}"


def _policy(table: str, deed: str, *, using: str = "", check: str = "") -> str:
    parts = [f"CREATE POLICY wall_{deed} ON {table} FOR {deed.upper()}"]
    if using:
        parts.append(f"USING ({IS_SYSTEM} OR {using})")
    if check:
        parts.append(f"WITH CHECK ({IS_SYSTEM} OR {check})")
    return " ".join(parts)


def _all(conditions: Sequence[str]) -> str:
    return " AND ".join(conditions)


def _tied(model: type[Model], *, null: bool) -> Iterator[str]:
    """That what a row points at can be seen: a foreign key alone takes what is out of sight too."""
    for field in model._meta.local_fields:
        if isinstance(field, ForeignKey) and field.null == null and _is_tied(field):
            seen = _visible(model, field.name)
            column = f"{model._meta.db_table}.{field.column}"
            yield f"({column} IS NULL OR {seen})" if null else seen


def _is_tied(field: ForeignKey[Any, Any]) -> bool:
    """To a part of somebody's life. The person themself is asked about by `wm_reaches`."""
    there = _there(field)._meta
    return there.app_label != "access" and there.model_name != "person"


def _visible(model: type[Model], field: str) -> str:
    """A lookup by key, not EXISTS, of which PostgreSQL may make a scan of the whole table.

    In a function where a table points at itself: PostgreSQL takes that for going in circles.
    """
    key = _key(model, field)
    there = _there(key)._meta.db_table
    column = f"{model._meta.db_table}.{key.column}"
    if there == model._meta.db_table:
        return f"wm_sees('{there}', {column})"
    return f"(SELECT true FROM {there} AS there WHERE there.id = {column})"  # noqa: S608  # our own names


def _key(model: type[Model], field: str) -> ForeignKey[Any, Any]:
    found = model._meta.get_field(field)
    if not isinstance(found, ForeignKey):
        raise TypeError(f"{model._meta.label}.{field} points at nothing")
    return found


def _there(key: ForeignKey[Any, Any]) -> type[Model]:
    return cast("type[Model]", key.related_model)  # "self" only until models are complete


def pulled_down(table: str) -> Iterator[str]:
    for deed in DEEDS:
        yield f"DROP POLICY IF EXISTS wall_{deed} ON {table}"
    yield f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY"


class Functions(InTheDatabase):
    """What the policies ask, as SQL; PostgreSQL only."""

    def __init__(self, forwards: Sequence[str], backwards: Sequence[str]) -> None:
        self.forwards, self.backwards = forwards, backwards

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__qualname__, [self.forwards, self.backwards], {}

    def put_there(self, vendor: str, app_label: str, state: ProjectState) -> Sequence[str]:
        return self.forwards if vendor == "postgresql" else ()

    def taken_away(self, vendor: str, app_label: str, state: ProjectState) -> Sequence[str]:
        return self.backwards if vendor == "postgresql" else ()

    def describe(self) -> str:
        return "Say who reaches whom, in the database"
