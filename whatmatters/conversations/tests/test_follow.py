"""A page that is open hears what others have kept, and is written down only when it does."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.clearing import forget_audit
from tests.visit import arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.conversations.models import Conversation
from whatmatters.conversations.tests.talk import keep


def address(talk: Conversation, have: str) -> str:
    return reverse("conversations:said", args=[talk.pk]) + f"?have={have}"


def test_nothing_new_is_an_empty_answer_and_no_look(
    client: Client,
    talk: Conversation,
    priya: Actor,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    arrive(client, priya)

    with django_assert_num_queries(4):
        answer = client.get(address(talk, "0-0"))

    assert answer.status_code == 204
    assert not AuditEntry.objects.exclude(did="denied").exists()


def test_what_another_kept_arrives(
    client: Client, talk: Conversation, priya: Actor, maggie_herself: Actor
) -> None:
    keep(talk, by=maggie_herself, words="I forgot to say")
    forget_audit()
    arrive(client, priya)

    news = client.get(address(talk, "0-0")).json()

    assert news["mark"] == "1-0"
    assert "I forgot to say" in news["parts"]["said"]
    assert AuditEntry.objects.get().to == "conversations.said"


def test_what_the_page_keeps_comes_back_with_a_new_name(
    client: Client, talk: Conversation, priya: Actor
) -> None:
    arrive(client, priya)
    sent = {"box": "statement", "words": "I miss it", "do": "keep"}

    news = client.post(
        reverse("conversations:write", args=[talk.pk]), sent, headers={"accept": "application/json"}
    ).json()

    assert "I miss it" in news["parts"]["said"]
    assert news["sent_as"] != str(talk.statements.get().sent_as)


@pytest.mark.parametrize(
    ("box", "words", "problem"),
    [
        ("statement", "", "Write what is being said"),
        ("understanding", "a\x00b", "There is a character here that can’t be kept"),
    ],
)
def test_what_the_page_can_not_keep_is_told_where_it_was_typed(
    box: str, words: str, problem: str, client: Client, talk: Conversation, priya: Actor
) -> None:
    arrive(client, priya)

    answer = client.post(
        reverse("conversations:write", args=[talk.pk]),
        {"box": box, "words": words, "do": "keep"},
        headers={"accept": "application/json"},
    )

    assert answer.status_code == 400
    assert answer.json()["problem"].startswith(problem)
    assert not talk.statements.exists()


@pytest.mark.parametrize("who", ["sam", "june", "tomasz", "owen"])
def test_others_hear_nothing(
    who: str, client: Client, talk: Conversation, request: pytest.FixtureRequest
) -> None:
    arrive(client, request.getfixturevalue(who))

    assert client.get(address(talk, "")).status_code == 404
