"""The plan as each of those around Maggie reads it."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Barrier, Block, Outcome
from whatmatters.people.models import Person
from whatmatters.plans import actions, selectors
from whatmatters.plans.models import Action, Plan
from whatmatters.plans.tests.conftest import (
    ALLOTMENT,
    PERSON,
    PRACTITIONER,
    Wanted,
    hour,
    place_of,
)


def text(page: BeautifulSoup) -> str:
    """What the main part of a page says, on one line."""
    said = " ".join(page.select("main")[0].get_text(" ").split())
    return said.replace(" ,", ",").replace(" .", ".")


@pytest.mark.parametrize(
    ("who", "heading", "own"),
    [
        ("maggie_herself", "My plan", "My part"),
        ("priya", "Maggie’s plan", "Maggie’s part"),
        ("sam", "Maggie’s plan", "Maggie’s part"),
        ("june", "Maggie’s plan", "Maggie’s part"),
        ("helen", "Maggie’s plan", "Maggie’s part"),
    ],
)
def test_everybody_around_maggie_reads_it(
    who: str, heading: str, own: str, running: Plan, visit: Visit, request: pytest.FixtureRequest
) -> None:
    page = visit(f"/plans/{running.pk}", by=request.getfixturevalue(who))

    assert page.select("h1")[0].text == heading
    assert ALLOTMENT in [heading.text for heading in page.select("h2")]
    assert own in text(page)
    assert "Agreed and running" in text(page)


@pytest.mark.parametrize("who", ["tomasz", "farah", "owen"])
def test_nobody_else_learns_that_it_is_there(
    who: str, running: Plan, visit: Visit, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(who)

    for address in (f"/plans/{running.pk}", f"/plans/{running.pk}/changes"):
        page = visit(address, by=actor, expecting=404)
        assert "Maggie" not in page.text
    assert not AuditEntry.objects.exclude(did="denied").exists()


def test_looking_is_written_down(running: Plan, sam: Actor, visit: Visit) -> None:
    visit(f"/plans/{running.pk}", by=sam)

    entry = AuditEntry.objects.get()
    assert (entry.did, entry.to, entry.by) == ("looked", "plans.plan", str(sam.user.pk))
    assert entry.about == str(running.person_id)


def test_those_who_only_see_are_offered_no_change(
    running: Plan, draft: Plan, sam: Actor, june: Actor, visit: Visit
) -> None:
    for actor in (sam, june):
        said = text(visit(f"/plans/{running.pk}", by=actor))
        for offered in ("Change this plan", "End this plan", "Look back now", "Ask to look back"):
            assert offered not in said


def test_a_draft_offers_what_can_be_done_with_it(
    draft: Plan, maggie_herself: Actor, visit: Visit
) -> None:
    said = text(visit(f"/plans/{draft.pk}", by=maggie_herself))

    assert "Being written" in said
    assert "You, not yet A practitioner, not yet" in said
    assert "Read it and agree" in said
    assert "Add what somebody will do" in said


def test_with_no_outcome_it_begins_with_what_matters(
    maggie: Person, maggie_herself: Actor, visit: Visit
) -> None:
    plan = actions.start_plan(person=maggie, by=maggie_herself)

    page = visit(f"/plans/{plan.pk}", by=maggie_herself)

    assert "Begin with what matters" in text(page)
    assert page.select(f'a[href="/outcomes/for/{maggie.pk}"]')
    assert "Add what somebody will do" not in text(page)


def test_with_an_outcome_but_not_in_the_plan_it_offers_to_choose(
    maggie: Person, priya: Actor, wanted: Wanted, visit: Visit
) -> None:
    plan = actions.start_plan(person=maggie, by=priya)
    wanted("Sleep through")

    page = visit(f"/plans/{plan.pk}", by=priya)

    assert page.select(f'a[href="/plans/{plan.pk}/outcomes"]')


def test_what_stands_in_the_way_is_shown_until_it_is_gone(
    running: Plan, maggie: Person, allotment: Outcome, priya: Actor, visit: Visit
) -> None:
    for words, state in (("The path is steep", "open"), ("No boots", "removed")):
        barrier = Barrier.objects.create(person=maggie, words=words, state=state)
        Block.objects.create(barrier=barrier, outcome=allotment)

    said = text(visit(f"/plans/{running.pk}", by=priya))

    assert "What is in the way: The path is steep" in said
    assert "No boots" not in said


def test_it_says_what_it_costs_natural_support_first(
    draft: Plan, walk: Action, priya: Actor, visit: Visit
) -> None:
    come = actions.add_action(aim=walk.aim, by=priya, doer="provider", what="Come")
    actions.add_cost_line(action=come, by=priya, unit_price=Decimal(24), often="week")

    said = text(visit(f"/plans/{draft.pk}", by=priya))

    assert "Maggie, family, friends and community £0.00 Arranged or paid for £24.00 a week" in said
    assert "Altogether £24.00 a week £1,248.00 a year" in said


def test_hostile_words_are_only_words(
    draft: Plan, walk: Action, allotment: Outcome, priya: Actor, visit: Visit
) -> None:
    nasty = "<b onclick=x>‮tea</b> %s " + "x" * 400
    actions.change_action(action=walk, by=priya, what=nasty, who=nasty[:200], doer="family")
    Outcome.objects.filter(pk=allotment.pk).update(words=nasty * 200)

    for address in (f"/plans/{draft.pk}", f"/plans/{draft.pk}/agree"):
        page = visit(address, by=priya)
        assert not page.select("main b")


def test_the_versions_lead_to_each_other(running: Plan, priya: Actor, visit: Visit) -> None:
    following = actions.open_next_version(plan=running, by=priya)

    said = text(visit(f"/plans/{running.pk}", by=priya))
    assert "Version 1 of 2" in said
    assert "The next version is being written. See version 2" in said
    assert "Change this plan" not in said
    said = text(visit(f"/plans/{following.pk}", by=priya))
    assert "Until this is agreed, version 1 goes on. See version 1" in said
    assert "What has changed from version 1" in said
    for party in (PERSON, PRACTITIONER):
        actions.agree_plan(plan=following, by=priya, party=party, agreed_on=clock.today())
    said = text(visit(f"/plans/{running.pk}", by=priya))
    assert "Replaced by a later plan" in said
    assert "See version 2, which followed it" in said


def fill(plan: Plan, by: Actor, wanted: Wanted, how_many: int) -> None:
    """So many outcomes, each with something in the way, and as many actions each."""
    for number in range(how_many):
        aim = actions.add_aim(plan=plan, outcome=wanted(f"Something {number}"), by=by)
        barrier = Barrier.objects.create(person=plan.person, words="Stairs")
        Block.objects.create(barrier=barrier, outcome=aim.outcome)
        for part in range(how_many):
            thing = actions.add_action(
                aim=aim,
                by=by,
                doer="family",
                what=f"Thing {part}",
                member=place_of(by, plan.person),
                barrier=barrier,
            )
            actions.add_cost_line(action=thing, by=by, rate=hour(by), often="week")


@pytest.mark.parametrize("how_many", [1, 12])
def test_the_page_asks_the_same_few_questions_however_long_the_plan(
    how_many: int,
    draft: Plan,
    priya: Actor,
    wanted: Wanted,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    fill(draft, priya, wanted, how_many)

    with django_assert_num_queries(14):
        page = selectors.plan_page(viewer=priya, plan_id=draft.pk)
        assert len(page.actions) == how_many**2 + 1
        assert all(one.action.member for one in page.actions[1:])
        assert page.costs.actions == how_many**2 + 1


def test_the_page_as_it_is_drawn_asks_no_more(
    draft: Plan, priya: Actor, wanted: Wanted, visit: Visit
) -> None:
    """Also for who agreed, who does what, and what stands in the way."""
    counted: list[int] = []
    visit(f"/plans/{draft.pk}", by=priya)  # and sign in
    for how_many in (1, 4):
        fill(draft, priya, wanted, how_many)
        actions.agree_plan(plan=draft, by=priya, party=PERSON, agreed_on=clock.today())
        for page in ("", "/agree"):
            with CaptureQueriesContext(connection) as queries:
                visit(f"/plans/{draft.pk}{page}", by=priya)
            counted.append(len(queries))

    assert counted[:2] == counted[2:]
