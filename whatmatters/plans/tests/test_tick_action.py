"""Saying that something was done, by whoever it falls to."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.plans import actions
from whatmatters.plans.models import Action, Doer, Plan, PlanNotReady
from whatmatters.plans.tests.conftest import days_ago, deeds, place_of


@pytest.fixture
def walking(running: Plan) -> Action:
    """What Maggie does, again and again, in the plan that runs."""
    return running.aims.get().actions.get()


def test_maggie_ticks_her_own_part(
    walking: Action, running: Plan, maggie_herself: Actor, visit: Visit
) -> None:
    page = visit(f"/plans/{running.pk}", by=maggie_herself)
    assert page.select("h2")[0].text == "What I am doing"
    assert "I did this today" in page.text

    page = visit(
        f"/plans/actions/{walking.pk}/tick", by=maggie_herself, sending={"pressed": "today"}
    )

    walking.refresh_from_db()
    assert walking.done_on == clock.today()
    assert "Last done on" in page.text
    assert "I did this today" in page.text
    assert deeds() == ["plans.action-ticked"]


def test_what_is_done_once_is_then_done(
    running: Plan, maggie: Person, june: Actor, visit: Visit
) -> None:
    action = running.aims.get().actions.create(
        doer=Doer.FAMILY, what="Book the vet", member=place_of(june, maggie), who="June"
    )
    assert "What falls to you" in visit(f"/plans/{running.pk}", by=june).text

    page = visit(f"/plans/actions/{action.pk}/tick", by=june, sending={"pressed": "today"})

    assert "I have done this" not in page.text
    assert [pill.text for pill in page.select(".wm-card--warm .wm-pill")] == ["Done"]


def test_another_day_may_be_said(walking: Action, priya: Actor, visit: Visit) -> None:
    visit(f"/plans/actions/{walking.pk}/tick", by=priya, sending=boxes("done_on", days_ago(4)))

    walking.refresh_from_db()
    assert walking.done_on == days_ago(4)


def test_a_mistaken_tick_is_taken_back(walking: Action, priya: Actor, visit: Visit) -> None:
    actions.tick_action(action=walking, by=priya, done_on=clock.today())
    assert "not been done after all" in visit(f"/plans/actions/{walking.pk}/tick", by=priya).text

    visit(f"/plans/actions/{walking.pk}/tick", by=priya, sending={"pressed": "not-done"})

    walking.refresh_from_db()
    assert walking.done_on is None


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Enter the day it was done"),
        ({"pressed": "never"}, "Enter the day it was done"),
        (boxes("done_on", clock.today() + timedelta(days=1)), "must be today or in the past"),
    ],
)
def test_a_mistake_is_answered_in_words(
    sent: dict[str, str], says: str, walking: Action, priya: Actor, visit: Visit
) -> None:
    assert says in visit(f"/plans/actions/{walking.pk}/tick", by=priya, sending=sent).text


def test_nothing_was_done_tomorrow(walking: Action, priya: Actor) -> None:
    tomorrow = clock.today() + timedelta(days=1)

    with pytest.raises(PlanNotReady, match="must be today or earlier"):
        actions.tick_action(action=walking, by=priya, done_on=tomorrow)


def test_a_plan_that_is_not_running_is_not_ticked(walk: Action, priya: Actor) -> None:
    with pytest.raises(PlanNotReady, match="once the plan is agreed and running"):
        actions.tick_action(action=walk, by=priya, done_on=clock.today())


def test_the_next_version_hears_of_it(walking: Action, running: Plan, priya: Actor) -> None:
    following = actions.open_next_version(plan=running, by=priya)

    actions.tick_action(action=walking, by=priya, done_on=days_ago(1))

    assert following.aims.get().actions.get().done_on == days_ago(1)


@pytest.mark.parametrize(
    ("who", "answer"),
    [("sam", 403), ("june", 403), ("helen", 403), ("tomasz", 404), ("owen", 404)],
)
def test_nobody_else_ticks_her_part(
    who: str, answer: int, walking: Action, visit: Visit, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(who)

    visit(f"/plans/actions/{walking.pk}/tick", by=actor, expecting=answer)
    visit(
        f"/plans/actions/{walking.pk}/tick",
        by=actor,
        sending={"pressed": "today"},
        expecting=answer,
    )
    with pytest.raises(PermissionDenied):
        actions.tick_action(action=walking, by=actor, done_on=clock.today())

    walking.refresh_from_db()
    assert walking.done_on is None
    assert deeds() == []


@pytest.mark.parametrize(
    ("back", "leads_to"),
    [
        ("/my-page", "/my-page"),
        ("https://example.org/", "plan"),
        ("//example.org/", "plan"),
        ("/\\example.org", "plan"),
        ("javascript:alert(1)", "plan"),
        ("", "plan"),
    ],
)
def test_the_way_back_is_a_page_of_ours(
    back: str, leads_to: str, walking: Action, running: Plan, maggie_herself: Actor, client: Client
) -> None:
    client.force_login(maggie_herself.user)

    answer = client.post(f"/plans/actions/{walking.pk}/tick", {"pressed": "today", "back": back})

    there = f"/plans/{running.pk}#aim-{walking.aim_id}" if leads_to == "plan" else leads_to
    assert answer["Location"] == there
