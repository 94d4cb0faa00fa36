"""A conversation begins: with one press, on a day, with whoever is there."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.conversations import actions
from whatmatters.conversations.models import Conversation
from whatmatters.foundations import clock
from whatmatters.people.models import Person


def address(person: Person) -> str:
    return reverse("conversations:begin", args=[person.pk])


def test_one_press_begins_it_today(visit: Visit, maggie: Person, priya: Actor) -> None:
    page = visit(address(maggie), by=priya, sending={})

    talk = Conversation.objects.get()
    assert talk.held_on == clock.today()
    assert page.h1 is not None
    assert page.h1.text == "Conversation with Maggie"


def test_it_says_where_who_and_how_she_took_part(
    visit: Visit, maggie: Person, priya: Actor
) -> None:
    day = clock.today() - timedelta(days=3)
    visit(
        address(maggie),
        by=priya,
        sending={
            **boxes("held_on", day),
            "present": ["Maggie", "Priya Nair"],
            "others": "June, , Dr Okafor",
            "where": "Her kitchen",
            "took_part": "In short turns",
        },
    )

    talk = Conversation.objects.get()
    assert (talk.held_on, talk.where, talk.took_part) == (day, "Her kitchen", "In short turns")
    present = {there.name: there.member for there in talk.present.order_by("pk")}
    assert set(present) == {"Maggie", "Priya Nair", "June", "Dr Okafor"}
    assert present["Priya Nair"] == maggie.circle.get(name="Priya Nair")


def test_she_and_priya_are_offered_as_there(visit: Visit, maggie: Person, priya: Actor) -> None:
    page = visit(address(maggie), by=priya)

    ticked = [box["value"] for box in page.select("input[name=present][checked]")]
    assert ticked == ["Maggie", "Priya Nair"]


def test_a_day_to_come_is_refused_and_nothing_is_lost(
    visit: Visit, maggie: Person, priya: Actor
) -> None:
    tomorrow = clock.today() + timedelta(days=1)

    page = visit(
        address(maggie), by=priya, sending={**boxes("held_on", tomorrow), "where": "The park"}
    )

    assert "The day of the conversation must be today or in the past" in page.text
    assert page.select('input[name=where][value="The park"]')
    assert not Conversation.objects.exists()


def test_she_begins_one_herself(visit: Visit, maggie: Person, maggie_herself: Actor) -> None:
    page = visit(address(maggie), by=maggie_herself, sending={})

    assert page.h1 is not None
    assert page.h1.text == "My own words"


@pytest.mark.parametrize(
    ("who", "answer"), [("sam", 404), ("june", 404), ("tomasz", 404), ("owen", 404), ("helen", 403)]
)
def test_nobody_else_may(
    who: str, answer: int, visit: Visit, maggie: Person, request: pytest.FixtureRequest
) -> None:
    by = request.getfixturevalue(who)

    visit(address(maggie), by=by, expecting=answer)
    visit(address(maggie), by=by, sending={}, expecting=answer)
    with pytest.raises(PermissionDenied):
        actions.open_conversation(person=maggie, by=by, held_on=clock.today())

    assert not Conversation.objects.exists()
    assert not AuditEntry.objects.exclude(did="denied").exists()


def test_it_is_written_down(maggie: Person, priya: Actor) -> None:
    talk = actions.open_conversation(person=maggie, by=priya, held_on=clock.today())

    entry = AuditEntry.objects.get()
    assert (entry.did, entry.about) == ("conversations.opened", str(maggie.pk))
    assert entry.to == f"conversations.Conversation:{talk.pk}"
