"""Outcomes in short, where two people stand side by side: in the person's order."""

import pytest
from pytest_django import DjangoAssertNumQueries

from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.outcomes import actions
from whatmatters.outcomes.models import Outcome
from whatmatters.outcomes.selectors.cards import cards_for
from whatmatters.people.models import Person


def test_they_come_in_the_persons_own_order(
    maggie: Person, allotment: Outcome, dinner: Outcome, priya: Actor
) -> None:
    actions.rank_outcomes(person=maggie, by=priya, order=[dinner.pk, allotment.pk])

    cards = cards_for(viewer=priya, people=[maggie.pk])

    assert [card.outcome for card in cards] == [dinner, allotment]


def test_what_has_ended_is_left_out(maggie: Person, allotment: Outcome, priya: Actor) -> None:
    actions.end_outcome(outcome=allotment, by=priya, ending="let-go", on=clock.today())

    assert cards_for(viewer=priya, people=[maggie.pk]) == ()


def test_owen_gets_none(maggie: Person, allotment: Outcome, owen: Actor) -> None:
    assert cards_for(viewer=owen, people=[maggie.pk]) == ()


@pytest.mark.parametrize("how_many", [1, 12])
def test_cards_come_in_two_queries(
    how_many: int,
    maggie: Person,
    priya: Actor,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(how_many):
        actions.hear_outcome(
            person=maggie, by=priya, words=f"{number}", categories=[("five-kinds", "social")]
        )

    with django_assert_num_queries(2):
        cards = cards_for(viewer=priya, people=[maggie.pk])

    assert [card.labels for card in cards] == [("Social",)] * how_many
