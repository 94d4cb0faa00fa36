"""Maggie, with Sam who comes in the mornings and Bridget who manages Brook Home Care."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.outcomes.actions import hear_outcome
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import CircleMember, Kind, Person
from whatmatters.timebank.actions import open_time_budget
from whatmatters.timebank.models import TimeBudget
from whatmatters.visits.actions import ask_change, begin_visit, end_visit, plan_visit
from whatmatters.visits.models import Change, Visit
from whatmatters.visits.walltime import moment_of

#: A Monday morning in June, and what of it matters.
MONDAY = date(2026, 6, 8)
NINE = datetime(2026, 6, 8, 8, 0, tzinfo=UTC)  # 9am by the clock on the wall
NOW = datetime(2026, 6, 8, 7, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def that_morning(db: None) -> Any:
    with clock.at(NOW):
        yield


@pytest.fixture
def brook() -> Organisation:
    return cast.place("brook")


@pytest.fixture
def bridget(maggie: Person, brook: Organisation) -> Actor:
    """Manages Brook Home Care, with a place in Maggie’s circle."""
    bridget = cast.worker("bridget")
    CircleMember.objects.create(
        person=maggie,
        kind=Kind.PROVIDER,
        name=bridget.name,
        user=bridget.user,
        organisation=brook,
    )
    return bridget


@pytest.fixture
def allotment(maggie: Person, priya: Actor) -> Outcome:
    return hear_outcome(person=maggie, by=priya, words="Get back to my allotment")


@pytest.fixture
def budget(maggie: Person, priya: Actor, brook: Organisation) -> TimeBudget:
    """Seven hours a week, that Brook Home Care holds for Maggie."""
    return open_time_budget(
        person=maggie,
        organisation=brook,
        by=priya,
        minutes_a_week=7 * 60,
        begins_on=MONDAY - timedelta(days=7),
    )


Plans = Callable[..., Visit]


@pytest.fixture
def plan(maggie: Person, brook: Organisation, bridget: Actor, sam: Actor) -> Plans:
    """A visit of Sam’s to Maggie: this Monday at nine for an hour, unless it is said otherwise."""

    def plan(**more: Any) -> Visit:
        said: dict[str, Any] = {"starts_at": NINE, "minutes": 60, "by": bridget}
        said["workers"] = [sam.user]
        return plan_visit(person=maggie, organisation=brook, **said | more)

    return plan


@pytest.fixture
def visit_at_nine(plan: Plans) -> Visit:
    return plan()


@pytest.fixture
def asks(maggie: Person, brook: Organisation, maggie_herself: Actor) -> Any:
    def asks(kind: str, visit: Visit | None = None, **more: Any) -> Change:
        said: dict[str, Any] = {"by": maggie_herself, "kind": kind, "visit": visit}
        return ask_change(person=maggie, organisation=brook, **said | more)

    return asks


def another(visit: Visit) -> Visit:
    """One more of the same person, on the Saturday."""
    on = MONDAY + timedelta(days=5)
    return Visit.objects.create(
        person=visit.person,
        organisation=visit.organisation,
        day=on,
        starts_at=at(10, day=on),
        minutes=60,
        recorded_by=visit.recorded_by,
    )


def at(hour: int, minute: int = 0, *, day: date = MONDAY) -> datetime:
    """By the clock on the wall."""
    return moment_of(day, time(hour, minute))


def went(visit: Visit, by: Actor, begins: datetime, minutes: int, **proofs: Any) -> Visit:
    """Somebody came then, and went so many minutes later."""
    ends = begins + timedelta(minutes=minutes)
    with clock.at(ends):
        begin_visit(visit=visit, by=by, at=begins, proof=proofs.get("came"))
        return end_visit(visit=visit, by=by, at=ends, proof=proofs.get("left"))
