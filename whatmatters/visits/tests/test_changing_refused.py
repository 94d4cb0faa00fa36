"""Changes that nobody may ask for, and those that can not be."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.actions import begin_record
from whatmatters.people.models import Person
from whatmatters.timebank.models import TimeBudget
from whatmatters.visits.actions import (
    answer_change,
    ask_change,
    cancel_visit,
    plan_visit,
)
from whatmatters.visits.models import Change, Visit, VisitNotReady
from whatmatters.visits.tests.conftest import MONDAY, Plans, another, at

THURSDAY = MONDAY + timedelta(days=3)
SATURDAY = MONDAY + timedelta(days=5)


@pytest.fixture
def visit(plan: Plans, budget: TimeBudget) -> Visit:
    """This Thursday at nine, for an hour of her time."""
    return plan(starts_at=at(9, day=THURSDAY), budget=budget)


@pytest.mark.parametrize("who", ["sam", "owen", "june"])
def test_nobody_else_asks_or_answers(
    who: str, asks: Any, visit: Visit, bridget: Actor, request: pytest.FixtureRequest
) -> None:
    somebody = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        asks("move", visit, starts_at=at(14, day=SATURDAY), by=somebody)
    with pytest.raises(PermissionDenied):
        cancel_visit(visit=visit, by=somebody, because="x")
    change = asks("move", visit, starts_at=at(14, day=SATURDAY))
    with pytest.raises(PermissionDenied):
        answer_change(change=change, by=somebody, agrees=True)


def test_a_practitioner_asks_as_they_were_told(
    asks: Any, visit: Visit, priya: Actor, bridget: Actor
) -> None:
    change = asks("move", visit, starts_at=at(14, day=SATURDAY), by=priya)
    assert (change.asked_side, change.asked_by) == ("person", priya.user)
    answer_change(change=change, by=bridget, agrees=True)


@pytest.mark.parametrize(
    ("kind", "more", "told"),
    [
        ("move", {}, "still to come"),
        ("move", {"starts_at": at(6)}, "still to come"),
        ("move", {"starts_at": at(9, day=THURSDAY), "minutes": 60}, "at that time already"),
        ("swap", {}, "which visit"),
        ("fly", {}, "Choose what"),
    ],
)
def test_what_can_not_be_is_said_at_once(
    kind: str, more: dict[str, Any], told: str, asks: Any, visit: Visit
) -> None:
    with pytest.raises(VisitNotReady, match=told):
        asks(kind, visit, **more)

    assert not Change.objects.exists()


@pytest.mark.parametrize(
    ("kind", "more", "told"),
    [
        ("visit", {"minutes": 60}, "still to come"),
        ("visit", {"minutes": 0, "starts_at": at(10, day=SATURDAY)}, "1 minute to 36 hours"),
        ("visit", {"minutes": 60, "starts_at": at(10, day=SATURDAY)}, "Ask for more"),
        ("beyond", {"minutes": 60, "starts_at": at(10, day=SATURDAY)}, "what it is for"),
        (
            "beyond",
            {"minutes": 60, "starts_at": at(10, day=SATURDAY), "words": "x"},
            "who helps them",
        ),
        ("cancel", {}, "a visit from the list"),
    ],
)
def test_and_of_what_is_not_there_yet(
    kind: str, more: dict[str, Any], told: str, asks: Any
) -> None:
    with pytest.raises(VisitNotReady, match=told):
        asks(kind, **more)


def test_one_thing_at_a_time_is_asked_of_a_visit(asks: Any, visit: Visit, bridget: Actor) -> None:
    asks("move", visit, starts_at=at(14, day=SATURDAY))
    with pytest.raises(VisitNotReady, match="asked of this visit already"):
        asks("move", visit, starts_at=at(15, day=SATURDAY), by=bridget)


def test_it_is_too_late_for_a_time_that_has_passed(asks: Any, visit: Visit, bridget: Actor) -> None:
    change = asks("move", visit, starts_at=at(12))
    with clock.at(at(13)), pytest.raises(VisitNotReady, match="has passed"):
        answer_change(change=change, by=bridget, agrees=True)

    change.refresh_from_db()
    assert change.state == "asked"


def test_nobody_swaps_with_the_visit_ofanother(
    asks: Any, visit: Visit, brook: Organisation, priya: Actor
) -> None:
    kofi = begin_record(by=priya, known_as="Kofi", full_name="Kofi Asare")
    his = another(Visit(person=kofi, organisation=brook, recorded_by=priya.user))
    with pytest.raises(VisitNotReady, match="which visit"):
        asks("swap", visit, other=his)


def test_a_visit_elsewhere_is_not_moved_through_this_provider(
    visit: Visit, maggie: Person, maggie_herself: Actor
) -> None:
    with pytest.raises(VisitNotReady, match="not to come"):
        ask_change(
            person=maggie,
            organisation=cast.place("westbury"),
            by=maggie_herself,
            kind="move",
            visit=visit,
            starts_at=at(14, day=SATURDAY),
        )


def test_who_pays_from_the_same_place_is_not_the_provider(
    maggie: Person, brook: Organisation, priya: Actor
) -> None:
    with pytest.raises(PermissionDenied):
        plan_visit(person=maggie, organisation=brook, by=priya, starts_at=at(18), minutes=30)
