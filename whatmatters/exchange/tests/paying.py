"""Maggie's plan with its price, and what is to be paid for in her week."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.exchange.remittance import Line, Remittance
from whatmatters.exchange.selectors import Asked, remittance_of
from whatmatters.exchange.tests.visiting import MONDAY, NOW, tell
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.plans.actions import add_action, add_cost_line, agree_plan, start_plan
from whatmatters.plans.models import Plan
from whatmatters.visits.models import Visit

LATER = NOW + timedelta(days=2)


def priced(maggie: Person, by: Actor, *prices: str, unit: str = "hour", **more: Decimal) -> Plan:
    """A plan that was agreed that day, with what a provider costs in it."""
    plan = start_plan(person=maggie, by=by)
    said = {"aim": plan.aims.get(), "doer": "provider", "what": "Come", "how_often": "Daily"}
    for price in prices:
        action = add_action(**said, by=by)  # type: ignore[arg-type]  # as named
        each: dict[str, Any] = {"unit": unit, "unit_price": Decimal(price), **more}
        add_cost_line(action=action, by=by, often="week", **each)
    for party in ("practitioner", "person"):
        agree_plan(plan=plan, by=by, party=party, agreed_on=clock.today())
    return plan


def went(by: Actor, said: str = "done,09:00,09:34,,,,") -> Visit:
    """What became of V-1."""
    with clock.at(LATER):
        done = tell("actual", f"V-1,,,,,{said}\n", by=by)
    assert done.new == 1
    return Visit.objects.get(minutes=45)


def made(by: Actor, weeks: int = 1) -> Remittance:
    with clock.at(LATER):
        asked = Asked(cast.place("brook"), MONDAY, weeks)
        return remittance_of(viewer=by, asked=asked)


def line(by: Actor) -> Line:
    return made(by).lines[0]
