"""A record opens by being in the circle, as who one is acting now; never by a role alone."""

from datetime import timedelta

import pytest

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, may
from whatmatters.foundations import clock
from whatmatters.people.models import CircleMember, Person, Share


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("maggie_herself", True),
        ("priya", True),
        ("sam", True),
        ("june", True),
        ("helen", True),
        ("tomasz", False),
        ("farah", False),
        ("owen", False),
    ],
)
def test_what_you_may_see_is_what_you_are_shown(
    who: str, sees: bool, maggie: Person, request: pytest.FixtureRequest
) -> None:
    """The rule and the query are one promise, kept twice."""
    actor: Actor = request.getfixturevalue(who)

    assert may(actor, Permission.PERSON_VIEW, maggie) is sees
    assert Person.objects.visible_to(actor).contains(maggie) is sees


def test_rights_never_add_up(maggie: Person, priya: Actor) -> None:
    """Priya at home, acting as herself, is nobody to Maggie."""
    assert not Person.objects.visible_to(Actor(priya.user)).exists()


def test_leaving_the_circle_closes_the_record(maggie: Person, sam: Actor) -> None:
    CircleMember.objects.filter(user=sam.user).update(left_on=clock.today())

    assert not Person.objects.visible_to(sam).exists()


def test_a_relative_sees_only_once_the_person_agreed(maggie: Person, june: Actor) -> None:
    tomorrow = clock.today() + timedelta(days=1)
    Share.objects.filter(member__user=june.user).update(began_on=tomorrow)

    assert not Person.objects.visible_to(june).exists()

    Share.objects.filter(member__user=june.user).update(
        began_on=clock.today(), withdrawn_at=clock.now()
    )

    assert not Person.objects.visible_to(june).exists()
