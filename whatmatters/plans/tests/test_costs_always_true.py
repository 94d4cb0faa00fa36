"""What the database itself keeps true of costs, each by the name someone will read at night."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from whatmatters.access.actor import Actor
from whatmatters.plans.models import Action, CostLine, Option, OptionLine, Plan, Rate, RatePrice
from whatmatters.plans.tests.conftest import employer, hour

Break = Callable[[Plan, Action, Actor], object]
DAY = date(2028, 2, 29)


def cost(walk: Action, **different: Any) -> CostLine:
    return CostLine.objects.create(action=walk, **{"unit_price": 1, "often": "week", **different})


def option(plan: Plan, **different: Any) -> Option:
    return Option.objects.create(plan=plan, **{"place": 1, "name": "A", **different})


def price(by: Actor, **different: Any) -> RatePrice:
    rate = Rate.objects.create(organisation_id=employer(by), name="Nights", unit="night")
    return rate.prices.create(**{"amount": 1, "from_on": DAY, "set_by": by.user, **different})


def rates(by: Actor, *names: str) -> list[Rate]:
    ours = employer(by)
    return [Rate.objects.create(organisation_id=ours, name=name, unit="hour") for name in names]


def in_it_twice(plan: Plan, walk: Action) -> list[OptionLine]:
    one, line = option(plan), cost(walk)
    return [OptionLine.objects.create(option=one, cost_line=line) for _ in range(2)]


BROKEN: dict[str, Break] = {
    "cost_is_on_one_line_of_an_action": lambda plan, walk, by: cost(
        walk, what="Other", line=cost(walk).line
    ),
    "cost_has_a_price_or_a_rate": lambda plan, walk, by: cost(walk, rate=hour(by)),
    "cost_is_from_nothing_to_ten_million": lambda plan, walk, by: cost(walk, unit_price=-1),
    "cost_is_of_something": lambda plan, walk, by: cost(walk, quantity=0),
    "cost_ends_on_or_after_the_day_it_begins": lambda plan, walk, by: cost(
        walk, begins_on=DAY, ends_on=date(2028, 2, 28)
    ),
    "cost_has_on_costs_of_no_more_than_all_of_it": lambda plan, walk, by: cost(
        walk, on_cost_percent=Decimal("100.01")
    ),
    "cost_is_shared_out_whole": lambda plan, walk, by: cost(
        walk, route="mixed", own_share=5000, council_share=4999
    ),
    "cost_with_nothing_to_pay_is_nothing": lambda plan, walk, by: cost(walk, route="nothing"),
    "option_has_its_own_place": lambda plan, walk, by: [option(plan) for _ in range(2)],
    "option_is_one_of_three": lambda plan, walk, by: option(plan, place=4),
    "option_has_a_name": lambda plan, walk, by: option(plan, name=""),
    "option_keeps_no_more_back_than_all": lambda plan, walk, by: option(
        plan, contingency_percent=101
    ),
    "one_option_of_a_plan_is_chosen": lambda plan, walk, by: [
        option(plan, place=place, chosen_on=DAY) for place in (1, 2)
    ],
    "cost_is_in_an_option_once": lambda plan, walk, by: in_it_twice(plan, walk),
    "rate_is_named_once": lambda plan, walk, by: rates(by, "A", "A"),
    "rate_has_a_name": lambda plan, walk, by: rates(by, ""),
    "price_of_a_rate_is_from_nothing_to_ten_million": lambda plan, walk, by: price(by, amount=-1),
    "price_of_a_rate_ends_after_it_begins": lambda plan, walk, by: price(
        by, until_on=date(2028, 2, 28)
    ),
    "plans_costline_has_days_apart": lambda plan, walk, by: [
        cost(walk, begins_on=DAY, ends_on=DAY),
        cost(walk, ends_on=DAY),
    ],
}
#: SQLite names a plain unique constraint by its columns.
COLUMNS = {
    "cost_is_on_one_line_of_an_action": "plans_costline.action_id, plans_costline.line",
    "option_has_its_own_place": "plans_option.plan_id, plans_option.place",
    "one_option_of_a_plan_is_chosen": "plans_option.plan_id",
    "cost_is_in_an_option_once": "plans_optionline.option_id, plans_optionline.cost_line_id",
    "rate_is_named_once": "plans_rate.organisation_id, plans_rate.name",
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses(name: str, draft: Plan, walk: Action, priya: Actor) -> None:
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        BROKEN[name](draft, walk, priya)

    said = str(refused.value)
    assert name in said or COLUMNS.get(name, name) in said


def test_every_constraint_is_broken_here() -> None:
    models = (CostLine, Rate, RatePrice, Option, OptionLine)

    named = {c.name for model in models for c in model._meta.constraints}
    assert set(BROKEN) == named | {"plans_costline_has_days_apart"}


def test_thirds_are_shared_out_to_the_whole(walk: Action) -> None:
    """Where shares are fractions, some databases add three of them up to less."""
    line = cost(walk, route="mixed", own_share=3334, council_share=3333, health_share=3333)

    assert sum(line.shares.values()) == 100
