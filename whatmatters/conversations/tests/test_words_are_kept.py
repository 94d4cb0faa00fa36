"""What was said is kept as it was written down: once, for ever, and never over another's."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from tests.clearing import forget_audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.conversations import actions
from whatmatters.conversations.models import AlreadyPutRight, Conversation, Draft, Statement

WORDS = "I want my hands in the soil again.\n  Even if it’s only the bed by the shed. "


def test_words_are_kept_exactly(talk: Conversation, priya: Actor) -> None:
    kept = actions.keep_statement(conversation=talk, by=priya, words=WORDS)

    kept.refresh_from_db()
    assert kept.words == WORDS
    assert (kept.whose, kept.about) == ("person", "matters")
    assert kept.written_by == priya.user


def test_a_retry_does_not_keep_them_twice(talk: Conversation, priya: Actor) -> None:
    name = uuid.uuid4()
    first = actions.keep_statement(conversation=talk, by=priya, words=WORDS, sent_as=name)
    again = actions.keep_statement(conversation=talk, by=priya, words=WORDS, sent_as=name)

    assert again == first
    assert talk.statements.count() == 1
    assert AuditEntry.objects.filter(did="conversations.words-kept").count() == 1


def test_other_words_from_a_page_gone_back_to_are_kept_too(
    talk: Conversation, priya: Actor
) -> None:
    name = uuid.uuid4()
    actions.keep_statement(conversation=talk, by=priya, words=WORDS, sent_as=name)
    for _ in range(2):
        actions.keep_statement(conversation=talk, by=priya, words="And the robin.", sent_as=name)

    assert sorted(s.words for s in talk.statements.all()) == ["And the robin.", WORDS]


def test_keeping_them_ends_the_draft(talk: Conversation, priya: Actor) -> None:
    name = uuid.uuid4()
    actions.save_draft(conversation=talk, by=priya, box="statement", words="I wa", sent_as=name)

    actions.keep_statement(conversation=talk, by=priya, words=WORDS, sent_as=name)

    assert not Draft.objects.exists()


def test_she_keeps_her_own_words(talk: Conversation, maggie_herself: Actor) -> None:
    kept = actions.keep_statement(conversation=talk, by=maggie_herself, words=WORDS)

    assert kept.written_by == maggie_herself.user


@pytest.mark.parametrize("who", ["sam", "june", "helen", "tomasz", "owen"])
def test_nobody_else_may(who: str, talk: Conversation, request: pytest.FixtureRequest) -> None:
    by = request.getfixturevalue(who)
    forget_audit()

    with pytest.raises(PermissionDenied):
        actions.keep_statement(conversation=talk, by=by, words=WORDS)

    assert not Statement.objects.exists()
    assert not AuditEntry.objects.exclude(did="denied").exists()


def test_it_is_written_down_without_the_words(talk: Conversation, priya: Actor) -> None:
    kept = actions.keep_statement(conversation=talk, by=priya, words=WORDS)

    entry = AuditEntry.objects.get(did="conversations.words-kept")
    assert entry.to == f"conversations.Statement:{kept.pk}"
    assert entry.about == str(talk.person_id)
    assert "soil" not in str(kept) + entry.to


@pytest.mark.parametrize("column", ["words", "whose", "whose_name", "about"])
def test_the_database_refuses_to_change_them(column: str, talk: Conversation, priya: Actor) -> None:
    kept = actions.keep_statement(conversation=talk, by=priya, words=WORDS)

    with pytest.raises(IntegrityError), transaction.atomic():
        Statement.objects.filter(pk=kept.pk).update(**{column: "seen"})

    kept.refresh_from_db()
    assert kept.words == WORDS


@pytest.mark.parametrize("column", ["conversation", "puts_right", "sent_as"])
def test_nor_to_move_them_to_another_place(column: str, talk: Conversation, priya: Actor) -> None:
    kept = actions.keep_statement(conversation=talk, by=priya, words=WORDS)
    other = actions.keep_statement(conversation=talk, by=priya, words="And the robin.")
    elsewhere = Conversation.objects.create(person=talk.person, opened_by=priya.user)
    there = {"conversation": elsewhere, "puts_right": other, "sent_as": uuid.uuid4()}[column]

    with pytest.raises(IntegrityError, match="is_kept_as_written"), transaction.atomic():
        Statement.objects.filter(pk=kept.pk).update(**{column: there})


def test_they_are_put_right_by_others_beside_them(talk: Conversation, priya: Actor) -> None:
    first = actions.keep_statement(conversation=talk, by=priya, words="the bed by the bed")
    second = actions.keep_statement(
        conversation=talk, by=priya, words="the bed by the shed", puts_right=first
    )

    assert list(talk.statements.standing()) == [second]
    assert talk.statements.count() == 2


def test_words_are_put_right_once(talk: Conversation, priya: Actor, maggie_herself: Actor) -> None:
    first = actions.keep_statement(conversation=talk, by=priya, words="the bed by the bed")
    hers = actions.keep_statement(
        conversation=talk, by=maggie_herself, words="by the shed", puts_right=first
    )

    with pytest.raises(AlreadyPutRight, match="yours are still in the box") as refused:
        actions.keep_statement(conversation=talk, by=priya, words="by shed", puts_right=first)

    assert refused.value.latest == hers
    assert talk.statements.count() == 2
