"""A practitioner signs what they make of it: beside the words, with name, role and time."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.conversations import actions
from whatmatters.conversations.models import Conversation, Understanding

READING = "Being useful matters to her more than the growing."


def test_it_is_signed_with_name_and_role(visit: Visit, talk: Conversation, priya: Actor) -> None:
    address = reverse("conversations:write", args=[talk.pk])

    page = visit(address, by=priya, sending={"box": "understanding", "words": READING})

    assert READING in page.text
    assert "Signed by Priya Nair, practitioner, Westbury Council" in page.text


def test_she_reads_it_too(
    visit: Visit, talk: Conversation, priya: Actor, maggie_herself: Actor
) -> None:
    actions.sign_understanding(conversation=talk, by=priya, words=READING)

    page = visit(reverse("conversations:write", args=[talk.pk]), by=maggie_herself)

    assert READING in page.text


def test_a_later_one_stands_beside_the_earlier(talk: Conversation, priya: Actor) -> None:
    for words in (READING, "I was wrong: it is both."):
        actions.sign_understanding(conversation=talk, by=priya, words=words)

    assert talk.understandings.count() == 2


def test_sent_twice_it_is_signed_once(talk: Conversation, priya: Actor) -> None:
    name = uuid.uuid4()
    for _ in range(2):
        actions.sign_understanding(conversation=talk, by=priya, words=READING, sent_as=name)

    assert talk.understandings.count() == 1
    assert AuditEntry.objects.get().did == "conversations.reading-signed"


@pytest.mark.parametrize("column", ["words", "signed_as"])
def test_the_database_refuses_to_change_it(column: str, talk: Conversation, priya: Actor) -> None:
    signed = actions.sign_understanding(conversation=talk, by=priya, words=READING)

    with pytest.raises(IntegrityError), transaction.atomic():
        Understanding.objects.filter(pk=signed.pk).update(**{column: "other"})

    signed.refresh_from_db()
    assert signed.words == READING


@pytest.mark.parametrize("who", ["maggie_herself", "sam", "june", "helen", "tomasz", "owen"])
def test_nobody_else_signs(who: str, talk: Conversation, request: pytest.FixtureRequest) -> None:
    by = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        actions.sign_understanding(conversation=talk, by=by, words=READING)

    assert not Understanding.objects.exists()
    assert not AuditEntry.objects.exclude(did="denied").exists()
