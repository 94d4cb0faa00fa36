"""The person's page: what matters, what we are doing about it, how it is going."""

import re

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.lives import MAGGIES_WORDS, Life, live
from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.home.selectors.person import person_page
from whatmatters.people.actions import add_need
from whatmatters.people.models import Person


def test_it_begins_with_what_matters_most(visit: Visit, maggies_life: Life, priya: Actor) -> None:
    page = visit(f"/people/{maggies_life.person.pk}", by=priya)

    assert f"Maggie says what matters most is {MAGGIES_WORDS}" in page.text
    assert "Partly there" in page.text
    assert "6 out of 10" in page.text
    assert "In the way: The bus stops short" in page.text


def test_maggie_is_greeted_on_hers(visit: Visit, maggies_life: Life, maggie_herself: Actor) -> None:
    page = visit(f"/people/{maggies_life.person.pk}", by=maggie_herself)

    [heading] = page.select("h1")
    assert heading.text == "Hello Maggie"
    assert "You said what matters most" in page.text


def test_what_helps_her_is_said_first(visit: Visit, maggie: Person, priya: Actor) -> None:
    add_need(person=maggie, by=priya, kind="format", words="Large print")

    assert "What helps Maggie: Large print" in visit(f"/people/{maggie.pk}", by=priya).text


@pytest.mark.parametrize("who", ["priya", "sam", "june", "helen", "maggie_herself"])
def test_those_around_her_may_open_it(
    who: str, visit: Visit, maggies_life: Life, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(who)

    assert MAGGIES_WORDS in visit(f"/people/{maggies_life.person.pk}", by=actor).text


@pytest.mark.parametrize("who", ["owen", "tomasz", "farah"])
@pytest.mark.parametrize("page", ["", "/thread"])
def test_nobody_else_learns_that_it_is_there(
    who: str, page: str, client: Client, maggies_life: Life, request: pytest.FixtureRequest
) -> None:
    arrive(client, request.getfixturevalue(who))
    address = f"/people/{maggies_life.person.pk}{page}"
    missing = "/people/00000000-0000-4000-8000-000000000000" + page

    assert client.get(address).status_code == 404
    assert plainly(client.get(address).content) == plainly(client.get(missing).content)


def plainly(page: bytes) -> bytes:
    """What a page says, without the token that differs each time it is drawn."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", page)


@pytest.mark.parametrize("who", ["sam", "june"])
def test_conversations_are_not_for_relatives_or_support_workers(
    who: str, visit: Visit, maggies_life: Life, request: pytest.FixtureRequest
) -> None:
    page = visit(f"/people/{maggies_life.person.pk}", by=request.getfixturevalue(who))

    assert "Conversations" not in page.text
    assert not page.select("a[href*='/conversations/']")


def test_every_look_is_written_down(visit: Visit, maggie: Person, priya: Actor) -> None:
    visit(f"/people/{maggie.pk}", by=priya)

    entry = AuditEntry.objects.get(did="looked")
    assert (entry.by, entry.to, entry.about) == (
        str(priya.user.pk),
        "home.person",
        str(maggie.pk),
    )
    assert entry.acting_in == str(priya.organisation_id)


@pytest.mark.parametrize("how_many", [1, 12])
def test_the_same_few_questions_however_much_there_is(
    how_many: int,
    maggie: Person,
    priya: Actor,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    live(maggie, with_=priya, outcomes=how_many, actions=how_many, reviewed=True)

    with django_assert_num_queries(16):
        person_page(viewer=priya, person_id=maggie.pk)


def test_an_empty_record_says_where_to_begin(visit: Visit, maggie: Person, priya: Actor) -> None:
    assert "Begin with a conversation" in visit(f"/people/{maggie.pk}", by=priya).text
