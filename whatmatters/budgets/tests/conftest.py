from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Protocol

import pytest
from bs4 import BeautifulSoup

from tests.visit import boxes
from whatmatters.access.actor import Actor
from whatmatters.budgets.actions import agree_budget, work_out_budget, write_terms
from whatmatters.budgets.allocation import rule_named
from whatmatters.budgets.models import Assistant, Budget, Estimate
from whatmatters.people.models import CircleMember, Person

#: The first day of the first budget in these tests.
SPRING = date(2026, 4, 6)
TOLD = SPRING + timedelta(days=60)
CUT_ON = TOLD + timedelta(days=28)


def money(person: Person) -> str:
    return f"/money/of/{person.pk}"


def typed(page: BeautifulSoup, name: str) -> str:
    """What stands in a box."""
    box = page.select(f"[name={name}]")[0]
    return str(box.get("value") or box.text.strip())


def sent(**more: str) -> dict[str, str]:
    """A first budget as the form sends it."""
    given = {"agreed": "180.00", "period": "week", "read": "0", "ceiling_weeks": "8"}
    return given | boxes("begins_on", SPRING) | boxes("agreed_on", SPRING) | more


class Agrees(Protocol):
    def __call__(self, agreed: str, **more: Any) -> Budget: ...


@pytest.fixture
def agree(maggie: Person, helen: Actor) -> Agrees:
    """A version of Maggie’s budget, agreed by the lead of Priya’s team."""

    def agree(agreed: str, **more: Any) -> Budget:
        given: dict[str, Any] = {
            "person": maggie,
            "by": helen,
            "period": "week",
            "begins_on": SPRING,
            "agreed_on": SPRING,
        }
        return agree_budget(agreed=Decimal(agreed), **given | more)

    return agree


@pytest.fixture
def budget(agree: Agrees) -> Budget:
    """£180.00 a week, of which Maggie pays £24.50."""
    return agree("180.00", contribution=Decimal("24.50"), assessed_on=SPRING)


@pytest.fixture
def estimate(maggie: Person, priya: Actor) -> Estimate:
    return work_out_budget(
        person=maggie,
        by=priya,
        rule=rule_named("hours-by-kind", "2026-04"),
        quantities={"home": Decimal(3), "assistant": Decimal(5)},
        words="Mornings, and the allotment",
    )


@pytest.fixture
def assistant(maggie: Person) -> CircleMember:
    return CircleMember.objects.create(person=maggie, kind="personal-assistant", name="Rob Bell")


@pytest.fixture
def cut(budget: Budget, agree: Agrees) -> Budget:
    return agree(
        "150.00",
        begins_on=CUT_ON,
        agreed_on=TOLD,
        told_on=TOLD,
        reason="needs",
        because="June is home again, and does the evenings with you",
        contribution=budget.contribution,
        assessed_on=SPRING,
    )


def terms(person: Person, member: CircleMember, *, by: Actor) -> Assistant:
    return write_terms(
        person=person,
        by=by,
        member=member,
        hours=Decimal(5),
        rate=Decimal("14.60"),
        on_costs=Decimal(14),
        payroll=Decimal("9.50"),
        insurance=Decimal(95),
        back_up="June",
        employer="person",
        review_on=date(2027, 4, 6),
        begins_on=SPRING,
    )
