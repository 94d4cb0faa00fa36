"""The same need is not the same life: two people side by side."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.clearing import forget_audit
from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.outcomes import actions
from whatmatters.outcomes.models import Outcome
from whatmatters.people.actions import add_need

#: Who acts (3); the people, their outcomes, maps, needs and all that is in the way (5); and a
#: note in each record that somebody looked (2).
PAGE_QUERIES = 10

PAGE = "/outcomes/two-people"


@pytest.fixture
def alike(allotment: Outcome, walters: Outcome, priya: Actor) -> str:
    """Maggie and Walter: one fear, one category, and quite other things wanted."""
    for outcome, words in (
        (allotment, "I’m afraid of falling"),
        (walters, "i'm  afraid of FALLING"),
    ):
        actions.name_barrier(person=outcome.person, by=priya, words=words, blocks=[outcome])
        add_need(person=outcome.person, by=priya, kind="support", words="Give me time")
        actions.describe_outcome(
            outcome=outcome,
            by=priya,
            why="",
            looks_like="",
            kind="",
            nature="",
            term="",
            categories=[("talking-points", "seeing-people")],
        )
    forget_audit()
    return f"?one={allotment.person_id}&other={walters.person_id}"


def test_what_is_alike_stands_above_and_what_is_wanted_beside(
    alike: str, visit: Visit, priya: Actor
) -> None:
    page = visit(PAGE + alike, by=priya)

    common, maggies, walters = page.select(".wm-card")
    for words in ("I’m afraid of falling", "Give me time", "Seeing people"):
        assert words in common.text
    assert "Margaret Holt" in maggies.text
    assert "Get back to my allotment" in maggies.text
    assert "Walter Okafor" in walters.text
    assert "Hear my granddaughter play" in walters.text


def test_both_are_told_that_somebody_looked(
    alike: str, visit: Visit, priya: Actor, allotment: Outcome, walters: Outcome
) -> None:
    visit(PAGE + alike, by=priya)

    looked = AuditEntry.objects.filter(did="looked", to="outcomes.two-people")
    assert set(looked.values_list("about", flat=True)) == {
        str(allotment.person_id),
        str(walters.person_id),
    }


def test_for_training_their_names_are_nowhere_on_the_page(
    alike: str, visit: Visit, priya: Actor
) -> None:
    page = visit(f"{PAGE}{alike}&names_hidden=on", by=priya)

    assert "Person A" in page.text
    assert "Person B" in page.text
    assert "Get back to my allotment" in page.text
    for name in ("Maggie", "Margaret", "Holt", "Walter", "Okafor"):
        assert name not in str(page)


@pytest.mark.parametrize("who", ["tomasz", "owen", "sam", "maggie_herself"])
def test_whoever_may_not_see_both_sees_neither(
    who: str, alike: str, visit: Visit, request: pytest.FixtureRequest
) -> None:
    by: Actor = request.getfixturevalue(who)

    visit(PAGE + alike, by=by, expecting=404)

    assert not AuditEntry.objects.filter(did="looked").exists()


def test_one_chooses_among_those_one_may_see(
    alike: str, visit: Visit, priya: Actor, owen: Actor
) -> None:
    page = visit(PAGE, by=priya)

    offered = [option.text for option in page.select("#id_one option")]
    assert offered == ["Choose from the list", "Margaret Holt (Maggie)", "Walter Okafor"]
    assert "at least two people" in visit(PAGE, by=owen).text


def test_two_means_two(visit: Visit, alike: str, allotment: Outcome, priya: Actor) -> None:
    twice = f"?one={allotment.person_id}&other={allotment.person_id}"

    assert "Choose two different people" in visit(PAGE + twice, by=priya).text
    assert "Choose the second person" in visit(f"{PAGE}?one=x&other=", by=priya).text


def test_nothing_alike_is_said_in_words(
    visit: Visit, allotment: Outcome, walters: Outcome, priya: Actor
) -> None:
    address = f"{PAGE}?one={allotment.person_id}&other={walters.person_id}"

    assert "Nothing is written down in the same words for both" in visit(address, by=priya).text


@pytest.mark.parametrize("how_many", [1, 12])
def test_the_page_asks_the_same_few_questions_however_much_is_wanted(
    how_many: int,
    client: Client,
    alike: str,
    visit: Visit,
    priya: Actor,
    allotment: Outcome,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(how_many):
        actions.hear_outcome(person=allotment.person, by=priya, words=f"Wish {number}")
    visit(PAGE + alike, by=priya)

    with django_assert_num_queries(PAGE_QUERIES):
        client.get(PAGE + alike)
