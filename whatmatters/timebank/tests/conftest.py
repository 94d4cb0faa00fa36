"""What the tests of time begin with: Maggie has 6 hours 45 minutes a week, held by Brook."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from tests.clearing import forget_audit
from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.models import CircleMember, Kind, Person
from whatmatters.timebank.actions import open_time_budget, plan_time, use_time
from whatmatters.timebank.models import TimeBudget, TimeEntry

#: A Monday: the first day of the first period of four weeks.
BEGINS = date(2026, 1, 5)
FOUR_WEEKS = timedelta(days=28)


def in_period(number: int, day: int = 0) -> date:
    return BEGINS + FOUR_WEEKS * (number - 1) + timedelta(days=day)


@pytest.fixture(autouse=True)
def first_day() -> Iterator[None]:
    """It is noon on the first day, unless a test says otherwise."""
    with clock.at(BEGINS):
        yield


@pytest.fixture
def bridget(maggie: Person) -> Actor:
    """Manages Brook Home Care, in Maggie’s circle."""
    bridget = cast.worker("bridget")
    CircleMember.objects.create(
        person=maggie,
        kind=Kind.PROVIDER,
        name=bridget.name,
        user=bridget.user,
        organisation=cast.place("brook"),
    )
    return bridget


@pytest.fixture
def budget(maggie: Person, priya: Actor) -> TimeBudget:
    return opened(maggie, priya)


@pytest.fixture
def lapsing(maggie: Person, priya: Actor) -> TimeBudget:
    """The same, where what can’t be carried over is lost."""
    return opened(maggie, priya, lapsing="lapse")


def opened(person: Person, by: Actor, **terms: object) -> TimeBudget:
    given = {"minutes_a_week": 405, "begins_on": BEGINS} | terms
    budget = open_time_budget(
        person=person,
        organisation=cast.place("brook"),
        by=by,
        **given,  # type: ignore[arg-type]  # as a form gives them
    )
    forget_audit()
    return budget


def used(
    budget: TimeBudget, by: Actor, minutes: int, on: date, occasion: UUID | None = None
) -> TimeEntry:
    with clock.at(on):
        return use_time(budget=budget, by=by, minutes=minutes, occasion=occasion or uuid4(), on=on)


def planned(
    budget: TimeBudget, by: Actor, minutes: int, on: date, occasion: UUID | None = None
) -> TimeEntry:
    return plan_time(budget=budget, by=by, minutes=minutes, occasion=occasion or uuid4(), on=on)
