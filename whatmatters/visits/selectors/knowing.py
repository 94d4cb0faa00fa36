"""Who comes to whom: how many different workers, and how often those a person knows well."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Avg, Count, F, Max, Sum

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.people.models import Person
from whatmatters.visits.models import Status, VisitQuerySet
from whatmatters.visits.selectors.measures import KNOWN_WELL
from whatmatters.visits.went import those_who_came

#: Who came to somebody, those who came most often first.
RANKED = (
    "SELECT who, times, ROW_NUMBER() OVER (PARTITION BY who ORDER BY times DESC, worker) AS place"
    " FROM ({}) AS went"
)
KNOWN = "SELECT who, SUM(times) AS known FROM ({}) AS ranked WHERE place <= %s GROUP BY who"
TOGETHER = "SELECT SUM(known) FROM ({}) AS each_person"


@dataclass(frozen=True, slots=True)
class Workers:
    """How many came. `times` counts each who was at each visit; `by_known`, the three who come
    most to each person (the continuity of care).
    """

    people: int
    times: int
    by_known: int
    most: int
    on_average: float

    @property
    def percent(self) -> int | None:
        return round(100 * self.by_known / self.times) if self.times else None


@dataclass(frozen=True, slots=True)
class OfPerson:
    """How many different workers came to one of the people, and how often."""

    person: Person
    workers: int
    times: int
    by_known: int


def workers_of(visits: VisitQuerySet) -> Workers:
    """Two queries: how many came to each, and how often those who came most."""
    found = by_person(visits).aggregate(
        people=Count("*"), all=Sum("times"), most=Max("workers"), average=Avg("workers")
    )
    if not found["people"]:
        return Workers(0, 0, 0, 0, 0)
    sql, given = _known(visits)
    ((known,),) = _asked(TOGETHER.format(sql), given)
    return Workers(
        found["people"],
        found["all"],
        int(known),
        found["most"],
        round(float(found["average"]), 1),
    )


def by_person(visits: VisitQuerySet) -> Any:
    """Each person to whom anybody came, those with the most workers first."""
    came = those_who_came(visits.filter(status=Status.DONE)).values(who=F("visit__person"))
    counted = came.annotate(workers=Count("user", distinct=True), times=Count("pk"))
    return counted.order_by("-workers", "-times", "who")


def _known(visits: VisitQuerySet) -> tuple[str, tuple[Any, ...]]:
    """The question how often the three who come most to each person came, person by person.

    The database ranks them: there are too many to be ranked here.
    """
    came = those_who_came(visits.filter(status=Status.DONE))
    went = came.values(who=F("visit__person"), worker=F("user")).annotate(times=Count("pk"))
    inner, given = went.query.sql_with_params()
    return KNOWN.format(RANKED.format(inner)), (*given, KNOWN_WELL)


def _asked(sql: str, given: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return list(cursor.fetchall())


def persons(
    viewer: Actor, visits: VisitQuerySet, found: Collection[dict[str, Any]]
) -> tuple[OfPerson, ...]:
    """Those who were found, and how often the three came who come most. Two queries for all."""
    theirs = visits.filter(person__in=[row["who"] for row in found])
    return _told(viewer, theirs, found)


def everyone(viewer: Actor, visits: VisitQuerySet) -> tuple[OfPerson, ...]:
    """All to whom anybody came."""
    return _told(viewer, visits, list(by_person(visits)))


def _told(
    viewer: Actor, visits: VisitQuerySet, found: Collection[dict[str, Any]]
) -> tuple[OfPerson, ...]:
    if not found:
        return ()
    seen = Person.objects.open_to(viewer, DataClass.VISITS)
    people = seen.in_bulk([row["who"] for row in found])
    known = {UUID(str(who)): int(times) for who, times in _asked(*_known(visits))}
    return tuple(
        OfPerson(people[row["who"]], row["workers"], row["times"], known[row["who"]])
        for row in found
    )
