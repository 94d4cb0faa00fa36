"""A plan ends when none is needed any more, on a day and for a reason."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.plans import actions
from whatmatters.plans.models import Plan, PlanNotReady
from whatmatters.plans.tests.conftest import days_ago, deeds


def test_it_ends_on_a_day_and_for_a_reason(running: Plan, priya: Actor, visit: Visit) -> None:
    sent = {"because": "Maggie is managing, thank you", **boxes("on", days_ago(2))}

    page = visit(f"/plans/{running.pk}/end", by=priya, sending=sent)

    assert "Maggie is managing, thank you" in page.text
    running.refresh_from_db()
    assert (running.status, running.ended_on) == (Plan.Status.ENDED, days_ago(2))
    assert deeds() == ["plans.ended"]


@pytest.mark.parametrize(
    ("day", "says"),
    [(-1, "must be today or earlier"), (61, "on or after the day it was agreed")],
)
def test_a_day_that_cannot_be_is_refused(
    day: int, says: str, running: Plan, maggie_herself: Actor
) -> None:
    with pytest.raises(PlanNotReady, match=says):
        actions.end_plan(plan=running, by=maggie_herself, on=days_ago(day), because="x")


def test_a_draft_is_not_ended(draft: Plan, priya: Actor, visit: Visit) -> None:
    sent = {"because": "No need", **boxes("on", clock.today())}

    page = visit(f"/plans/{draft.pk}/end", by=priya, sending=sent)

    assert "Only a plan that is running can be ended" in page.text
    assert "No need" in page.text


def test_a_mistake_is_answered_in_words(running: Plan, priya: Actor, visit: Visit) -> None:
    tomorrow = clock.today() + timedelta(days=1)

    page = visit(f"/plans/{running.pk}/end", by=priya, sending=boxes("on", tomorrow))

    assert "Say why the plan ends" in page.text
    assert "The day it ended must be today or in the past" in page.text


@pytest.mark.parametrize(
    ("who", "answer"), [("sam", 403), ("june", 403), ("tomasz", 404), ("owen", 404)]
)
def test_nobody_else_ends_it(
    who: str, answer: int, running: Plan, visit: Visit, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(who)

    visit(f"/plans/{running.pk}/end", by=actor, expecting=answer)
    with pytest.raises(PermissionDenied):
        actions.end_plan(plan=running, by=actor, on=clock.today(), because="x")

    running.refresh_from_db()
    assert running.is_running
    assert deeds() == []
