"""A place in a circle opens a record only in the role that goes with it."""

from datetime import timedelta

import pytest

from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership
from whatmatters.access.roles import RoleKey
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.models import CircleMember, Kind, Person
from whatmatters.people.standing import standing_of


@pytest.mark.parametrize("role", [role for role in RoleKey if role != RoleKey.THEMSELF])
def test_priya_is_maggies_practitioner_only_as_a_practitioner(
    role: RoleKey, maggie: Person, priya: Actor
) -> None:
    other = Membership.objects.create(
        user=priya.user, organisation=cast.place("westbury"), role_key=role
    )
    acting = Actor(priya.user, other)

    works_as_one = role in {RoleKey.PRACTITIONER, RoleKey.TEAM_LEAD}
    assert Person.objects.visible_to(acting).contains(maggie) is works_as_one
    assert standing_of(acting, maggie).is_practitioner is works_as_one


@pytest.mark.parametrize(
    "kind", [Kind.PRACTITIONER, Kind.SUPPORT_WORKER, Kind.PROVIDER, Kind.BROKER]
)
def test_a_relative_written_down_as_a_worker_has_no_workers_powers(
    kind: Kind, maggie: Person, june: Actor
) -> None:
    CircleMember.objects.filter(user=june.user).update(kind=kind)

    assert not Person.objects.visible_to(june).exists()
    assert not standing_of(june, maggie).sees


def test_a_place_that_begins_tomorrow_opens_nothing_today(maggie: Person, priya: Actor) -> None:
    tomorrow = clock.today() + timedelta(days=1)
    Membership.objects.filter(user=priya.user).update(began_on=tomorrow)

    assert not Membership.objects.current().filter(user=priya.user).exists()
