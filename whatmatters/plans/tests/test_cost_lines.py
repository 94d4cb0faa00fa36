"""Costs are added, changed and taken out while a plan is written; each refusal has its sentence."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from whatmatters.access.actor import Actor
from whatmatters.foundations.models import Stale
from whatmatters.plans import actions
from whatmatters.plans.costs import Costs, cost_in_words
from whatmatters.plans.models import Action, CostLine, Plan, PlanNotReady, Rate, Route
from whatmatters.plans.tests.conftest import days_ago, deeds, hour

DAY = date(2028, 2, 29)
PRICED: dict[str, Any] = {"unit_price": Decimal(12), "often": "week"}


def added(action: Action, by: Actor, **more: Any) -> CostLine:
    return actions.add_cost_line(action=action, by=by, **{**PRICED, **more})


def test_one_price_is_enough(walk: Action, priya: Actor) -> None:
    line = added(walk, priya)

    assert (line.times, line.unit, line.route) == (1, "item", "")
    assert line.quantity == 1
    assert cost_in_words(walk) == "£12.00 a week"
    assert deeds() == ["plans.cost-added"]


def test_it_may_cost_nothing_and_says_so(walk: Action, priya: Actor) -> None:
    added(walk, priya, unit_price=Decimal(0), route="nothing")

    assert cost_in_words(walk) == "No cost"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"unit_price": None}, "Give a price, or choose a rate"),
        ({"unit_price": Decimal("-0.01")}, "from £0 to £9,999,999.99"),
        ({"unit_price": Decimal(10_000_000)}, "from £0 to £9,999,999.99"),
        ({"often": ""}, "Choose how often it is paid"),
        ({"quantity": Decimal(0)}, "must each be more than 0"),
        ({"times": 0}, "must each be more than 0"),
        ({"begins_on": DAY, "ends_on": date(2028, 2, 28)}, "on or after the first day"),
        ({"on_cost_percent": Decimal(101)}, "from 0 to 100 percent"),
        ({"on_cost_percent": Decimal(-1)}, "from 0 to 100 percent"),
        ({"route": "mixed"}, "exactly 100 percent"),
        ({"shares": {"own": Decimal(50), "council": Decimal("49.99")}}, "exactly 100 percent"),
        ({"shares": {"own": Decimal(101), "council": Decimal(-1)}}, "exactly 100 percent"),
        ({"shares": {"own": Decimal("33.333"), "council": Decimal("66.667")}}, "exactly 100"),
        ({"shares": {"nobody": Decimal(100)}}, "exactly 100 percent"),
        ({"route": "nothing"}, "the price must be 0"),
        ({"unit_price": Decimal(9_999_999), "quantity": Decimal(9999)}, "Check each number"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(
    wrong: dict[str, Any], says: str, walk: Action, priya: Actor
) -> None:
    with pytest.raises(PlanNotReady, match=says):
        added(walk, priya, **wrong)

    assert not CostLine.objects.exists()


def test_the_same_thing_is_not_counted_twice_on_one_day(walk: Action, priya: Actor) -> None:
    added(walk, priya, begins_on=date(2027, 4, 1), ends_on=date(2027, 6, 30))

    with pytest.raises(PlanNotReady, match="from 1 April 2027 to 30 June 2027"):
        added(walk, priya, begins_on=date(2027, 6, 30))
    with pytest.raises(PlanNotReady, match="counted already"):
        added(walk, priya)
    added(walk, priya, begins_on=date(2027, 7, 1))
    added(walk, priya, what="Payroll")

    assert walk.cost_lines.count() == 3


def test_it_is_changed_and_taken_out(walk: Action, priya: Actor) -> None:
    line = added(walk, priya)

    line = actions.change_cost_line(line=line, by=priya, read=1, unit_price=Decimal(15))
    assert line.unit_price == 15
    assert line.version == 2
    with pytest.raises(Stale):
        actions.change_cost_line(line=line, by=priya, read=1, unit_price=Decimal(16))
    with pytest.raises(TypeError, match="version"):
        actions.change_cost_line(line=line, by=priya, version=9)
    actions.remove_cost_line(line=line, by=priya)

    assert not CostLine.objects.exists()
    assert deeds() == ["plans.cost-added", "plans.cost-changed", "plans.cost-taken-out"]


def test_it_is_shared_out_and_one_way_again(walk: Action, priya: Actor) -> None:
    shares = {"council": Decimal("66.67"), "own": Decimal("33.33")}
    line = added(walk, priya, shares=shares)
    assert {str(way): part for way, part in line.shares.items()} == shares

    line = actions.change_cost_line(line=line, by=priya, route="own")

    line.refresh_from_db()
    assert line.shares == {Route.OWN: Decimal(100)}
    assert line.council_share == 0


def test_it_is_carried_into_the_next_version(running: Plan, priya: Actor) -> None:
    action = running.aims.get().actions.get()
    action.cost_lines.create(
        unit_price=Decimal(12), often="week", route="mixed", council_share=2500, own_share=7500
    )
    Plan.objects.update(contingency_percent=5)
    running.refresh_from_db()

    following = actions.open_next_version(plan=running, by=priya)

    was, now = CostLine.objects.order_by("recorded_at", "pk")
    assert now.action.aim.plan == following
    assert (now.line, now.shares, now.pk != was.pk) == (was.line, was.shares, True)
    assert following.contingency_percent == 5


def test_an_agreed_plan_keeps_its_costs(running: Plan, priya: Actor) -> None:
    action = running.aims.get().actions.get()
    line = action.cost_lines.create(**PRICED)

    for deed in (
        lambda: added(action, priya, what="More"),
        lambda: actions.change_cost_line(line=line, by=priya, unit_price=Decimal(1)),
        lambda: actions.remove_cost_line(line=line, by=priya),
        lambda: actions.keep_back(plan=running, by=priya, percent=Decimal(5)),
    ):
        with pytest.raises(PlanNotReady, match="Start the next version"):
            deed()


@pytest.mark.parametrize("who", ["sam", "june", "helen", "tomasz", "owen"])
def test_nobody_else_says_what_it_costs(
    who: str, walk: Action, draft: Plan, request: pytest.FixtureRequest
) -> None:
    by: Actor = request.getfixturevalue(who)
    line = walk.cost_lines.create(**PRICED)

    for deed in (
        lambda: added(walk, by, what="More"),
        lambda: actions.change_cost_line(line=line, by=by, unit_price=Decimal(1)),
        lambda: actions.remove_cost_line(line=line, by=by),
        lambda: actions.keep_back(plan=draft, by=by, percent=Decimal(5)),
        lambda: actions.add_option(plan=draft, by=by, name="A"),
    ):
        with pytest.raises(PermissionDenied):
            deed()

    assert deeds() == []


def test_a_rate_gives_the_price_and_the_unit(walk: Action, priya: Actor) -> None:
    line = added(walk, priya, unit_price=None, rate=hour(priya), quantity=Decimal(3))

    assert line.unit == "hour"
    assert cost_in_words(walk) == "3 hours a week at £25.40"
    assert Costs.of([line]).weekly == Decimal("76.20")


def test_a_rate_without_a_price_on_those_days_is_refused(walk: Action, priya: Actor) -> None:
    rate = hour(priya)

    with pytest.raises(PlanNotReady, match="has no price on these days"):
        added(walk, priya, unit_price=None, rate=rate, ends_on=days_ago(500))


def test_a_rate_of_another_organisation_is_refused(
    walk: Action, priya: Actor, owen: Actor, maggie_herself: Actor
) -> None:
    with pytest.raises(PermissionDenied):
        added(walk, priya, unit_price=None, rate=hour(owen))
    with pytest.raises(PermissionDenied):
        added(walk, maggie_herself, unit_price=None, rate=hour(priya))
    line = added(walk, priya, unit_price=None, rate=hour(priya))

    changed = actions.change_cost_line(line=line, by=maggie_herself, quantity=Decimal(2))

    assert changed.rate == Rate.objects.get(organisation=priya.organisation_id)


def test_what_is_kept_back_is_a_part_of_it(draft: Plan, priya: Actor) -> None:
    assert actions.keep_back(plan=draft, by=priya, percent=Decimal(5)).contingency_percent == 5
    for percent in (Decimal(-1), Decimal("100.01")):
        with pytest.raises(PlanNotReady, match="from 0 to 100 percent"):
            actions.keep_back(plan=draft, by=priya, percent=percent)
