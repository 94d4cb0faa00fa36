"""Where, when and who was there is put right; two people doing so both keep what they wrote."""

import pytest
from django.urls import reverse

from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.conversations import actions
from whatmatters.conversations.models import Conversation
from whatmatters.foundations import clock


def address(talk: Conversation) -> str:
    return reverse("conversations:details", args=[talk.pk])


def test_it_is_put_right(visit: Visit, talk: Conversation, priya: Actor) -> None:
    sent = {"read": "1", "where": "The garden", "present": ["Maggie"], "others": "June"}

    page = visit(address(talk), by=priya, sending=sent | boxes("held_on", clock.today()))

    assert "The garden, with Maggie and June" in page.text
    assert AuditEntry.objects.filter(did="conversations.details-changed").count() == 1


def test_what_was_known_is_in_the_boxes(visit: Visit, talk: Conversation, priya: Actor) -> None:
    actions.change_details(
        conversation=talk,
        by=priya,
        held_on=talk.held_on,
        where="The garden",
        present=["Maggie", "Dr Okafor"],
    )

    page = visit(address(talk), by=priya)

    assert page.select('input[name=where][value="The garden"]')
    assert page.select('input[name=others][value="Dr Okafor"]')
    assert [b["value"] for b in page.select("input[name=present][checked]")] == ["Maggie"]


def test_two_at_once_lose_nothing(visit: Visit, talk: Conversation, priya: Actor) -> None:
    actions.change_details(
        conversation=talk, by=priya, held_on=talk.held_on, where="The garden", read=1
    )

    page = visit(address(talk), by=priya, sending={"read": "1", "where": "The kitchen"})

    assert "Somebody changed this while you were writing" in page.text
    assert "The garden" in page.text
    assert page.select('input[name=where][value="The kitchen"]')
    talk.refresh_from_db()
    assert talk.where == "The garden"
    visit(address(talk), by=priya, sending={"read": "2", "where": "The kitchen"})
    talk.refresh_from_db()
    assert talk.where == "The kitchen"


@pytest.mark.parametrize(("who", "answer"), [("sam", 404), ("owen", 404), ("helen", 403)])
def test_nobody_else_may(
    who: str, answer: int, visit: Visit, talk: Conversation, request: pytest.FixtureRequest
) -> None:
    by = request.getfixturevalue(who)

    visit(address(talk), by=by, sending={"where": "Here"}, expecting=answer)

    talk.refresh_from_db()
    assert talk.where == ""
