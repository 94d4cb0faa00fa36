"""What one side asks to be otherwise, and the other says yes or no to."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.foundations.models import Stale
from whatmatters.outcomes.models import Outcome
from whatmatters.timebank.models import Kind, TimeBudget, TimeEntry, TimeNotReady
from whatmatters.visits.actions import (
    answer_change,
    cancel_visit,
    move_visit,
    take_back_change,
)
from whatmatters.visits.models import Change, Status, Task, Visit, VisitNotReady
from whatmatters.visits.tests.conftest import MONDAY, Plans, another, at

THURSDAY = MONDAY + timedelta(days=3)
SATURDAY = MONDAY + timedelta(days=5)


@pytest.fixture
def visit(plan: Plans, budget: TimeBudget) -> Visit:
    """This Thursday at nine, for an hour of her time."""
    return plan(starts_at=at(9, day=THURSDAY), budget=budget)


def planned(budget: TimeBudget) -> int:
    return TimeEntry.objects.filter(budget=budget).planned()


def used(budget: TimeBudget) -> int:
    rows = TimeEntry.objects.filter(budget=budget, kind=Kind.USED).standing()
    return -sum(rows.values_list("minutes", flat=True))


def test_a_visit_moves_when_the_other_side_says_yes(
    asks: Any, visit: Visit, bridget: Actor, budget: TimeBudget
) -> None:
    change = asks("move", visit, starts_at=at(14, day=SATURDAY), minutes=90, words="My sister")
    visit.refresh_from_db()
    assert visit.day == THURSDAY

    answer_change(change=change, by=bridget, agrees=True, read=change.version)

    visit.refresh_from_db()
    change.refresh_from_db()
    assert (visit.day, visit.starts_at, visit.minutes) == (SATURDAY, at(14, day=SATURDAY), 90)
    assert [one.day for one in visit.goers.all()] == [SATURDAY]
    assert planned(budget) == 90
    assert (change.state, change.answered_by, change.asked_side) == (
        "agreed",
        bridget.user,
        "person",
    )
    did = AuditEntry.objects.filter(did__startswith="visits.change").order_by("at", "pk")
    assert [one.did for one in did] == ["visits.change-asked", "visits.change-agreed"]


def test_the_provider_asks_and_the_person_answers(
    asks: Any, visit: Visit, bridget: Actor, maggie_herself: Actor
) -> None:
    change = asks("move", visit, starts_at=at(14, day=SATURDAY), by=bridget)
    assert change.asked_side == "provider"
    with pytest.raises(PermissionDenied):
        answer_change(change=change, by=bridget, agrees=True)

    answer_change(change=change, by=maggie_herself, agrees=True)

    visit.refresh_from_db()
    assert visit.day == SATURDAY


def test_no_says_why(asks: Any, visit: Visit, bridget: Actor) -> None:
    change = asks("move", visit, starts_at=at(14, day=SATURDAY))
    with pytest.raises(VisitNotReady, match="Say why not"):
        answer_change(change=change, by=bridget, agrees=False, words="  ")

    answer_change(change=change, by=bridget, agrees=False, words="Nobody is free on Saturday")

    change.refresh_from_db()
    visit.refresh_from_db()
    assert (change.state, change.answer) == ("refused", "Nobody is free on Saturday")
    assert visit.day == THURSDAY


def test_answered_twice_is_answered_once(asks: Any, visit: Visit, bridget: Actor) -> None:
    change = asks("move", visit, starts_at=at(14, day=SATURDAY))
    for _ in range(2):
        answer_change(change=change, by=bridget, agrees=True, read=change.version)
    with pytest.raises(VisitNotReady, match="answered already"):
        answer_change(change=change, by=bridget, agrees=False, words="No")

    assert AuditEntry.objects.filter(did="visits.change-agreed").count() == 1


def test_whoever_read_an_older_version_is_told(asks: Any, visit: Visit, bridget: Actor) -> None:
    with pytest.raises(Stale):
        asks("move", visit, starts_at=at(14, day=SATURDAY), read=visit.version - 1)
    change = asks("move", visit, starts_at=at(14, day=SATURDAY))
    with pytest.raises(Stale):
        answer_change(change=change, by=bridget, agrees=True, read=change.version - 1)


def test_two_visits_change_places(
    asks: Any, visit: Visit, plan: Plans, bridget: Actor, budget: TimeBudget
) -> None:
    other = plan(starts_at=at(14, day=SATURDAY), minutes=120, budget=budget)
    answer_change(change=asks("swap", visit, other=other), by=bridget, agrees=True)

    visit.refresh_from_db()
    other.refresh_from_db()
    assert (visit.starts_at, visit.minutes) == (at(14, day=SATURDAY), 60)
    assert (other.starts_at, other.minutes) == (at(9, day=THURSDAY), 120)
    assert planned(budget) == 180


def test_an_hour_is_saved_at_once_a_day_before(asks: Any, visit: Visit, budget: TimeBudget) -> None:
    change = asks("bank", visit)

    visit.refresh_from_db()
    assert (change.state, visit.status) == ("agreed", Status.CANCELLED_BY_THEM)
    assert (planned(budget), used(budget)) == (0, 0)
    assert asks("bank", visit).pk == change.pk
    assert Change.objects.count() == 1


def test_later_than_that_the_provider_may_still_say_yes(
    asks: Any, plan: Plans, bridget: Actor, budget: TimeBudget
) -> None:
    today = plan(starts_at=at(18), budget=budget)
    change = asks("bank", today)
    assert change.state == "asked"

    answer_change(change=change, by=bridget, agrees=True)

    today.refresh_from_db()
    assert today.status == Status.CANCELLED_BY_THEM
    assert (planned(budget), used(budget)) == (0, 0)


def test_what_takes_no_time_can_not_be_saved(asks: Any, plan: Plans) -> None:
    with pytest.raises(VisitNotReady, match="none can be saved"):
        asks("bank", plan(starts_at=at(9, day=THURSDAY)))


@pytest.mark.parametrize(("day", "uses"), [(MONDAY, 30), (THURSDAY, 0)])
def test_the_person_says_not_this_time_and_need_not_say_why(
    day: date, uses: int, plan: Plans, maggie_herself: Actor, budget: TimeBudget
) -> None:
    visit = plan(starts_at=at(18, day=day), budget=budget)
    change = cancel_visit(visit=visit, by=maggie_herself, read=visit.version)
    assert cancel_visit(visit=visit, by=maggie_herself, read=visit.version).pk == change.pk

    visit.refresh_from_db()
    assert (change.state, visit.status) == ("agreed", Status.CANCELLED_BY_THEM)
    assert (planned(budget), used(budget)) == (0, uses)


def test_a_provider_says_why_and_it_costs_nothing(
    plan: Plans, bridget: Actor, budget: TimeBudget
) -> None:
    visit = plan(starts_at=at(18), budget=budget)
    with pytest.raises(VisitNotReady, match="why nobody can come"):
        cancel_visit(visit=visit, by=bridget, because=" ")

    cancel_visit(visit=visit, by=bridget, because="Sam is ill")

    visit.refresh_from_db()
    assert (visit.status, visit.because) == (Status.CANCELLED_BY_US, "Sam is ill")
    assert (planned(budget), used(budget)) == (0, 0)


def test_what_else_was_asked_of_a_visit_that_will_not_be_is_answered(
    asks: Any, visit: Visit, maggie_herself: Actor
) -> None:
    change = asks("swap", another(visit), other=visit)
    cancel = cancel_visit(visit=visit, by=maggie_herself)

    change.refresh_from_db()
    assert (cancel.state, change.state) == ("agreed", "refused")
    assert change.answer == "The visit will not be"


def test_a_day_out_is_asked_for_and_planned(
    asks: Any, bridget: Actor, sam: Actor, allotment: Outcome, budget: TimeBudget
) -> None:
    out = {"starts_at": at(10, day=SATURDAY), "minutes": 180, "words": "A day at the sea"}
    change = asks("visit", **out)
    assert asks("visit", **out).pk == change.pk
    answer_change(change=change, by=bridget, agrees=True, workers=[sam.user], outcomes=[allotment])

    visit = Visit.objects.get()
    assert (visit.day, visit.minutes, visit.budget) == (SATURDAY, 180, budget)
    assert [one.user for one in visit.goers.all()] == [sam.user]
    assert [one.outcome for one in visit.serves.all()] == [allotment]
    assert [one.what for one in Task.objects.all()] == ["A day at the sea"]
    assert planned(budget) == 180


def test_there_is_no_more_time_than_there_is(asks: Any, bridget: Actor, budget: TimeBudget) -> None:
    for hour in (9, 10):
        asks("visit", starts_at=at(hour, day=SATURDAY), minutes=16 * 60)
    first, second = Change.objects.order_by("starts_at")
    with pytest.raises(VisitNotReady, match="not so much time left then"):
        asks("visit", starts_at=at(11, day=SATURDAY), minutes=2160)

    answer_change(change=first, by=bridget, agrees=True)
    with pytest.raises(TimeNotReady, match="not so much time left"):
        answer_change(change=second, by=bridget, agrees=True)

    second.refresh_from_db()
    assert second.state == "asked"
    assert Visit.objects.count() == 1


def test_more_than_there_is_is_answered_by_who_pays(
    asks: Any, bridget: Actor, priya: Actor, visit: Visit, budget: TimeBudget
) -> None:
    change = asks("beyond", starts_at=at(10, day=SATURDAY), minutes=2000, words="A wedding")
    with pytest.raises(PermissionDenied):
        answer_change(change=change, by=bridget, agrees=True)

    answer_change(change=change, by=priya, agrees=True)

    more = Visit.objects.exclude(pk=visit.pk).get()
    assert (more.budget, more.minutes) == (None, 2000)
    assert planned(budget) == 60


def test_nobody_says_yes_to_more_that_they_asked_for(asks: Any, priya: Actor, visit: Visit) -> None:
    change = asks("beyond", starts_at=at(10, day=SATURDAY), minutes=60, words="x", by=priya)
    assert change.asked_side == "person"
    with pytest.raises(PermissionDenied):
        answer_change(change=change, by=priya, agrees=True)


def test_what_is_asked_is_taken_back_by_the_side_that_asked(
    asks: Any, visit: Visit, bridget: Actor, maggie_herself: Actor
) -> None:
    change = asks("move", visit, starts_at=at(14, day=SATURDAY))
    with pytest.raises(PermissionDenied):
        take_back_change(change=change, by=bridget)
    for _ in range(2):
        take_back_change(change=change, by=maggie_herself)

    change.refresh_from_db()
    assert change.state == "taken-back"
    with pytest.raises(VisitNotReady, match="answered already"):
        answer_change(change=change, by=bridget, agrees=True)
    asks("bank", visit)


def test_a_manager_writes_down_what_was_agreed_by_talking(
    visit: Visit, bridget: Actor, maggie_herself: Actor
) -> None:
    said: dict[str, Any] = {"visit": visit, "starts_at": at(14, day=SATURDAY)}
    with pytest.raises(VisitNotReady, match="how you agreed"):
        move_visit(by=bridget, words="", **said)
    with pytest.raises(PermissionDenied):
        move_visit(by=maggie_herself, words="x", **said)

    change = move_visit(by=bridget, words="She rang on Sunday", **said)

    visit.refresh_from_db()
    assert (visit.day, change.state, change.words) == (SATURDAY, "agreed", "She rang on Sunday")
