"""Two who agree the next budget in the same second: one is kept, and the other is told."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import connection

from whatmatters.budgets.models import Budget
from whatmatters.budgets.tests.conftest import CUT_ON, TOLD, Agrees
from whatmatters.foundations.models import Stale
from whatmatters.people.models import Person

on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite lets one connection write at a time"
)


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_of_four_at_once_one_wins(budget: Budget, agree: Agrees, maggie: Person) -> None:
    together = Barrier(4)
    why = {"reason": "prices", "because": "Prices", "told_on": TOLD, "agreed_on": TOLD}

    def next_one(amount: int) -> str:
        together.wait()
        try:
            agree(str(amount), begins_on=CUT_ON, read=1, **why)
        except Stale:
            return "told"
        finally:
            connection.close()
        return "kept"

    with ThreadPoolExecutor(max_workers=4) as hands:
        answers = list(hands.map(next_one, (200, 201, 202, 203)))

    assert sorted(answers) == ["kept", "told", "told", "told"]
    assert maggie.budgets.count() == 2
    assert Budget.objects.get(number=2).agreed > Decimal(199)
