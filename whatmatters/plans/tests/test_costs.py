"""Money, counted simply and exactly."""

from decimal import Decimal
from typing import Any

import pytest

from whatmatters.plans.costs import Costs, cost_in_words
from whatmatters.plans.models import Action, Doer


def action(cost: str | None = None, per: str = "", doer: str = Doer.PROVIDER) -> Action:
    return Action(doer=doer, what="x", cost=None if cost is None else Decimal(cost), cost_per=per)


@pytest.mark.parametrize(
    ("actions", "says"),
    [
        ([], "£0.00"),
        ([action("0", "week")], "£0.00"),
        ([action("24", "week")], "£24.00 a week"),
        ([action("24", "week"), action("0", "once")], "£24.00 a week"),
        ([action("104", "year")], "£2.00 a week"),
        ([action("13", "month")], "£3.00 a week"),
        ([action("0.01", "year")], "£0.00 a week"),
        ([action("150", "once")], "£150.00 once"),
        (
            [action("1.10", "week"), action("2.20", "week"), action("9", "once")],
            "£3.30 a week and £9.00 once",
        ),
        ([action("99999999.99", "week")], "£99,999,999.99 a week"),
        ([action(None)], "Not known yet"),
        ([action(None), action("5", "week")], "£5.00 a week"),
        ([action(None, doer=Doer.FAMILY)], "£0.00"),
    ],
)
def test_what_it_costs_in_words(actions: list[Action], says: str) -> None:
    assert Costs.of(actions).in_words == says


def test_what_is_not_known_is_counted_but_not_of_what_people_do_for_each_other() -> None:
    some = [action(None), action(None, doer=Doer.EQUIPMENT), action(None, doer=Doer.FRIEND)]

    assert (Costs.of(some).actions, Costs.of(some).unknown) == (3, 2)


def test_a_year_is_fifty_two_weeks() -> None:
    assert Costs.of([action("24", "week")]).a_year_in_words == "£1,248.00 a year"
    assert Costs.of([action("24", "once")]).a_year_in_words == ""


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, ""),
        ({"cost": "0", "per": "once"}, "No cost"),
        ({"cost": "1234.5", "per": "month"}, "£1,234.50 a month"),
        ({"cost": "38.50", "per": "once"}, "£38.50 once"),
    ],
)
def test_the_cost_of_one_thing(given: dict[str, Any], says: str) -> None:
    assert cost_in_words(action(**given)) == says
