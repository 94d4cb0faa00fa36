"""Queries written with the ORM, built and compiled once, and run many times.

A page that is opened all day asks the same questions each time, about another person.
Django builds and compiles each of them anew, which takes far longer than the answer:

    outcomes = Prepared(
        lambda viewer, person: Outcome.objects.visible_to(viewer).filter(person=person)
    )
    outcomes.rows(viewer=request.actor, about=person_id)

A query may depend on the viewer, on one id, and on today. Whatever else it turns out to
depend on is refused when it is compiled. It gives models, or tuples of a `values_list`,
and brings no `prefetch_related` with it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeAlias, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models import query as queries

from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, User
from whatmatters.foundations import clock

Row = TypeVar("Row")
Values: TypeAlias = tuple[UUID | date | None, ...]
Make: TypeAlias = Callable[[Sequence[Any]], Any]
Converters: TypeAlias = list[tuple[int, list[Callable[..., Any]], Any]]


class DependsOnMore(Exception):
    """The query depends on more than it is given, so it can't be prepared."""


class Prepared(Generic[Row]):
    """One question of a page, compiled once for each kind of viewer."""

    def __init__(self, query: Callable[[Actor, UUID], QuerySet[Any, Row]]) -> None:
        self._query = query
        self._compiled: dict[tuple[object, ...], _Compiled | None] = {}

    def rows(self, *, viewer: Actor, about: UUID) -> list[Row]:
        """What it finds for this viewer, about this id, today."""
        kind = _kind(viewer)
        if kind not in self._compiled:
            self._compiled[kind] = self._compile(viewer)
        compiled = self._compiled[kind]
        return compiled.run(_values(viewer, about)) if compiled else []

    def _compile(self, viewer: Actor) -> "_Compiled | None":
        """Compiled with two sets of made-up values: where they differ is where a value goes."""
        try:
            first, second = (_try(self._query, viewer, turn) for turn in (1, 2))
        except EmptyResultSet:
            return None
        places = dict(_places(first, second))
        return _Compiled(first.sql, first.parameters, places, first.converters, first.make)


@dataclass(frozen=True, slots=True)
class _Compiled:
    sql: str
    parameters: tuple[Any, ...]
    places: dict[int, int]
    converters: Converters
    make: Make

    def run(self, values: Values) -> list[Any]:
        stored = _as_stored(values)
        parameters = list(self.parameters)
        for place, value in self.places.items():
            parameters[place] = stored[value]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, parameters)
            return [self.make(self._converted(row)) for row in cursor.fetchall()]

    def _converted(self, row: Sequence[Any]) -> Sequence[Any]:
        """As the ORM does it: what the database gives, as Python has it."""
        read = list(row)
        for place, converters, expression in self.converters:
            for convert in converters:
                read[place] = convert(read[place], expression, connection)
        return read


@dataclass(frozen=True, slots=True)
class _Tried:
    sql: str
    parameters: tuple[Any, ...]
    made_up: list[Any]
    converters: Converters
    make: Make


def _try(query: Callable[[Actor, UUID], QuerySet[Any, Any]], viewer: Actor, turn: int) -> _Tried:
    stand_in, about, day = _stand_in(viewer, turn), UUID(int=turn << 64), date(1900 + turn, 2, 3)
    with clock.at(day):
        asked = query(stand_in, about)
        values = _values(stand_in, about)
    compiler = asked.query.get_compiler(connection=connection)
    sql, parameters = compiler.as_sql()
    columns = [expression for expression, _, _ in compiler.select]
    converters = [(i, c, e) for i, (c, e) in compiler.get_converters(columns).items()]
    return _Tried(sql, tuple(parameters), _as_stored(values), converters, _maker(asked, compiler))


def _stand_in(viewer: Actor, turn: int) -> Actor:
    """Somebody made up, of the same kind as the viewer."""
    user = User(id=UUID(int=turn), is_active=viewer.user.is_active)
    if viewer.membership is None:
        return Actor(user)
    membership = Membership(
        user=user,
        organisation_id=UUID(int=turn << 16),
        team_id=UUID(int=turn << 32) if viewer.team_id else None,
        role_key=viewer.membership.role_key,
    )
    return Actor(user, membership)


def _kind(viewer: Actor) -> tuple[object, ...]:
    """All about a viewer that a query may be written by, other than their ids."""
    return (connection.vendor, viewer.role.key, viewer.team_id is None, viewer.user.is_active)


def _values(viewer: Actor, about: UUID) -> Values:
    return (viewer.user.pk, viewer.organisation_id, viewer.team_id, about, clock.today())


def _as_stored(values: Values) -> list[Any]:
    """Values as this database takes them."""
    native = connection.features.has_native_uuid_field
    return [
        (value if native else value.hex)
        if isinstance(value, UUID)
        else connection.ops.adapt_datefield_value(value)
        for value in values
    ]


def _places(first: _Tried, second: _Tried) -> Iterator[tuple[int, int]]:
    """Which parameter is which value. Raises DependsOnMore if one is none of them."""
    if first.sql != second.sql:
        raise DependsOnMore("The statement itself differs from time to time")
    for place, pair in enumerate(zip(first.parameters, second.parameters, strict=True)):
        if pair[0] != pair[1]:
            yield place, _which(pair, first, second)


def _which(pair: tuple[Any, Any], first: _Tried, second: _Tried) -> int:
    for value, made_up in enumerate(zip(first.made_up, second.made_up, strict=True)):
        if made_up == pair:
            return value
    raise DependsOnMore("A query may depend on the viewer, one id and today; and on no more")


def _maker(asked: QuerySet[Any, Any], compiler: Any) -> Make:
    """How a row becomes what the queryset would have given: a model, or a tuple."""
    if not issubclass(asked._iterable_class, queries.ModelIterable):
        return tuple
    fields = compiler.klass_info["select_fields"]
    start, end = fields[0], fields[-1] + 1
    model, using = compiler.klass_info["model"], connection.alias
    names = [column[0].target.attname for column in compiler.select[start:end]]
    populators = queries.get_related_populators  # type: ignore[attr-defined]  # not in the stubs
    related = populators(compiler.klass_info, compiler.select, using)

    def make(row: Sequence[Any]) -> Any:
        made = model.from_db(using, names, row[start:end])
        for populator in related:
            populator.populate(row, made)
        return made

    return make
