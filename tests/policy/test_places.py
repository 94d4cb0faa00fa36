"""Every kind of place, proved or not, for an organisation or for nobody, in every role."""

from itertools import product
from typing import NamedTuple
from uuid import UUID, uuid4

import pytest

from tests.policy.building import LONG_AGO, NOW, Scene, save, set_scene
from tests.policy.letters import KINDS, REACHED
from whatmatters.access.roles import RoleKey
from whatmatters.foundations import clock
from whatmatters.people.models import CircleMember, Kind, Person
from whatmatters.people.standing import standing_to


class Place(NamedTuple):
    kind: str
    proved: bool
    organisation: str


EVERY = [
    Place(*one) for one in product(Kind.values, [False, True], ["here", "elsewhere", "nobody"])
]


@pytest.mark.django_db
@pytest.mark.parametrize("role", RoleKey)
def test_a_place_counts_only_for_who_one_acts_as(role: RoleKey) -> None:
    with clock.at(NOW):
        scene = set_scene()
        people = _populate(scene)
        viewer = scene.actors[role]

        for person, place in people.items():
            assert standing_to(viewer, person).facts.ways == _expected(role, place), place


def _populate(scene: Scene) -> dict[UUID, Place]:
    organisations = {"here": scene.here, "elsewhere": scene.elsewhere, "nobody": None}
    people = {uuid4(): place for place in EVERY}
    save([Person(pk=pk, known_as="Somebody") for pk in people])
    save(
        [
            CircleMember(
                person_id=pk,
                name="The viewer",
                kind=place.kind,
                user=scene.viewer,
                organisation=organisations[place.organisation],
                proved_by="The register" if place.proved else "",
                joined_on=LONG_AGO,
            )
            for pk, place in people.items()
        ]
    )
    return people


def _expected(role: RoleKey, place: Place) -> set[str]:
    acting_for = "nobody" if role == RoleKey.THEMSELF else "here"
    if place.organisation != acting_for:
        return set()
    return {way for way, by in REACHED[role].items() if _counts(way, by, place)}


def _counts(way: str, by: str, place: Place) -> bool:
    if by == "team":  # a place of one's own, of whatever kind, is not a place of one's team
        return False
    return place.kind in KINDS.get(way, ()) and (by != "proof" or place.proved)
