"""A talk is between two people, also to PostgreSQL alone."""

import pytest
from django.db import ProgrammingError, transaction

from tests.walls.standing import served, sql
from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.letters.actions import keep_unsent, send_message
from whatmatters.letters.models import Message, Unsent
from whatmatters.people.models import Bar, CircleMember, Person, Share


@pytest.fixture
def junes(maggie: Person, june: Actor, maggie_herself: Actor) -> CircleMember:
    """Her place, with a message of Maggie's to it and one she has not finished."""
    place = CircleMember.objects.get(user=june.user)
    said = send_message(member=place, by=maggie_herself, words="Marmalade")
    keep_unsent(member=place, by=maggie_herself, words="And", sent_as=said.pk)
    return place


def found(who: Actor | None) -> tuple[int, int]:
    with served(who):
        return Message.objects.count(), Unsent.objects.count()


@pytest.mark.django_db
def test_the_two_find_it_and_nobody_else(
    junes: CircleMember,
    maggie_herself: Actor,
    june: Actor,
    priya: Actor,
    helen: Actor,
    sam: Actor,
    ngozi: Actor,
    ruth: Actor,
    owen: Actor,
) -> None:
    assert found(maggie_herself) == (1, 1)
    assert found(june) == (1, 0)
    for other in (priya, helen, sam, ngozi, ruth, owen, None):
        assert found(other) == (0, 0)


@pytest.mark.django_db
@pytest.mark.parametrize("closes", ["share", "place", "bar", "death"])
def test_what_ends_it_ends_it_here_too(
    closes: str, junes: CircleMember, june: Actor, maggie_herself: Actor
) -> None:
    if closes == "share":
        Share.objects.update(withdrawn_at=clock.now())
    elif closes == "place":
        CircleMember.objects.filter(pk=junes.pk).update(left_on=clock.today())
    elif closes == "bar":
        Bar.objects.create(person=junes.person, user=june.user, barred_by=june.user)
    else:
        Person.objects.update(died_on=clock.today())

    assert found(june) == (0, 0)
    assert found(maggie_herself) == ((0, 0) if closes == "death" else (1, 1))


@pytest.mark.django_db
def test_nobody_puts_a_row_into_a_talk_of_others(junes: CircleMember, priya: Actor) -> None:
    refused = pytest.raises(ProgrammingError, match="row-level security")
    with served(priya), refused, transaction.atomic():
        sql(
            "INSERT INTO letters_message (id, recorded_at, words, written_at, sent_as, member_id,"
            " other_id, written_by_id) VALUES (gen_random_uuid(), now(), 'x', now(),"
            " gen_random_uuid(), %s, %s, %s)",
            junes.pk,
            priya.user.pk,
            priya.user.pk,
        )
