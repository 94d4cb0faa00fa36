"""What a confidential service talks of with somebody is for itself and the person alone.

Asked of every query first, and of PostgreSQL alone after that.
"""

import pytest
from django.db import connection

from tests.walls.standing import served
from whatmatters.access.actor import Actor
from whatmatters.appointments import actions
from whatmatters.appointments.models import Contact, FollowUp, Meeting
from whatmatters.appointments.tests.deeds import plan
from whatmatters.conversations.actions import keep_statement, open_conversation
from whatmatters.conversations.models import Conversation, Statement
from whatmatters.foundations import clock
from whatmatters.home.selectors.person import person_page
from whatmatters.home.selectors.thread import thread_page
from whatmatters.people.models import CircleMember, Kind, Person

WRITTEN = (Conversation, Statement, Contact, FollowUp, Meeting)


@pytest.fixture(autouse=True)
def _needs_postgresql() -> None:
    """The first of the two is asked of both databases."""


@pytest.fixture
def farah_too(maggie: Person, farah: Actor) -> Actor:
    """Works for a refuge, and is in the circle as its practitioner."""
    assert farah.membership is not None
    place = farah.membership.organisation
    place.is_confidential = True
    place.save(update_fields=["is_confidential"])
    CircleMember.objects.create(
        person=maggie, kind=Kind.PRACTITIONER, name="Farah", user=farah.user, organisation=place
    )
    return farah


def _written(person: Person, by: Actor) -> None:
    talk = open_conversation(person=person, by=by, held_on=clock.today())
    keep_statement(conversation=talk, by=by, words="I sleep here", about="strength")
    plan(person, by)
    actions.keep_contact(
        person=person, by=by, who="person", how="met", what_next="A lock", due_on=clock.today()
    )


def _found(viewer: Actor) -> list[int]:
    return [
        Conversation.objects.visible_to(viewer).count(),
        Statement.objects.visible_to(viewer).count(),
        Contact.objects.visible_to(viewer).count(),
        FollowUp.objects.visible_to(viewer).count(),
        Meeting.objects.visible_to(viewer).count(),
    ]


def test_no_query_finds_what_is_discreet(
    maggie: Person, maggie_herself: Actor, priya: Actor, farah_too: Actor
) -> None:
    _written(maggie, farah_too)
    beside = Actor(maggie_herself.user, is_beside=True)

    assert _found(farah_too) == _found(maggie_herself) == [1, 1, 1, 1, 1]
    assert _found(priya) == _found(beside) == [0, 0, 0, 0, 0]

    _written(maggie, priya)
    assert _found(priya) == [1, 1, 1, 1, 1]
    assert _found(farah_too) == [2, 2, 2, 2, 2]


def test_nor_do_the_pages_of_her_life(
    maggie: Person, maggie_herself: Actor, priya: Actor, farah_too: Actor
) -> None:
    _written(maggie, farah_too)

    for viewer, many in ((farah_too, 1), (maggie_herself, 1), (priya, 0)):
        page = person_page(viewer=viewer, person_id=maggie.pk)
        thread = thread_page(viewer=viewer, person_id=maggie.pk)
        assert (len(page.strengths), len(page.talks), len(thread.talks)) == (many, many, many)


def test_nor_does_postgresql_alone(
    maggie: Person, maggie_herself: Actor, priya: Actor, farah_too: Actor
) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no second wall; scripts/test runs these on PostgreSQL")
    _written(maggie, farah_too)

    for viewer, many in ((farah_too, 1), (maggie_herself, 1), (priya, 0)):
        with served(viewer):
            assert [model.objects.count() for model in WRITTEN] == [many] * len(WRITTEN)


def test_what_a_refuge_writes_it_may_write_behind_the_wall(
    maggie: Person, farah_too: Actor, priya: Actor
) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no second wall; scripts/test runs these on PostgreSQL")
    for by in (farah_too, priya):
        with served(by):
            _written(maggie, by)

    assert Conversation.objects.count() == 2
