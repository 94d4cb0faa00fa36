"""Queries written with the ORM, built and compiled once, and run many times.

A page that is opened all day asks the same questions each time, about another person.
Django builds and compiles each of them anew, which takes far longer than the answer:

    outcomes = Prepared(
        lambda viewer, person: Outcome.objects.visible_to(viewer).filter(person=person)
    )
    outcomes.rows(viewer=request.actor, about=person_id)

The values of a query may be the viewer's own id, organisation and team, one id, and today.
Any other that it is given, such as the viewer's name or the month, is refused when it is
compiled: that is done for two stand-ins who have nothing in common. How the query is put
together may depend on the viewer's role, on having a team, and on being active, and must
depend on nothing else: a branch that both stand-ins take the same way can't be noticed.

It gives models as they are stored, tuples of a `values_list`, or its values where it is
flat. Annotated models, dictionaries, named tuples and `prefetch_related` are refused.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from operator import itemgetter
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


class GivesMore(Exception):
    """The query gives what can't be made again from its rows, so it can't be prepared."""


#: When the two stand-ins live: no part of the one moment is the same in the other.
MOMENTS = (
    datetime(1901, 2, 3, 4, 5, 6, 7, tzinfo=UTC),
    datetime(1902, 7, 15, 18, 29, 30, 31, tzinfo=UTC),
)


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
        first, second = (_try(self._query, viewer, turn) for turn in (1, 2))
        if first is None and second is None:
            return None
        if first is None or second is None:
            raise DependsOnMore("It finds nothing for one viewer, without asking")
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


def _try(
    query: Callable[[Actor, UUID], QuerySet[Any, Any]], viewer: Actor, turn: int
) -> _Tried | None:
    """Compiled for a stand-in, in their time; None if it finds nothing, whatever there is."""
    about = UUID(int=turn << 64)
    with clock.at(MOMENTS[turn - 1]):
        stand_in = _stand_in(viewer, turn)
        asked = query(stand_in, about)
        values = _values(stand_in, about)
    compiler = asked.query.get_compiler(connection=connection)
    try:
        sql, parameters = compiler.as_sql()
    except EmptyResultSet:
        return None
    columns = [expression for expression, _, _ in compiler.select]
    converters = [(i, c, e) for i, (c, e) in compiler.get_converters(columns).items()]
    return _Tried(sql, tuple(parameters), _as_stored(values), converters, _maker(asked, compiler))


def _stand_in(viewer: Actor, turn: int) -> Actor:
    """Somebody made up, of the same kind as the viewer; the other has nothing else of theirs."""
    user = User(
        id=UUID(int=turn),
        email="nobody@example.org" * turn,
        name="Nobody" * turn,
        password="!" * turn,
        last_login=clock.now(),
        is_active=viewer.user.is_active,
    )
    if viewer.membership is None:
        return Actor(user)
    membership = Membership(
        user=user,
        began_on=clock.today() - timedelta(days=turn),
        ended_on=clock.today() + timedelta(days=turn),
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
    """How a row becomes what the queryset would have given. Raises GivesMore."""
    gives = asked._iterable_class
    if gives is queries.ValuesListIterable:
        return tuple
    if gives is queries.FlatValuesListIterable:
        return itemgetter(0)
    after = asked._prefetch_related_lookups  # type: ignore[attr-defined]  # not in the stubs
    more = after or compiler.annotation_col_map or compiler.query.extra_select
    if gives is not queries.ModelIterable or more:
        raise GivesMore("A prepared query gives models as they are stored, tuples or values")
    return _model_maker(compiler)


def _model_maker(compiler: Any) -> Make:
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
