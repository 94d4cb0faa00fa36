"""Queries written with the ORM, built and compiled once, and run many times.

A page that is opened all day asks the same questions each time, about another person.
Django builds and compiles each of them anew, which takes far longer than the answer:

    outcomes = Prepared(
        lambda viewer, person: Outcome.objects.visible_to(viewer).filter(person=person)
    )
    outcomes.rows(viewer=request.actor, about=person_id)

The values of a query may be the viewer's own id, organisation and team, what it is about,
whatever else is given to it, today and now. Any other, such as the viewer's name or the month,
is refused when it is compiled: that is done for two stand-ins who have nothing in common.
How the query is put together may depend on the viewer's role, on having a team, on being
active, and on being signed in beside a worker, and must depend on nothing else: a branch that
both stand-ins take the same way can't be noticed. A value stands in it as it was given:
`filter(key__gte=given)`, not `given + 1`.

It gives models as they are stored, tuples of a `values_list`, or its values where it is
flat. Annotated models, dictionaries, named tuples and `prefetch_related` are refused. About
several at once: `access.several`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from operator import itemgetter
from typing import Any, Generic, TypeAlias, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet
from django.db.models import query as queries

from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, User
from whatmatters.foundations import clock

Row = TypeVar("Row")
Given: TypeAlias = UUID | str | bytes | date
Query: TypeAlias = "Callable[..., QuerySet[Any, Row]]"
Values: TypeAlias = tuple[Given | None, ...]
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
    """One question of a page, compiled once for each kind of viewer.

    `query` takes the viewer (None where nobody is known yet), what it is about, and as many
    more values as `rows` is given: always of the same number and types.
    """

    def __init__(self, query: "Query[Row]") -> None:
        self._query = query
        self._compiled: dict[tuple[object, ...], _Compiled | None] = {}

    def rows(self, *, viewer: Actor | None, about: Given, given: Sequence[Given] = ()) -> list[Row]:
        """What it finds for this viewer, about this, today."""
        database = connections[DEFAULT_DB_ALIAS]
        kind = _kind(viewer, database)
        if kind not in self._compiled:
            self._compiled[kind] = self._compile(viewer, (about, *given))
        compiled = self._compiled[kind]
        return compiled.run(database, viewer, (about, *given)) if compiled else []

    def _compile(self, viewer: Actor | None, given: Sequence[Given]) -> "_Compiled | None":
        """Compiled with two sets of made-up values: where they differ is where a value goes."""
        first, second = (_try(self._query, viewer, given, turn) for turn in (1, 2))
        if first is None and second is None:
            return None
        if first is None or second is None:
            raise DependsOnMore("It finds nothing for one viewer, without asking")
        places = tuple(_places(first, second))
        needs_time = any(value in {TODAY, NOW} for _, value in places)
        return _Compiled(
            first.sql, first.parameters, places, needs_time, first.converters, first.make
        )


@dataclass(frozen=True, slots=True)
class _Compiled:
    sql: str
    parameters: tuple[Any, ...]
    places: tuple[tuple[int, int], ...]
    needs_time: bool
    converters: Converters
    make: Make

    def run(
        self, database: BaseDatabaseWrapper, viewer: Actor | None, given: Sequence[Given]
    ) -> list[Any]:
        values = _values(viewer, clock.now() if self.needs_time else None, given)
        parameters = list(self.parameters)
        for place, value in self.places:
            parameters[place] = _as_stored(values[value], database)
        with database.cursor() as cursor:
            cursor.execute(self.sql, parameters)
            rows = cursor.fetchall()
        if self.converters:
            return [self.make(self._converted(row, database)) for row in rows]
        return [self.make(row) for row in rows]

    def _converted(self, row: Sequence[Any], database: BaseDatabaseWrapper) -> Sequence[Any]:
        """As the ORM does it: what the database gives, as Python has it."""
        read = list(row)
        for place, converters, expression in self.converters:
            for convert in converters:
                read[place] = convert(read[place], expression, database)
        return read


@dataclass(frozen=True, slots=True)
class _Tried:
    sql: str
    parameters: tuple[Any, ...]
    made_up: list[Any]
    converters: Converters
    make: Make


def _try(
    query: "Query[Any]", viewer: Actor | None, given: Sequence[Given], turn: int
) -> _Tried | None:
    """Compiled for a stand-in, in their time; None if it finds nothing, whatever there is."""
    database = connections[DEFAULT_DB_ALIAS]
    made_up = [_made_up(value, place, turn) for place, value in enumerate(given)]
    with clock.at(MOMENTS[turn - 1]):
        stand_in = _stand_in(viewer, turn)
        asked = query(stand_in, *made_up)
        values = _values(stand_in, clock.now(), made_up)
    compiler = asked.query.get_compiler(connection=database)
    try:
        sql, parameters = compiler.as_sql()
    except EmptyResultSet:
        return None
    columns = [expression for expression, _, _ in compiler.select]
    converters = [(i, c, e) for i, (c, e) in compiler.get_converters(columns).items()]
    stored = [_as_stored(value, database) for value in values]
    return _Tried(sql, tuple(parameters), stored, converters, _maker(asked, compiler))


def _made_up(value: Given, place: int, turn: int) -> Given:
    """A value of the same type, with nothing of the real one in it."""
    if isinstance(value, UUID):
        return UUID(int=(turn << 64) + place)
    if isinstance(value, date):
        return MOMENTS[0].date() - timedelta(days=1000 * turn + place)
    text = f"{turn}{place:03}" * 4
    return text if isinstance(value, str) else text.encode()


def _stand_in(viewer: Actor | None, turn: int) -> Actor | None:
    """Somebody made up, of the same kind as the viewer; the other has nothing else of theirs."""
    if viewer is None:
        return None
    user = User(
        id=UUID(int=turn),
        email="nobody@example.org" * turn,
        name="Nobody" * turn,
        password="!" * turn,
        last_login=clock.now(),
        is_active=viewer.user.is_active,
    )
    if viewer.membership is None:
        return Actor(user, is_beside=viewer.is_beside)
    membership = Membership(
        user=user,
        began_on=clock.today() - timedelta(days=turn),
        ended_on=clock.today() + timedelta(days=turn),
        organisation_id=UUID(int=turn << 16),
        team_id=UUID(int=turn << 32) if viewer.team_id else None,
        role_key=viewer.membership.role_key,
    )
    return Actor(user, membership, viewer.is_beside)


def _kind(viewer: Actor | None, database: BaseDatabaseWrapper) -> tuple[object, ...]:
    """All about a viewer that a query may be written by, other than their ids."""
    if viewer is None:
        return (database.vendor,)
    kind = (viewer.role.key, viewer.team_id is None, viewer.user.is_active, viewer.is_beside)
    return (database.vendor, *kind)


TODAY, NOW = 3, 4


def _values(viewer: Actor | None, now: datetime | None, given: Sequence[Given]) -> Values:
    time = (clock.day_of(now), now) if now else (None, None)
    if viewer is None:
        return (None, None, None, *time, *given)
    return (viewer.user.pk, viewer.organisation_id, viewer.team_id, *time, *given)


def _as_stored(value: Any, database: BaseDatabaseWrapper) -> Any:
    """A value as this database takes it."""
    if isinstance(value, UUID):
        return value if database.features.has_native_uuid_field else value.hex
    if isinstance(value, bytes):
        return database.Database.Binary(value)  # type: ignore[attr-defined]  # not in the stubs
    if isinstance(value, datetime):
        return database.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return database.ops.adapt_datefield_value(value)
    return value


def _places(first: _Tried, second: _Tried) -> Iterator[tuple[int, int]]:
    """Which parameter is which value. Raises DependsOnMore if one is none of them."""
    if first.sql != second.sql:
        raise DependsOnMore("The statement itself differs from time to time")
    for place, pair in enumerate(zip(first.parameters, second.parameters, strict=True)):
        if _bare(pair[0]) != _bare(pair[1]):
            yield place, _which(pair, first, second)


def _which(pair: tuple[Any, Any], first: _Tried, second: _Tried) -> int:
    sought = tuple(map(_bare, pair))
    for value, made_up in enumerate(zip(first.made_up, second.made_up, strict=True)):
        if tuple(map(_bare, made_up)) == sought:
            return value
    raise DependsOnMore("A query may depend on the viewer, what it is given, and the time")


def _bare(parameter: Any) -> Any:
    """The bytes within what psycopg or SQLite wraps them in, since wrappers are not equal."""
    return bytes(getattr(parameter, "obj", parameter)) if _is_bytes(parameter) else parameter


def _is_bytes(parameter: Any) -> bool:
    return isinstance(getattr(parameter, "obj", parameter), bytes | bytearray | memoryview)


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
    model, using = compiler.klass_info["model"], compiler.using
    names = [column[0].target.attname for column in compiler.select[start:end]]
    populators = queries.get_related_populators  # type: ignore[attr-defined]  # not in the stubs
    related = populators(compiler.klass_info, compiler.select, using)

    def make(row: Sequence[Any]) -> Any:
        made = model.from_db(using, names, row[start:end])
        for populator in related:
            populator.populate(row, made)
        return made

    return make
