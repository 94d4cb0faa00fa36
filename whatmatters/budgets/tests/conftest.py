from datetime import date
from decimal import Decimal
from typing import Any, Protocol

import pytest

from whatmatters.access.actor import Actor
from whatmatters.budgets.actions import agree_budget
from whatmatters.budgets.models import Budget
from whatmatters.people.models import Person

#: The first day of the first budget in these tests.
SPRING = date(2026, 4, 6)


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
