"""What the rooms below are told of money: see `plans/above.py`."""

from decimal import Decimal

from whatmatters.access.actor import Actor
from whatmatters.budgets.models import Budget
from whatmatters.plans.models import Plan


def agreed_a_week(*, viewer: Actor, plan: Plan) -> Decimal | None:
    """How much is agreed for it now, to who may know it."""
    budget = Budget.objects.visible_to(viewer).in_force(plan.person)
    return budget.agreed_weekly if budget else None
