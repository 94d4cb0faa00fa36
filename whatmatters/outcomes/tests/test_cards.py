"""Outcomes in short, for the pages above: in the person's order, in four queries."""

import pytest
from pytest_django import DjangoAssertNumQueries

from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.outcomes import actions
from whatmatters.outcomes.models import Outcome
from whatmatters.outcomes.selectors import outcomes_of
from whatmatters.people.models import Person


def test_a_card_says_how_far_along_it_is(
    maggie: Person, allotment: Outcome, dinner: Outcome, priya: Actor
) -> None:
    done, left, _ = (
        actions.add_step(outcome=allotment, by=priya, words=words) for words in ("a", "b", "c")
    )
    actions.finish_step(step=done, by=priya, done_on=clock.today())
    actions.let_go_step(step=left, by=priya, on=clock.today())
    knee, bus = (
        actions.name_barrier(person=maggie, by=priya, words=words, blocks=[allotment])
        for words in ("My knee", "The bus")
    )
    actions.change_barrier(barrier=knee, by=priya, state="removed", on=clock.today())
    actions.rank_outcomes(person=maggie, by=priya, order=[dinner.pk, allotment.pk])

    first, second = outcomes_of(viewer=priya, person=maggie)

    assert (first.outcome, first.steps, first.barriers) == (dinner, 0, ())
    assert (second.steps_done, second.steps) == (1, 2)
    assert second.barriers == (bus,)


def test_what_has_ended_is_left_out_unless_asked_for(
    maggie: Person, allotment: Outcome, priya: Actor
) -> None:
    actions.end_outcome(outcome=allotment, by=priya, ending="let-go", on=clock.today())

    assert outcomes_of(viewer=priya, person=maggie) == ()
    assert len(outcomes_of(viewer=priya, person=maggie, with_ended=True)) == 1


def test_owen_gets_none(maggie: Person, allotment: Outcome, owen: Actor) -> None:
    assert outcomes_of(viewer=owen, person=maggie) == ()


@pytest.mark.parametrize("how_many", [1, 12])
def test_cards_come_in_four_queries(
    how_many: int,
    maggie: Person,
    priya: Actor,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(how_many):
        heard = actions.hear_outcome(
            person=maggie, by=priya, words=f"{number}", categories=[("five-kinds", "social")]
        )
        actions.add_step(outcome=heard, by=priya, words="a")

    with django_assert_num_queries(4):
        cards = outcomes_of(viewer=priya, person=maggie)

    assert [card.labels for card in cards] == [("Social",)] * how_many
