"""What the tests of the law begin with: an administrator, a law in force, a weighing begun."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from tests.clearing import forget_audit
from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.eligibility import actions
from whatmatters.eligibility.models import Decision, Weighing
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person

Decided = Callable[..., Decision]
BECAUSE = "She can’t wash or get out alone since the fall, and it takes the heart out of her"
WHAT_NOW = "Jean walks with her on Fridays. Priya rings in two weeks"


def days_ago(days: int) -> date:
    return clock.today() - timedelta(days=days)


def works_under(place: str, law: str, version: str = "1") -> None:
    """Let a place of the cast have chosen this law long ago."""
    admin = cast.worker("dev")
    organisation = cast.place(place)
    if admin.organisation_id != organisation.pk:
        raise LookupError("Dev works at the council")
    actions.choose_law(
        organisation=organisation, by=admin, id_=law, version=version, begins_on=date(2020, 1, 1)
    )


@pytest.fixture
def england(db: None) -> None:
    works_under("westbury", "england")


@pytest.fixture
def dev(db: None) -> Actor:
    """Administrator of Priya's council."""
    return cast.worker("dev")


@pytest.fixture
def weighing(maggie: Person, priya: Actor, england: None) -> Weighing:
    """Begun for Maggie, under the law of England."""
    begun = actions.begin_weighing(person=maggie, by=priya)
    forget_audit()
    return begun


@pytest.fixture
def allotment(maggie: Person, priya: Actor) -> Outcome:
    words = "Get back to my allotment"
    return Outcome.objects.create(
        person=maggie,
        words=words,
        first_words=words,
        written_by=priya.user,
        begun_on=days_ago(400),
    )


def weigh(weighing: Weighing, by: Actor, *, cannot: str = "bi", met: bool = True) -> None:
    """Look at all ten things, of which she can't do these; and answer what is asked besides."""
    for domain in weighing.test.domains:
        is_hard = domain.code in cannot
        limb, words = ("a", "Not without somebody beside her") if is_hard else ("", "")
        actions.find(weighing=weighing, by=by, domain=domain.code, limb=limb, words=words)
    actions.answer(weighing=weighing, by=by, condition="a", met=met, words="The fall, her hip")
    actions.answer(
        weighing=weighing,
        by=by,
        condition="c",
        met=met,
        words="She has lost heart",
        areas=["b", "d"],
    )


@pytest.fixture
def decided(weighing: Weighing, priya: Actor) -> Decided:
    """Decide it: `decided(result="below")`."""

    def decided(**more: Any) -> Decision:
        given = {"result": "must", "because": BECAUSE, "decided_on": days_ago(1)}
        if more.get("result") == "below":
            given["what_now"] = WHAT_NOW
        return actions.decide(weighing=weighing, by=priya, **{**given, **more})

    return decided
