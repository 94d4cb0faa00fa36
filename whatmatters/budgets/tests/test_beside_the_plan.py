"""The plan and the money: both pages say the same of what is left."""

from datetime import timedelta
from decimal import Decimal

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.budgets import selectors
from whatmatters.budgets.models import Budget
from whatmatters.budgets.tests.conftest import money
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.plans import actions as plans
from whatmatters.plans.selectors import costs_page


def test_what_is_kept_back_and_what_begins_later_is_counted_as_in_the_plan(
    budget: Budget, maggie: Person, priya: Actor, visit: Visit
) -> None:
    Outcome.objects.create(person=maggie, words="Out", first_words="Out", written_by=priya.user)
    plan = plans.start_plan(person=maggie, by=priya)
    help_ = plans.add_action(aim=plan.aims.get(), by=priya, doer="provider", what="Come", who="Bo")
    begins = clock.today() + timedelta(days=30)
    plans.add_cost_line(
        action=help_, by=priya, unit_price=Decimal(180), often="week", begins_on=begins
    )
    plans.keep_back(plan=plan, by=priya, percent=Decimal(5))

    beside = selectors.money_page(viewer=priya, person_id=maggie.pk).beside

    assert beside is not None
    assert (beside.costs, beside.left) == ("£189.00", Decimal("-9.00"))
    assert beside.left == costs_page(viewer=priya, plan_id=plan.pk).left
    assert "That is £9.00 a week more than the budget." in visit(money(maggie), by=priya).text
