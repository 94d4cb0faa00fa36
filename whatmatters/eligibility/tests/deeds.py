"""What the tests of deeds about the law share."""

from typing import Any

from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.eligibility import actions
from whatmatters.eligibility.models import (
    Decision,
    Weighing,
)
from whatmatters.eligibility.suggesting import suggested
from whatmatters.eligibility.tests.conftest import (
    BECAUSE,
    days_ago,
)
from whatmatters.foundations import clock


def suggestion_of(weighing: Weighing) -> Any:
    limbs = dict(weighing.findings.values_list("domain", "limb"))
    met = dict(weighing.answers.values_list("condition", "met"))
    return suggested(weighing.test, limbs=limbs, met=met)


def decide(weighing: Weighing, by: Actor, **more: Any) -> Decision:
    given = {"result": "must", "because": BECAUSE, "decided_on": days_ago(0)}
    return actions.decide(weighing=weighing, by=by, **{**given, **more})


def change_after(weighing: Weighing, by: Actor, deed: str) -> None:
    if deed == "find":
        actions.find(weighing=weighing, by=by, domain="a")
    else:
        actions.answer(weighing=weighing, by=by, condition="a", met=True, words="x")


def works_under_now(law: str) -> None:
    actions.choose_law(
        organisation=cast.place("westbury"),
        by=cast.worker("dev"),
        id_=law,
        version="1",
        begins_on=clock.today(),
    )
