"""An enquiry becomes a conversation that begins with its very words. Nothing is typed again."""

import pytest
from django.urls import reverse

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.conversations import actions
from whatmatters.conversations.models import Conversation
from whatmatters.demonstration import cast
from whatmatters.enquiries.actions import save_draft, send_enquiry
from whatmatters.enquiries.models import Enquiry
from whatmatters.people.models import Person

WORDS = "Mum fell on Sunday.\n She says she is fine. "


def enquiry(asking_for: str, asked_by: str = "Carol Frost") -> Enquiry:
    answers = {
        "asking_for": asking_for,
        "words": WORDS,
        "name": "Edith Frost",
        "asked_by": asked_by,
        "reach": "07700 900123",
    }
    return send_enquiry(enquiry=save_draft(organisation=cast.place("westbury"), answers=answers))


def address(enquiry: Enquiry) -> str:
    return reverse("conversations:begin-from-enquiry", args=[enquiry.pk])


@pytest.mark.parametrize(
    ("asking_for", "whose", "name"),
    [
        ("myself", "person", ""),
        ("someone", "family", "Carol Frost"),
        ("both", "carer", "Carol Frost"),
        ("work", "professional", "Carol Frost"),
        ("", "family", "Carol Frost"),
    ],
)
def test_it_begins_with_the_words_and_whose_they_are(
    asking_for: str, whose: str, name: str, priya: Actor
) -> None:
    asked = enquiry(asking_for)

    talk = actions.begin_from_enquiry(enquiry=asked, by=priya)

    first = talk.statements.get()
    assert (first.words, first.whose, first.whose_name) == (WORDS, whose, name)
    assert first.said_at == asked.sent_at


def test_its_page_opens(visit: Visit, priya: Actor) -> None:
    page = visit(address(enquiry("someone")), by=priya, sending={})

    assert "Mum fell on Sunday." in page.text
    assert "Carol Frost, family or friend" in page.text


def test_twice_is_one_conversation(visit: Visit, priya: Actor) -> None:
    asked = enquiry("someone")

    visit(address(asked), by=priya, sending={})
    visit(address(asked), by=priya, sending={})

    assert Conversation.objects.get().statements.count() == 1
    assert Person.objects.count() == 1


def test_it_joins_somebody_known_already(visit: Visit, maggie: Person, priya: Actor) -> None:
    visit(address(enquiry("someone")), by=priya, sending={"person": str(maggie.pk)})

    assert Conversation.objects.get().person == maggie


@pytest.mark.parametrize("person", ["not-an-id", "6a2f41a3-c54c-4fce-9b0e-3d6a1f0f8a11"])
def test_a_person_one_may_not_see_is_not_there(person: str, visit: Visit, priya: Actor) -> None:
    visit(address(enquiry("someone")), by=priya, sending={"person": person}, expecting=404)

    assert not Conversation.objects.exists()


@pytest.mark.parametrize(("who", "answer"), [("owen", 404), ("sam", 403)])
def test_others_may_not(
    who: str, answer: int, visit: Visit, request: pytest.FixtureRequest
) -> None:
    by = request.getfixturevalue(who)
    before = Person.objects.count()

    visit(address(enquiry("someone")), by=by, sending={}, expecting=answer)

    assert not Conversation.objects.exists()
    assert Person.objects.count() == before
