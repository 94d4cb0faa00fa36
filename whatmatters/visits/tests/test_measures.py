"""How visits go, in numbers: how much was moved, is for an outcome, and is by people they know."""

from datetime import timedelta

from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.visits.actions import begin_visit, end_visit, miss_visit
from whatmatters.visits.counted import counted
from whatmatters.visits.models import Change, Status, Visit
from whatmatters.visits.selectors.measures import how_visits_go
from whatmatters.visits.tests.conftest import MONDAY, NINE, Plans


def was(visit: Visit, by: Actor) -> Visit:
    """It happened as it was planned."""
    began, ended = visit.starts_at, visit.starts_at + timedelta(minutes=visit.minutes)
    with clock.at(ended):
        begin_visit(visit=visit, by=by, at=began)
        return end_visit(visit=visit, by=by, at=ended)


def test_nothing_is_counted_of_nothing(bridget: Actor) -> None:
    said = counted(viewer=bridget, first=MONDAY, last=MONDAY)
    assert {figure.says for figure in said} == {"Nothing to count yet"}


def test_what_is_counted(
    plan: Plans, bridget: Actor, sam: Actor, owen: Actor, allotment: Outcome
) -> None:
    linked = was(plan(outcomes=[allotment]), sam)
    moved = was(plan(starts_at=NINE + timedelta(days=1), minutes=30), sam)
    gone = plan(starts_at=NINE + timedelta(days=2))
    with clock.at(NINE + timedelta(days=3)):
        miss_visit(visit=gone, by=bridget, because="Sam was ill", kind=Status.MISSED)
    asked = {"person": moved.person, "organisation": moved.organisation, "kind": "move"}
    asked |= {"visit": moved, "asked_by": sam.user, "state": Change.State.AGREED}
    asked |= {"answered_by": sam.user, "answered_at": NINE}
    for side in (Change.Side.PERSON, Change.Side.PROVIDER):
        Change.objects.create(asked_side=side, **asked)

    went = how_visits_go(viewer=bridget, first=MONDAY, last=MONDAY + timedelta(days=6))

    assert (went.visits, went.missed, went.minutes) == (2, 1, 90)
    assert (went.linked, went.moved) == (linked.minutes, moved.minutes)
    assert (went.linked_percent, went.moved_percent) == (67, 33)
    assert (went.missed_in_a_thousand, went.asked_by_them_percent) == (333, 50)
    assert (went.goers, went.known_percent) == (2, 100)


def test_only_of_visits_one_may_see(plan: Plans, sam: Actor, owen: Actor) -> None:
    was(plan(), sam)
    assert how_visits_go(viewer=owen, first=MONDAY, last=MONDAY).visits == 0
