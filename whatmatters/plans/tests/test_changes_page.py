"""Two versions side by side: what was kept, changed, added, done and taken out."""

from decimal import Decimal

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.people.models import Person
from whatmatters.plans import actions, selectors
from whatmatters.plans.models import Action, Plan
from whatmatters.plans.tests.conftest import Wanted, days_ago
from whatmatters.plans.tests.test_plan_page import fill, text


@pytest.fixture
def following(running: Plan, priya: Actor) -> Plan:
    aim = running.aims.get()
    come = aim.actions.create(place=2, doer="provider", what="Come")
    come.cost_lines.create(unit_price=Decimal(5), often="week")
    aim.actions.create(place=3, doer="family", what="Ring", how_often="weekly")
    aim.actions.create(place=4, doer="family", what="Book the vet", done_on=days_ago(1))
    return actions.open_next_version(plan=running, by=priya)


def of(plan: Plan, what: str) -> Action:
    return Action.objects.get(aim__plan=plan, what=what)


def states(viewer: Actor, plan: Plan) -> dict[str, str]:
    page = selectors.changes_page(viewer=viewer, plan_id=plan.pk)
    return {one.what: one.state for aim in page.aims for one in aim.actions}


def test_it_is_matched_by_line(following: Plan, priya: Actor) -> None:
    come = of(following, "Come")
    actions.change_cost_line(line=come.cost_lines.get(), by=priya, unit_price=Decimal("2.50"))
    actions.remove_action(action=of(following, "Ring"), by=priya)
    actions.add_action(aim=following.aims.get(), by=priya, doer="friend", what="Write")

    assert states(priya, following) == {
        "Walk to the gate": "Kept",
        "Come": "Changed",
        "Write": "Added",
        "Ring": "Taken out",
        "Book the vet": "Done",
    }


def test_what_changed_is_said_field_by_field_in_words(
    following: Plan, priya: Actor, visit: Visit
) -> None:
    actions.change_action(
        action=of(following, "Come"),
        by=priya,
        who="Brook Home Care",
        how_often="twice a week",
        begins_on=days_ago(1),
    )
    actions.remove_cost_line(line=of(following, "Come").cost_lines.get(), by=priya)
    actions.write_plan(plan=following, by=priya, if_things_go_wrong="Ring June", review_on=None)

    page = selectors.changes_page(viewer=priya, plan_id=following.pk)
    (come,) = (one for one in page.aims[0].actions if one.what == "Come")
    parts = {part.part: (part.before, part.now) for part in come.differences}
    assert parts["Who"] == ("Provider’s service", "Brook Home Care")
    assert parts["Cost"] == ("£5.00 a week", "")
    assert set(parts) == {"Who", "How often", "Starts", "Cost"}
    drawn = visit(f"/plans/{following.pk}/changes", by=priya)
    said = text(drawn)
    assert "Cost [taken out: £5.00 a week end of what is taken out]" in said
    assert "How often [put in: twice a week end of what is put in]" in said
    assert "If things go wrong Changed [put in: Ring June end of what is put in]" in said
    assert [one.get_text() for one in drawn.select("ins, del") if one.name == "del"]
    assert "Version 1 beside version 2: 2 kept, 1 changed, 1 done." in said


def test_outcomes_come_and_go_too(following: Plan, priya: Actor, wanted: Wanted) -> None:
    actions.add_aim(plan=following, outcome=wanted("Sleep through"), by=priya)
    actions.remove_aim(aim=following.aims.order_by("place")[0], by=priya)

    page = selectors.changes_page(viewer=priya, plan_id=following.pk)

    assert [(aim.outcome.words, aim.state) for aim in page.aims] == [
        ("Sleep through", "Added"),
        ("Get back to my allotment", "Taken out"),
    ]


def test_nothing_different_is_said(running: Plan, priya: Actor, visit: Visit) -> None:
    following = actions.open_next_version(plan=running, by=priya)

    assert "1 kept" in text(visit(f"/plans/{following.pk}/changes", by=priya))


def test_a_first_version_follows_none(running: Plan, priya: Actor, visit: Visit) -> None:
    visit(f"/plans/{running.pk}/changes", by=priya, expecting=404)


@pytest.mark.parametrize(
    ("who", "answer"), [("maggie_herself", 200), ("sam", 200), ("june", 200), ("owen", 404)]
)
def test_those_who_see_the_plan_see_what_changed(
    who: str,
    answer: int,
    following: Plan,
    maggie: Person,
    visit: Visit,
    request: pytest.FixtureRequest,
) -> None:
    visit(f"/plans/{following.pk}/changes", by=request.getfixturevalue(who), expecting=answer)


@pytest.mark.parametrize("how_many", [1, 12])
def test_it_asks_the_same_few_questions_however_long_the_plans(
    how_many: int,
    following: Plan,
    priya: Actor,
    wanted: Wanted,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    fill(following, priya, wanted, how_many)

    with django_assert_num_queries(8):
        selectors.changes_page(viewer=priya, plan_id=following.pk)
