"""Up to three ways a draft could be, side by side; the person says which is best."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.foundations.models import Stale
from whatmatters.people.models import Person
from whatmatters.plans import actions, selectors
from whatmatters.plans.models import Action, Aim, CostLine, Option, Plan, PlanNotReady
from whatmatters.plans.tests.conftest import deeds, hour
from whatmatters.plans.tests.test_plan_page import text


@pytest.fixture
def lines(aim: Aim, priya: Actor) -> list[CostLine]:
    """An agency for seven hours, an assistant for six, and a choir."""
    found = []
    for doer, who, hours in (("provider", "Brook", 7), ("assistant", "Ali", 6)):
        action = actions.add_action(aim=aim, by=priya, doer=doer, who=who, what=f"{who} comes")
        found.append(
            actions.add_cost_line(
                action=action, by=priya, rate=hour(priya), quantity=Decimal(hours), often="week"
            )
        )
    choir = actions.add_action(aim=aim, by=priya, doer="community", what="Sing", who="Choir")
    return [
        *found,
        actions.add_cost_line(action=choir, by=priya, unit_price=Decimal(4), often="week"),
    ]


@pytest.fixture
def agency(draft: Plan, lines: list[CostLine], priya: Actor) -> Option:
    return actions.add_option(plan=draft, by=priya, name="The agency", cost_lines=lines[:1])


def test_each_says_what_it_is_like_and_never_a_score(
    draft: Plan, agency: Option, lines: list[CostLine], priya: Actor, visit: Visit
) -> None:
    actions.add_option(
        plan=draft,
        by=priya,
        name="Of my own",
        cost_lines=lines[1:],
        contingency_percent=Decimal(5),
        thinks="One face",
    )

    page = visit(f"/plans/{draft.pk}/options", by=priya)

    one, other = (" ".join(o.get_text(" ").split()) for o in page.select(".option"))
    assert "£177.80 a week" in one
    assert "Hours of paid support a week 7" in one
    assert "All of it from Brook" in one
    assert "Kept back for what may come No" in one
    assert "Maggie has not said yet" in one
    assert "£164.22 a week" in other
    assert "Maggie, Choir, Ali" in other
    assert "2 suppliers. 97% of the money goes to Ali" in other
    assert "Yes, 5%: £7.82" in other
    assert "One face" in other
    assert "score" not in text(page).lower()


def test_an_option_changes_nothing_in_the_plan(draft: Plan, agency: Option, priya: Actor) -> None:
    version = draft.version
    draft.refresh_from_db()
    before = draft.version

    actions.change_option(
        option=agency,
        by=priya,
        read=1,
        name="B",
        cost_lines=[],
        contingency_percent=Decimal(3),
        thinks="Hm",
    )

    draft.refresh_from_db()
    assert (draft.version, version <= before) == (before, True)
    assert not agency.cost_lines.exists()


def test_there_are_three_at_most(draft: Plan, agency: Option, priya: Actor, visit: Visit) -> None:
    for name in ("B", "C"):
        actions.add_option(plan=draft, by=priya, name=name)
    assert not visit(f"/plans/{draft.pk}/options", by=priya).select("a[href$='options/add']")

    with pytest.raises(PlanNotReady, match="three options already"):
        actions.add_option(plan=draft, by=priya, name="D")
    actions.remove_option(option=agency, by=priya)
    assert actions.add_option(plan=draft, by=priya, name="D").place == 1


def test_only_costs_of_this_plan_and_sensible_percentages(
    draft: Plan, agency: Option, priya: Actor, maggie: Person
) -> None:
    stranger = CostLine(action=Action(), unit_price=1, often="week")
    with pytest.raises(PlanNotReady, match="Choose from what is in this plan"):
        actions.add_option(plan=draft, by=priya, name="D", cost_lines=[stranger])
    with pytest.raises(PlanNotReady, match="from 0 to 100 percent"):
        actions.add_option(plan=draft, by=priya, name="D", contingency_percent=Decimal(101))


def test_two_who_change_it_at_once_are_told(agency: Option, priya: Actor) -> None:
    more: dict[str, Any] = {
        "name": "B",
        "cost_lines": [],
        "contingency_percent": Decimal(0),
        "thinks": "",
    }
    actions.change_option(option=agency, by=priya, read=1, **more)

    with pytest.raises(Stale):
        actions.change_option(option=agency, by=priya, read=1, **more)


def test_who_is_second_keeps_every_tick_and_every_word(
    agency: Option, lines: list[CostLine], priya: Actor, maggie_herself: Actor, visit: Visit
) -> None:
    address = f"/plans/options/{agency.pk}"
    sent = {"name": "Mine", "thinks": "Good", "contingency_percent": "5", "read": "1"}
    ticked = [str(line.pk) for line in lines[1:]]
    actions.change_option(
        option=agency,
        by=maggie_herself,
        name="The agency",
        cost_lines=lines[:1],
        contingency_percent=Decimal(0),
        thinks="",
    )

    page = visit(address, by=priya, sending={**sent, "cost_lines": ticked})

    assert "Someone else changed this" in page.text
    boxes = page.select("input[name=cost_lines][checked]")
    assert {str(box["value"]) for box in boxes} == set(ticked)
    assert page.select("textarea[name=thinks]")[0].text.strip() == "Good"


def test_words_about_an_option_that_was_taken_out_meanwhile_are_given_back(
    draft: Plan, agency: Option, priya: Actor, maggie_herself: Actor, visit: Visit
) -> None:
    address = f"/plans/options/{agency.pk}"
    sent = {"plan": visit(address, by=priya).select("input[name=plan]")[0]["value"], "name": "Mine"}
    actions.remove_option(option=agency, by=maggie_herself)

    page = visit(address, by=priya, sending={**sent, "thinks": "One face"}, expecting=409)

    assert "One face" in page.text
    visit(address, by=priya, expecting=404)


def test_nothing_is_taken_out_that_nobody_was_shown(
    walk: Action, agency: Option, priya: Actor, maggie_herself: Actor, visit: Visit
) -> None:
    address = f"/plans/options/{agency.pk}/use"
    read = str(visit(address, by=priya).select("input[name=read]")[0]["value"])
    actions.add_cost_line(action=walk, by=maggie_herself, unit_price=Decimal(3), often="week")

    page = visit(address, by=priya, sending={"read": read})

    assert "Someone else changed this" in page.text
    assert "Walk to the gate: The person themself, £3.00 a week" in text(page)
    assert walk.cost_lines.exists()
    read = str(page.select("input[name=read]")[0]["value"])
    visit(address, by=priya, sending={"read": read})
    assert not walk.cost_lines.exists()


def test_the_plan_becomes_the_one_that_is_chosen(
    draft: Plan, agency: Option, lines: list[CostLine], priya: Actor, visit: Visit
) -> None:
    other = actions.add_option(plan=draft, by=priya, name="Both", cost_lines=lines[:2])
    page = visit(f"/plans/options/{agency.pk}/use", by=priya)
    assert "Sing: Choir, £4.00 a week" in text(page)

    read = str(page.select("input[name=read]")[0]["value"])
    visit(f"/plans/options/{agency.pk}/use", by=priya, sending={"read": read})

    assert list(CostLine.objects.all()) == lines[:1]
    assert set(draft.aims.get().actions.values_list("what", flat=True)) == {
        "Walk to the gate",
        "Brook comes",
    }
    agency.refresh_from_db()
    other.refresh_from_db()
    assert agency.chosen_on
    assert (agency.came_to, other.came_to) == (Decimal("177.80"), Decimal("330.20"))
    assert deeds()[-1] == "plans.option-chosen"
    with pytest.raises(PlanNotReady, match="chosen already"):
        actions.use_option(option=other, by=priya)
    said = text(visit(f"/plans/{draft.pk}/options", by=priya))
    assert "Chosen" in said
    assert "£330.20 a week" in said
    assert "Choose this one" not in said


def test_it_is_written_on_a_page(
    draft: Plan, lines: list[CostLine], maggie_herself: Actor, visit: Visit
) -> None:
    address = f"/plans/{draft.pk}/options/add"
    page = visit(address, by=maggie_herself)
    assert len(page.select("input[name=cost_lines][checked]")) == 3
    assert "Give it a name" in visit(address, by=maggie_herself, sending={}).text

    sent = {"name": "Mine", "cost_lines": str(lines[2].pk), "contingency_percent": "5"}
    visit(address, by=maggie_herself, sending={**sent, "thinks": "Good"})

    option = Option.objects.get()
    assert list(option.cost_lines.all()) == lines[2:]
    page = visit(f"/plans/options/{option.pk}", by=maggie_herself)
    assert page.select("input[name=contingency_percent]")[0]["value"] == "5"
    visit(f"/plans/options/{option.pk}", by=maggie_herself, sending={**sent, "read": "1"})
    visit(f"/plans/options/{option.pk}/remove", by=maggie_herself, sending={})
    assert not Option.objects.exists()


def test_the_costs_page_says_that_options_are_being_weighed(
    draft: Plan, agency: Option, priya: Actor, visit: Visit
) -> None:
    assert "Options are being compared" in text(visit(f"/plans/{draft.pk}/costs", by=priya))


@pytest.mark.parametrize(("who", "sees"), [("june", 200), ("sam", 200), ("owen", 404)])
def test_others_do_not_write_them(
    who: str, sees: int, draft: Plan, agency: Option, visit: Visit, request: pytest.FixtureRequest
) -> None:
    by: Actor = request.getfixturevalue(who)
    refused = 403 if sees == 200 else 404

    visit(f"/plans/{draft.pk}/options", by=by, expecting=sees)
    for address in (
        f"/plans/{draft.pk}/options/add",
        f"/plans/options/{agency.pk}",
        f"/plans/options/{agency.pk}/use",
    ):
        visit(address, by=by, expecting=refused)
        visit(address, by=by, sending={"name": "X"}, expecting=refused)
    visit(f"/plans/options/{agency.pk}/remove", by=by, sending={}, expecting=refused)
    assert Option.objects.count() == 1


def test_it_asks_no_more_for_three_than_for_one(
    draft: Plan, agency: Option, lines: list[CostLine], priya: Actor
) -> None:
    counted = []
    for name in ("B", "C", ""):
        with CaptureQueriesContext(connection) as queries:
            selectors.options_page(viewer=priya, plan_id=draft.pk)
        counted.append(len(queries))
        if name:
            actions.add_option(plan=draft, by=priya, name=name, cost_lines=lines)

    assert len(set(counted)) == 1
