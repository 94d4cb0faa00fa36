"""Maggie, whom Brook Home Care comes to; and files of visits as its manager sends them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.demonstration import cast
from whatmatters.exchange.actions import VisitsBroughtIn, tell_visits
from whatmatters.exchange.actual_visits import sort_actual
from whatmatters.exchange.planned_visits import sort_planned
from whatmatters.exchange.spreadsheet.visits import read_visits
from whatmatters.foundations import clock
from whatmatters.outcomes.actions import hear_outcome
from whatmatters.outcomes.models import Outcome
from whatmatters.people import actions as people
from whatmatters.people.models import CircleMember, Kind, Person, Registration
from whatmatters.timebank.actions import open_time_budget
from whatmatters.timebank.models import TimeBudget

__all__ = [
    "allotment",
    "bridget",
    "brook",
    "number",
    "planned",
    "that_morning",
    "time_of_hers",
]

MONDAY = date(2026, 6, 8)
NOW = datetime(2026, 6, 8, 7, 0, tzinfo=UTC)
NINE = datetime(2026, 6, 8, 8, 0, tzinfo=UTC)  # 9am by the clock on the wall
#: This morning at nine, for 45 minutes.
ONE = "V-1,4471,Maggie,8 June 2026,09:00,45,,\n"
PLANNED = "Your reference,Person’s number,Name,Date,Start,Minutes,Who goes,What it is for\n"
ACTUAL = "Your reference,Person’s number,Name,Date,Start,What became of it,Arrived,Left,"
ACTUAL += "Called off at,Why,How you know,What was done\n"


@pytest.fixture(autouse=True)
def that_morning(db: None) -> Iterator[None]:
    with clock.at(NOW):
        yield


@pytest.fixture
def brook() -> Organisation:
    return cast.place("brook")


@pytest.fixture
def number(maggie: Person, brook: Organisation) -> str:
    """By which Brook Home Care knows her."""
    people.register(person=maggie, organisation=brook)
    Registration.objects.filter(person=maggie, organisation=brook).update(number="4471")
    return "4471"


@pytest.fixture
def bridget(maggie: Person, brook: Organisation, number: str) -> Actor:
    bridget = cast.worker("bridget")
    join(maggie, bridget, brook)
    return bridget


@pytest.fixture
def time_of_hers(maggie: Person, priya: Actor, brook: Organisation) -> TimeBudget:
    """Seven hours a week, that Brook Home Care holds for Maggie."""
    begins_on = MONDAY - timedelta(days=7)
    return open_time_budget(
        person=maggie, organisation=brook, by=priya, minutes_a_week=7 * 60, begins_on=begins_on
    )


@pytest.fixture
def allotment(maggie: Person, priya: Actor) -> Outcome:
    return hear_outcome(person=maggie, by=priya, words="Get back to my allotment")


@pytest.fixture
def planned(bridget: Actor, time_of_hers: TimeBudget) -> VisitsBroughtIn:
    """V-1: this morning at nine, for 45 minutes."""
    return tell("planned", "V-1,4471,Maggie,8 June 2026,09:00,45,,\n", by=bridget)


def join(person: Person, manager: Actor, where: Organisation) -> None:
    CircleMember.objects.create(
        person=person,
        kind=Kind.PROVIDER,
        name=manager.name,
        user=manager.user,
        organisation=where,
    )


def sheet(kind: str, rows: str) -> bytes:
    return ((PLANNED if kind == "planned" else ACTUAL) + rows).encode()


def tell(kind: str, rows: str, *, by: Actor, keep_good: bool = True) -> VisitsBroughtIn:
    return tell_visits(
        kind=kind, name="ours.csv", content=sheet(kind, rows), by=by, keep_good=keep_good
    )


def to_mend(done: VisitsBroughtIn) -> str:
    return " | ".join(problem.what_to_do for problem in done.found.problems)


def when(told: str, by: Actor, *, hours: int = 4) -> VisitsBroughtIn:
    """What became of V-1, sent at eleven that morning."""
    with clock.at(NOW + timedelta(hours=hours)):
        return tell("actual", told, by=by)


def asked_of(kind: str, rows: str, by: Actor) -> int:
    read = read_visits(kind, "ours.csv", sheet(kind, rows))
    sort = sort_planned if kind == "planned" else sort_actual
    with CaptureQueriesContext(connection) as asked:
        found = sort(read, viewer=by)
    assert not found.problems
    return len(asked)
