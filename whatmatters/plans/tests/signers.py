"""Who signs besides the two who must, and how a test signs."""

from datetime import timedelta
from decimal import Decimal

import pytest

from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.models import CircleMember, Kind, Person, Share
from whatmatters.plans import actions
from whatmatters.plans.models import (
    Plan,
)


@pytest.fixture
def bridget(maggie: Person, sam: Actor) -> Actor:
    """Manages Brook Home Care, and is in Maggie’s circle."""
    bridget = cast.worker("bridget")
    CircleMember.objects.create(
        person=maggie,
        kind=Kind.PROVIDER,
        name=bridget.name,
        user=bridget.user,
        organisation=cast.place("brook"),
    )
    return bridget


@pytest.fixture
def ines(maggie: Person) -> Actor:
    """Commissioner, with whose council Maggie shares her plan and her money."""
    ines = cast.worker("ines")
    Share.objects.create(
        person=maggie,
        organisation=cast.place("westbury"),
        core=True,
        plan=True,
        budget=True,
        purpose="To pay for it",
        began_on=clock.today() - timedelta(days=1),
    )
    return ines


@pytest.fixture
def paid(draft: Plan, maggie: Person, sam: Actor) -> Plan:
    """The draft, with Sam coming each morning, which the council pays for."""
    action = actions.add_action(
        aim=draft.aims.get(),
        by=cast.worker("priya"),
        doer="provider",
        what="Come each morning",
        member=maggie.circle.get(user=sam.user),
    )
    actions.add_cost_line(
        action=action,
        by=cast.worker("priya"),
        unit_price=Decimal(95),
        often="week",
        route="council",
    )
    draft.refresh_from_db()
    return draft


def sign(plan: Plan, by: Actor, party: str, **more: object) -> Plan:
    given = {"agreed_on": clock.today(), **more}
    return actions.agree_plan(plan=plan, by=by, party=party, **given)  # type: ignore[arg-type]  # as given
