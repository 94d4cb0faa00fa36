"""Beginning a plan, and beginning the one after it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.plans import actions
from whatmatters.plans.models import Action, Doer, Plan
from whatmatters.plans.tests.conftest import ALLOTMENT, Wanted, days_ago, deeds


def words_of(plan: Plan) -> list[str]:
    return [aim.outcome.words for aim in plan.aims.as_ranked()]


def test_a_first_plan_is_for_every_live_outcome_in_the_persons_order(
    maggie: Person, priya: Actor, wanted: Wanted
) -> None:
    wanted("Sleep through")
    wanted("See June more", rank=2)
    wanted(ALLOTMENT, rank=1)
    over = wanted("Learn to swim", rank=3)
    over.end(Outcome.Ending.LET_GO, on=days_ago(1))
    over.save()

    plan = actions.start_plan(person=maggie, by=priya)

    assert (plan.number, plan.status, plan.follows) == (1, Plan.Status.DRAFT, None)
    assert words_of(plan) == [ALLOTMENT, "See June more", "Sleep through"]
    assert deeds() == ["plans.begun"]


def test_the_draft_that_is_open_is_opened_again(draft: Plan, priya: Actor, maggie: Person) -> None:
    assert actions.start_plan(person=maggie, by=priya) == draft
    assert deeds() == []


@pytest.mark.parametrize("who", ["maggie_herself", "priya"])
def test_those_who_write_may_begin_one(
    who: str, maggie: Person, allotment: Outcome, visit: Visit, request: pytest.FixtureRequest
) -> None:
    page = visit(f"/plans/for/{maggie.pk}", by=request.getfixturevalue(who), sending={})

    assert ALLOTMENT in page.text


@pytest.mark.parametrize(
    ("who", "answer"),
    [("sam", 403), ("june", 403), ("tomasz", 404), ("farah", 404), ("owen", 404)],
)
def test_nobody_else_may(
    who: str, answer: int, maggie: Person, visit: Visit, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(who)

    visit(f"/plans/for/{maggie.pk}", by=actor, sending={}, expecting=answer)
    with pytest.raises(PermissionDenied):
        actions.start_plan(person=maggie, by=actor)

    assert not Plan.objects.exists()
    assert deeds() == []


def test_looking_does_not_begin_a_plan(maggie: Person, priya: Actor, client: Client) -> None:
    client.force_login(priya.user)

    assert client.get(f"/plans/for/{maggie.pk}").status_code == 405
    assert not Plan.objects.exists()


def test_the_next_version_begins_where_the_running_one_is(
    running: Plan, priya: Actor, maggie: Person
) -> None:
    running.if_things_go_wrong = "Ring June"
    running.save()

    following = actions.start_plan(person=maggie, by=priya)

    assert (following.number, following.follows, following.status) == (2, running, "draft")
    assert (following.if_things_go_wrong, following.review_on) == ("Ring June", None)
    lines = Action.objects.filter(aim__plan__in=(running, following)).values_list("line", flat=True)
    assert len(lines) == 2
    assert len(set(lines)) == 1


def test_the_next_version_leaves_out_what_is_over(
    running: Plan, priya: Actor, wanted: Wanted, maggie: Person
) -> None:
    """What was done once and is over, and outcomes that have ended, stay where they were."""
    aim = running.aims.get()
    ring = aim.actions.create(doer=Doer.MYSELF, what="Ring the committee", done_on=days_ago(3))
    often = aim.actions.get(what="Walk to the gate")
    often.done_on = days_ago(2)
    often.save()
    over = wanted("Learn to swim")
    over.end(Outcome.Ending.ACHIEVED, on=days_ago(1))
    over.save()
    running.aims.create(outcome=over, place=2)

    following = actions.open_next_version(plan=running, by=priya)

    kept = Action.objects.filter(aim__plan=following)
    assert [(action.what, action.done_on) for action in kept] == [("Walk to the gate", days_ago(2))]
    assert words_of(following) == [ALLOTMENT]
    assert Action.objects.filter(pk=ring.pk).exists()


def test_what_is_to_be_left_out_is(running: Plan, priya: Actor, allotment: Outcome) -> None:
    following = actions.open_next_version(plan=running, by=priya, leave_out=[allotment.pk])

    assert words_of(following) == []


def test_a_draft_that_is_open_loses_what_is_to_be_left_out(
    running: Plan, priya: Actor, allotment: Outcome
) -> None:
    opened = actions.open_next_version(plan=running, by=priya)

    again = actions.open_next_version(plan=running, by=priya, leave_out={allotment.pk})

    assert again == opened
    assert words_of(again) == []


@pytest.mark.parametrize("who", ["sam", "june", "tomasz", "owen"])
def test_only_those_who_write_open_the_next_version(
    who: str, running: Plan, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(PermissionDenied):
        actions.open_next_version(plan=running, by=request.getfixturevalue(who))

    assert Plan.objects.count() == 1
