"""Two tabs or two people write at the same time, and nobody's words are lost."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.conversations import actions
from whatmatters.conversations.models import AlreadyPutRight, Conversation
from whatmatters.conversations.tests.talk import talk_with
from whatmatters.people.models import Person

TURNS = 12


def test_taking_turns_loses_nothing(
    talk: Conversation, priya: Actor, maggie_herself: Actor
) -> None:
    for turn in range(TURNS):
        by = priya if turn % 2 else maggie_herself
        name = uuid.uuid4()
        for so_far in ("I", f"I said {turn}"):
            actions.save_draft(
                conversation=talk, by=by, box="statement", words=so_far, sent_as=name
            )
        actions.keep_statement(conversation=talk, by=by, words=f"I said {turn}", sent_as=name)

    assert {s.words for s in talk.statements.all()} == {f"I said {t}" for t in range(TURNS)}
    assert not talk.drafts.exists()


@pytest.mark.django_db(transaction=True)
def test_all_at_once_loses_nothing(maggie: Person, priya: Actor, maggie_herself: Actor) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one connection write at a time; taking turns is tested above")
    talk = talk_with(maggie, by=priya)
    names = [uuid.uuid4() for _ in range(TURNS)]

    def keep(turn: int) -> None:
        by = priya if turn % 2 else maggie_herself
        name = names[turn % TURNS]
        try:
            words = f"I said {turn % TURNS}"
            actions.save_draft(conversation=talk, by=by, box="statement", words=words, sent_as=name)
            actions.keep_statement(conversation=talk, by=by, words=words, sent_as=name)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=6) as hands:
        list(hands.map(keep, range(TURNS * 2)))

    said = sorted(s.words for s in talk.statements.all())
    assert said == sorted(f"I said {turn}" for turn in range(TURNS))
    assert AuditEntry.objects.filter(did="conversations.words-kept").count() == TURNS


@pytest.mark.django_db(transaction=True)
def test_words_put_right_by_many_at_once_are_put_right_once(maggie: Person, priya: Actor) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one connection write at a time")
    talk = talk_with(maggie, by=priya)
    first = actions.keep_statement(conversation=talk, by=priya, words="The bus")

    def put_right(turn: int) -> bool:
        try:
            actions.keep_statement(
                conversation=talk, by=priya, words=f"The hill {turn}", puts_right=first
            )
        except AlreadyPutRight:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(max_workers=6) as hands:
        done = list(hands.map(put_right, range(6)))

    assert sum(done) == 1
    assert talk.statements.count() == 2
