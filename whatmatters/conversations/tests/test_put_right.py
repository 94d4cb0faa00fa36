"""Words are put right by others beside them; the first remain, shown as put right."""

import pytest
from django.urls import reverse

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.conversations import actions
from whatmatters.conversations.models import Conversation, Statement


@pytest.fixture
def first(talk: Conversation, priya: Actor) -> Statement:
    return actions.keep_statement(
        conversation=talk, by=priya, words="It’s the bus", about="barrier"
    )


def address(statement: Statement) -> str:
    return reverse("conversations:put-right", args=[statement.pk])


def test_both_remain(visit: Visit, first: Statement, priya: Actor) -> None:
    sent = {"box": "statement", "words": "It’s the hill", "about": "barrier"}

    page = visit(address(first), by=priya, sending=sent)

    earlier = page.select_one(f"#said-{first.pk}")
    assert earlier is not None
    assert "It’s the bus" in earlier.text
    assert "Put right" in earlier.text
    assert "Puts right what was written before" in page.text
    assert "It’s the hill" in page.text


def test_the_box_begins_with_the_words_as_they_stand(
    visit: Visit, first: Statement, priya: Actor
) -> None:
    page = visit(address(first), by=priya)

    box = page.select_one("textarea")
    assert box is not None
    assert box.text.strip() == "It’s the bus"
    assert page.select("input[name=about][value=barrier][checked]")


def test_when_another_was_first_nothing_typed_is_lost(
    visit: Visit, first: Statement, priya: Actor, maggie_herself: Actor
) -> None:
    actions.keep_statement(
        conversation=first.conversation, by=maggie_herself, words="It’s both", puts_right=first
    )

    page = visit(address(first), by=priya, sending={"box": "statement", "words": "It’s the hill"})

    assert "Somebody has put these words right while you were writing" in page.text
    assert "It’s both" in page.text
    box = page.select_one("textarea")
    assert box is not None
    assert box.text.strip() == "It’s the hill"
    form = page.select_one("form.talk-write")
    assert form is not None
    visit(str(form["action"]), by=priya, sending={"box": "statement", "words": "It’s the hill"})
    assert Statement.objects.standing().get().words == "It’s the hill"


@pytest.mark.parametrize(
    ("who", "answer"), [("sam", 404), ("june", 404), ("owen", 404), ("helen", 403)]
)
def test_nobody_else_may(
    who: str, answer: int, visit: Visit, first: Statement, request: pytest.FixtureRequest
) -> None:
    by = request.getfixturevalue(who)

    visit(address(first), by=by, expecting=answer)
    visit(address(first), by=by, sending={"words": "x"}, expecting=answer)

    assert Statement.objects.count() == 1
