from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from bs4 import BeautifulSoup

from tests.visit import boxes
from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.media.making import Made
from whatmatters.media.tests import samples
from whatmatters.outcomes.actions import hear_outcome
from whatmatters.people.models import CircleMember, Person
from whatmatters.plans.actions import add_action, add_cost_line, agree_plan, start_plan
from whatmatters.spending.actions import open_account, pay_in, spend
from whatmatters.spending.models import Account, Entry

#: The day it is in these tests, and the first day of the accounts in them.
TODAY = date(2026, 10, 20)
BEGAN = date(2026, 8, 10)


@pytest.fixture(autouse=True)
def on_a_day() -> Iterator[None]:
    with clock.at(TODAY):
        yield


@pytest.fixture
def account(maggie: Person, priya: Actor) -> Account:
    """Maggie’s direct payment, which she looks after: £20.00 to begin with, £50.00 a week."""
    return open_account(
        person=maggie,
        by=priya,
        pays="direct-payment",
        a_week=Decimal(50),
        begins_on=BEGAN,
        opening=Decimal(20),
    )


@pytest.fixture
def bridget(maggie: Person) -> Actor:
    """Manages Brook Home Care, which helps Maggie."""
    bridget = cast.worker("bridget")
    CircleMember.objects.create(
        person=maggie,
        kind="provider-manager",
        name=bridget.name,
        user=bridget.user,
        organisation=cast.place("brook"),
    )
    return bridget


@pytest.fixture
def fund(maggie: Person, priya: Actor) -> Account:
    """What Brook holds for Maggie, apart from everybody else’s."""
    return open_account(
        person=maggie,
        by=priya,
        pays="fund",
        organisation=cast.place("brook"),
        a_week=Decimal("76.20"),
        begins_on=BEGAN,
    )


@pytest.fixture
def choir(maggie: Person, priya: Actor) -> UUID:
    """A line of Maggie’s plan: the choir, £4.00 a week out of her direct payment."""
    hear_outcome(person=maggie, by=priya, words="I want to sing again")
    draft = start_plan(person=maggie, by=priya)
    action = add_action(aim=draft.aims.get(), by=priya, doer="community", what="The choir")
    line = add_cost_line(
        action=action,
        by=priya,
        what="Choir, with the tea",
        unit_price=Decimal("4.00"),
        often="week",
        route="direct-payment",
    )
    for party in ("practitioner", "person"):
        draft = agree_plan(plan=draft, by=priya, party=party, agreed_on=clock.today())
    return line.line


def bought(account: Account, by: Actor, amount: str = "4.00", **more: Any) -> Entry:
    given: dict[str, Any] = {"on": TODAY, "what": "Choir, with the tea"}
    return spend(account=account, by=by, amount=Decimal(amount), **given | more)


def paid(account: Account, by: Actor, amount: str = "200.00", **more: Any) -> Entry:
    given: dict[str, Any] = {"on": TODAY, "whom": "The council"}
    return pay_in(account=account, by=by, amount=Decimal(amount), **given | more)


def a_receipt(size: tuple[int, int] = (80, 60)) -> Made:
    """As it comes out of the workshop."""
    return Made("picture", "image/jpeg", samples.picture(size=size), *size, 0)


def sent(**more: Any) -> dict[str, Any]:
    """Something bought, as the form sends it."""
    return {"what": "Taxi", "whom": "Cab", "amount": "4.50", **boxes("on", TODAY)} | more


def at(account: Account, and_then: str = "") -> str:
    return f"/spending/{account.pk}{and_then}"


def rows(page: BeautifulSoup) -> list[str]:
    return [" ".join(row.text.split()) for row in page.select(".wm-lines__item")]
