"""Words are put right by others beside them; the first remain, shown as put right."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied
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


def test_she_puts_right_her_own_words_and_nobody_elses(
    visit: Visit, talk: Conversation, first: Statement, priya: Actor, maggie_herself: Actor
) -> None:
    junes = actions.keep_statement(
        conversation=talk, by=priya, words="I worry", whose="carer", whose_name="June"
    )

    visit(address(first), by=maggie_herself, sending={"words": "It’s the hill"})
    visit(address(junes), by=maggie_herself, sending={"words": "She’s fine"}, expecting=403)
    with pytest.raises(PermissionDenied):
        actions.keep_statement(
            conversation=talk, by=maggie_herself, words="She’s fine", puts_right=junes
        )

    assert {said.words for said in talk.statements.standing()} == {"It’s the hill", "I worry"}


def test_mending_put_aside_is_gone_on_with(visit: Visit, first: Statement, priya: Actor) -> None:
    draft = actions.save_draft(
        conversation=first.conversation,
        by=priya,
        box="statement",
        words="It’s the hi",
        sent_as=uuid.uuid4(),
        puts_right=first,
    )

    page = visit(reverse("conversations:go-on", args=[draft.pk]), by=priya, sending={})

    box = page.select_one("textarea")
    assert page.h1 is not None
    assert box is not None
    assert (page.h1.text, box.text.strip()) == ("Put these words right", "It’s the hi")
