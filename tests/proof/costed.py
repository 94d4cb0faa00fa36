"""What something costs, an option, and a rate: for what routes ask about."""

from decimal import Decimal
from uuid import uuid4

from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.plans.actions import add_cost_line, add_option
from whatmatters.plans.models import Action, Plan, Rate


def costed(action: Action, draft: Plan, by: Actor) -> dict[str, str]:
    """A cost of an action of a draft, an option that it is in, and a rate of the organisation."""
    cost = add_cost_line(
        action=action, by=by, often="week", unit_price=Decimal(12), what="To the gate"
    )
    option = add_option(plan=draft, by=by, name="This way", cost_lines=[cost], thinks="Hm")
    assert by.organisation_id is not None
    rate = Rate.objects.create(
        organisation_id=by.organisation_id, name=f"An hour {uuid4()}", unit="hour"
    )
    rate.prices.create(amount=20, from_on=clock.today(), set_by=by.user)
    return {"cost": str(cost.pk), "option": str(option.pk), "rate": str(rate.pk)}
