"""Strengths, people, barriers and risks come together from every conversation."""

import pytest
from pytest_django import DjangoAssertNumQueries

from whatmatters.access.actor import Actor
from whatmatters.conversations import actions, selectors
from whatmatters.conversations.models import Conversation
from whatmatters.conversations.tests.talk import talk_with
from whatmatters.people.models import Person


def test_each_list_has_its_own_newest_first(
    maggie: Person, talk: Conversation, priya: Actor
) -> None:
    later = talk_with(maggie, by=priya)
    for where, words, about in (
        (talk, "Leeks", "strength"),
        (later, "Cuttings", "strength"),
        (talk, "Arthur", "people"),
        (talk, "The hill", "barrier"),
        (talk, "Falling", "risk"),
        (talk, "My hands in the soil", "matters"),
    ):
        actions.keep_statement(conversation=where, by=priya, words=words, about=about)

    found = selectors.gathered(viewer=priya, person=maggie)

    assert [one.words for one in found.strengths] == ["Cuttings", "Leeks"]
    assert [one.words for one in found.people] == ["Arthur"]
    assert [one.words for one in found.barriers] == ["The hill"]
    assert [one.words for one in found.risks] == ["Falling"]


def test_what_was_put_right_is_left_out(maggie: Person, talk: Conversation, priya: Actor) -> None:
    bus = actions.keep_statement(conversation=talk, by=priya, words="The bus", about="barrier")
    actions.keep_statement(
        conversation=talk, by=priya, words="The hill", about="barrier", puts_right=bus
    )

    found = selectors.gathered(viewer=priya, person=maggie)

    assert [one.words for one in found.barriers] == ["The hill"]


@pytest.mark.parametrize("how_many", [1, 12])
def test_one_query_and_a_bounded_number(
    how_many: int,
    maggie: Person,
    talk: Conversation,
    priya: Actor,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(how_many):
        actions.keep_statement(
            conversation=talk, by=priya, words=f"Leeks {number}", about="strength"
        )

    with django_assert_num_queries(1):
        found = selectors.gathered(viewer=priya, person=maggie)

    assert len(found.strengths) == min(how_many, 8)


@pytest.mark.parametrize("who", ["sam", "june", "owen"])
def test_others_find_nothing(
    who: str, maggie: Person, talk: Conversation, priya: Actor, request: pytest.FixtureRequest
) -> None:
    actions.keep_statement(conversation=talk, by=priya, words="Leeks", about="strength")

    assert not selectors.gathered(viewer=request.getfixturevalue(who), person=maggie)
