"""From any sentence to what came of it and back, one click a step."""

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.lives import MAGGIES_WORDS, Life, live
from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.conversations.actions import keep_statement, open_conversation
from whatmatters.foundations import clock
from whatmatters.home.selectors.thread import thread_page
from whatmatters.people.models import Person


@pytest.mark.parametrize("who", ["priya", "maggie_herself"])
def test_one_can_walk_it_both_ways(
    who: str, visit: Visit, maggies_life: Life, request: pytest.FixtureRequest
) -> None:
    page = visit(f"/people/{maggies_life.person.pk}/thread", by=request.getfixturevalue(who))
    [outcome] = maggies_life.outcomes

    [sentence] = page.select(f"#said-{outcome.said_in_id}")
    [strand] = page.select(f"#outcome-{outcome.pk}")
    assert MAGGIES_WORDS in sentence.text
    assert sentence.select(f"a[href='#outcome-{outcome.pk}']")
    assert strand.select(f"a[href='#said-{outcome.said_in_id}']")
    assert maggies_life.review is not None
    assert strand.select(f"a[href='/reviews/{maggies_life.review.pk}']")
    assert strand.select(f"a[href='/plans/{maggies_life.review.next_plan_id}']")
    assert "change what we do – Go by taxi" in strand.text


def test_it_says_whose_words_they_were_as_everywhere(
    visit: Visit, maggie: Person, priya: Actor
) -> None:
    talk = open_conversation(person=maggie, by=priya, held_on=clock.today())
    for whose, name in (("carer", "June"), ("seen", "Sam"), ("person", "")):
        keep_statement(
            conversation=talk, by=priya, words=f"Said by {whose}", whose=whose, whose_name=name
        )

    page = visit(f"/people/{maggie.pk}/thread", by=priya)

    said = [caption.text.strip() for caption in page.select(f"#talk-{talk.pk} figcaption")]
    assert said == ["June, carer", "What Sam saw", "Maggie"]


def test_each_end_of_each_link_is_there(visit: Visit, maggies_life: Life, priya: Actor) -> None:
    page = visit(f"/people/{maggies_life.person.pk}/thread", by=priya)

    ends = {str(one["id"]) for one in page.select("[id]")}
    links = {str(link["href"])[1:] for link in page.select("a[href^='#']")}
    assert links <= ends


@pytest.mark.parametrize("who", ["sam", "june"])
def test_what_was_said_is_absent_for_those_it_is_not_for(
    who: str, visit: Visit, maggies_life: Life, request: pytest.FixtureRequest
) -> None:
    page = visit(f"/people/{maggies_life.person.pk}/thread", by=request.getfixturevalue(who))

    assert "What was said" not in page.text
    assert not page.select("a[href^='#said-']")
    assert MAGGIES_WORDS in page.text


def test_a_thread_that_has_not_begun(visit: Visit, maggie: Person, priya: Actor) -> None:
    assert "The thread begins with a conversation" in (
        visit(f"/people/{maggie.pk}/thread", by=priya).text
    )


@pytest.mark.parametrize("how_many", [1, 12])
def test_the_same_few_questions_however_long_it_is(
    how_many: int,
    maggie: Person,
    priya: Actor,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    live(maggie, with_=priya, outcomes=how_many, actions=how_many, reviewed=True)

    with django_assert_num_queries(13):
        thread_page(viewer=priya, person_id=maggie.pk)
