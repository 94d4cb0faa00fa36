"""The one wide page: what it shows, to whom, and in how many queries."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.conversations import actions
from whatmatters.conversations.models import Conversation
from whatmatters.conversations.tests.talk import keep

ARABIC = "أريد أن أعود إلى حديقتي"


def address(talk: Conversation) -> str:
    return reverse("conversations:write", args=[talk.pk])


def test_it_shows_what_was_said_in_order_with_whose_words(
    visit: Visit, talk: Conversation, priya: Actor
) -> None:
    actions.keep_statement(conversation=talk, by=priya, words="I miss my allotment")
    actions.keep_statement(
        conversation=talk, by=priya, words="She lights up there", whose="carer", whose_name="June"
    )

    page = visit(address(talk), by=priya)

    assert [q.text for q in page.select(".talk-said__words")] == [
        "I miss my allotment",
        "She lights up there",
    ]
    assert [q.text for q in page.select(".talk-said__whose strong")] == ["Maggie", "June, carer"]


def test_any_script_is_kept_and_finds_its_own_direction(
    visit: Visit, talk: Conversation, priya: Actor
) -> None:
    page = visit(address(talk), by=priya, sending={"box": "statement", "words": ARABIC})

    said = page.select_one(".talk-said__words")
    assert said is not None
    assert said.text == ARABIC
    assert said["dir"] == "auto"


def test_a_hundred_thousand_characters_are_kept(
    visit: Visit, talk: Conversation, priya: Actor
) -> None:
    long = "The robin came back. " * 5000

    visit(address(talk), by=priya, sending={"box": "statement", "words": long})

    assert talk.statements.get().words == long


def test_what_cannot_be_kept_stays_in_the_box(
    visit: Visit, talk: Conversation, priya: Actor
) -> None:
    sent = {"box": "statement", "words": "Half a \x00 word", "whose": "carer", "whose_name": "Jo"}

    page = visit(address(talk), by=priya, sending=sent)

    assert "There is a character here that can’t be kept" in page.text
    box = page.select_one("#id_words")
    assert box is not None
    assert box.text.strip() == "Half a \N{REPLACEMENT CHARACTER} word"
    assert page.select(
        'input[name=whose][value=carer][checked], input[name=whose_name][value="Jo"]'
    )
    assert not talk.statements.exists()


def test_nothing_written_is_a_clear_sentence(
    visit: Visit, talk: Conversation, priya: Actor
) -> None:
    page = visit(address(talk), by=priya, sending={"box": "statement", "words": " "})

    assert "Write what is being said, then keep it" in page.text


def test_opening_it_is_written_down_once(visit: Visit, talk: Conversation, priya: Actor) -> None:
    visit(address(talk), by=priya)

    assert AuditEntry.objects.get().to == "conversations.write"


def test_a_lead_reads_and_writes_nothing(
    visit: Visit, talk: Conversation, priya: Actor, helen: Actor
) -> None:
    keep(talk, by=priya, words="I miss my allotment")

    page = visit(address(talk), by=helen)
    visit(address(talk), by=helen, sending={"box": "statement", "words": "x"}, expecting=403)

    assert "I miss my allotment" in page.text
    assert not page.select("textarea")
    assert talk.statements.count() == 1


def test_she_reads_it_herself_and_adds_her_own_words(
    visit: Visit, talk: Conversation, maggie_herself: Actor
) -> None:
    sent = {"box": "statement", "words": "And a bench", "whose": "professional"}

    page = visit(address(talk), by=maggie_herself, sending=sent)

    assert page.h1 is not None
    assert page.h1.text == "Our conversation"
    statement = talk.statements.get()
    assert (statement.whose, statement.written_by) == ("person", maggie_herself.user)


def test_she_signs_nothing(visit: Visit, talk: Conversation, maggie_herself: Actor) -> None:
    sent = {"box": "understanding", "words": "I think…"}

    visit(address(talk), by=maggie_herself, sending=sent, expecting=403)

    assert not talk.understandings.exists()


@pytest.mark.parametrize("who", ["sam", "june", "tomasz", "owen"])
def test_for_others_there_is_no_such_page(
    who: str, visit: Visit, talk: Conversation, request: pytest.FixtureRequest
) -> None:
    visit(address(talk), by=request.getfixturevalue(who), expecting=404)

    assert not AuditEntry.objects.exclude(did="denied").exists()


@pytest.mark.parametrize("how_many", [1, 12])
def test_its_queries_do_not_grow(
    how_many: int,
    client: Client,
    talk: Conversation,
    priya: Actor,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    keep(talk, by=priya, words="I miss my allotment", times=how_many)
    arrive(client, priya)

    with django_assert_num_queries(16):
        client.get(address(talk))
