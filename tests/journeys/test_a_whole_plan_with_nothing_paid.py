"""Maggie has no paid support at all, and a whole plan: her own part, her sister, what is nearby."""

from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.conversations.actions import keep_statement, open_conversation
from whatmatters.foundations import clock
from whatmatters.outcomes.actions import hear_outcome
from whatmatters.outcomes.models import Outcome
from whatmatters.people.actions import add_to_circle
from whatmatters.people.models import Person
from whatmatters.plans.models import Action, Agreement, Plan
from whatmatters.resources.tests.listing import WESTBURY, listed

SINGING = "I want to sing with other people again"
READING = "I want to have a book on the go, as I always did"
OWN_PART = "Practise in the kitchen every morning"


@pytest.fixture
def directory(db: None) -> None:
    """What there is in Westbury: a choir, a library, and help at home that costs money."""
    of_town: dict[str, Any] = {"at": WESTBURY, "postcode": "BA13 1AA", "checked": clock.today()}
    listed("Thursday Voices", about="Sing", terms=("Choir",), byday="TH", cost="0", **of_town)
    listed("Westbury Library", about="Every kind of book", terms=("Library",), cost="0", **of_town)
    listed("Brook Home Care", about="Books read aloud at home", terms=("Home care",), **of_town)


@pytest.fixture
def wants(maggie: Person, priya: Actor) -> tuple[Outcome, ...]:
    """What she said in a talk, as outcomes; what she is good at; and who is near."""
    Person.objects.filter(pk=maggie.pk).update(address="3 Mill Lane, Westbury BA13 1AB")
    talk = open_conversation(person=maggie, by=priya, held_on=clock.today())
    keep_statement(conversation=talk, by=priya, words="I was a second alto", about="strength")
    add_to_circle(person=maggie, by=priya, kind="family", name="Peg Hale", relation="my sister")
    heard = [
        keep_statement(conversation=talk, by=priya, words=words) for words in (SINGING, READING)
    ]
    return tuple(
        hear_outcome(person=maggie, by=priya, words=said.words, said_in=said) for said in heard
    )


def test_a_whole_plan_with_nothing_paid(
    directory: None,
    wants: tuple[Outcome, ...],
    maggie: Person,
    priya: Actor,
    maggie_herself: Actor,
    visit: Visit,
) -> None:
    visit(f"/plans/for/{maggie.pk}", by=priya, sending={})
    plan = Plan.objects.get()
    singing, reading = plan.aims.order_by("place", "pk")

    choices = visit(f"/plans/aims/{singing.pk}/choose", by=priya)
    assert "I was a second alto" in choices.text
    chosen(visit, priya, choices, "Begin with an own part", what=OWN_PART, how_often="daily")
    chosen(visit, priya, choices, "Peg Hale", what="Drive us both there")
    chosen(visit, priya, choices, "Choose this: Thursday Voices")
    choices = visit(f"/plans/aims/{reading.pk}/choose", by=priya)
    assert before(choices.text, "Westbury Library", "Brook Home Care"), (
        "what is paid for comes last"
    )
    chosen(visit, priya, choices, "Choose this: Westbury Library")

    page = visit(f"/plans/{plan.pk}", by=maggie_herself)
    for told in (OWN_PART, "Peg Hale", "Thursday Voices", "Westbury Library", "£0.00"):
        assert told in page.text, told
    assert "Everything here is from one provider" not in page.text
    agree(visit, plan, priya, "practitioner")
    agree(visit, plan, maggie_herself, "person")

    plan.refresh_from_db()
    assert plan.is_running
    doers = Action.objects.filter(aim__plan=plan).in_journey_order().values_list("doer", flat=True)
    assert list(doers) == ["myself", "family", "community", "universal"]
    assert not Action.objects.filter(aim__plan=plan, cost_lines__isnull=False).exists()


def chosen(visit: Visit, by: Actor, choices: BeautifulSoup, text: str, **typed: str) -> None:
    """Follow a choice, type what is left to type, and save what was filled in."""
    link = next(a for a in choices.select("main a") if a.get_text().startswith(text))
    form = visit(str(link["href"]), by=by)
    visit(str(link["href"]), by=by, sending=filled_in(form) | typed)


def filled_in(page: BeautifulSoup) -> dict[str, str]:
    """What the form on a page would send as it stands."""
    form = page.select_one("main form:has([name=what])")
    assert form is not None
    boxes = form.select("input[type=text], input[type=hidden], input[checked]")
    said = {str(box["name"]): str(box.get("value", "")) for box in boxes}
    for pick in form.select("select"):
        option = pick.select_one("option[selected]")
        said[str(pick["name"])] = str(option["value"]) if option else ""
    return said


def before(text: str, one: str, other: str) -> bool:
    return 0 <= text.find(one) < text.find(other)


def agree(visit: Visit, plan: Plan, by: Actor, party: str) -> None:
    at = f"/plans/{plan.pk}/agree"
    page = visit(at, by=by)
    form = page.select_one(f"main form:has([name=agree][value={party}])")
    assert form is not None
    boxes = form.select("input")
    sending = {str(box["name"]): str(box.get("value", "")) for box in boxes if box.get("name")}
    visit(at, by=by, sending=sending | {"agree": party})
    assert Agreement.objects.filter(plan=plan, party=party).exists()
