"""The table of how a plan may stand is what the model does and what the reference shows."""

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from whatmatters.foundations import clock
from whatmatters.plans.models import Plan, PlanNotReady
from whatmatters.plans.models.states import MOVES, Status, as_page
from whatmatters.plans.tests.conftest import days_ago

PAGE = Path(__file__).parents[3] / "docs/reference/plan-states.md"
DEEDS: dict[Status, Callable[[Plan], None]] = {
    Status.RUNNING: lambda plan: plan.run(on=clock.today()),
    Status.REPLACED: lambda plan: plan.step_down(on=clock.today()),
    Status.ENDED: lambda plan: plan.end(on=clock.today(), because="done"),
}


@pytest.mark.parametrize(("before", "after"), list(product(Status, DEEDS)))
def test_a_plan_moves_as_the_table_says(before: Status, after: Status) -> None:
    plan = Plan(status=before, agreed_on=None if before == Status.DRAFT else days_ago(9))

    if any((move.before, move.after) == (before, after) for move in MOVES):
        DEEDS[after](plan)
        assert plan.status == after
    else:
        with pytest.raises(PlanNotReady):
            DEEDS[after](plan)
        assert plan.status == before


def test_the_reference_shows_the_table() -> None:
    assert PAGE.read_text() == as_page(), "Write as_page() to docs/reference/plan-states.md"
