"""The decision, the query and a second copy of the table say the same of everything there can be.

Every person in these worlds is one combination. For each of them the facts that are loaded are
the ones that follow from the combination; the letters typed by hand and `decide` agree on them;
and those whom `open_to` finds are exactly those of whom `decide` permits it.
"""

from dataclasses import astuple, replace
from itertools import combinations as pairs
from itertools import product
from uuid import UUID

import pytest

from tests.policy.building import NOW, populate, set_scene
from tests.policy.combinations import PLACES, REST, Combination, facts_of, in_full, in_pairs, who
from tests.policy.letters import allowed
from whatmatters.access.actor import Actor
from whatmatters.access.models import User
from whatmatters.access.policy import DataClass, Deed, Facts, decide
from whatmatters.access.roles import RoleKey
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.people.standing import standing_to

EVERYTHING = [(about, deed) for about in DataClass for deed in Deed]


@pytest.mark.django_db
@pytest.mark.parametrize("role", RoleKey)
def test_the_decision_the_query_and_the_letters_agree(role: RoleKey) -> None:
    with clock.at(NOW):
        scene = set_scene()
        people = populate(scene, role, [*in_full(role), *in_pairs(role)])
        viewer = scene.actors[role]

        found = {person: standing_to(viewer, person).facts for person in people}

        assert found == {person: facts_of(role, one) for person, one in people.items()}
        holds_together(viewer, people, found)
        _nobody_who_is_switched_off(viewer, people)


def holds_together(
    viewer: Actor, people: dict[UUID, Combination], found: dict[UUID, Facts]
) -> None:
    for about, deed in EVERYTHING:
        opened = set(Person.objects.open_to(viewer, about, deed).values_list("pk", flat=True))
        decided = {pk for pk, facts in found.items() if decide(facts, about, deed).permits}
        typed = {pk for pk, facts in found.items() if allowed(facts, about, deed)}
        assert decided == typed, _told(about, deed, people, decided ^ typed)
        assert opened == decided, _told(about, deed, people, opened ^ decided)


def _told(about: DataClass, deed: Deed, people: dict[UUID, Combination], apart: set[UUID]) -> str:
    some = [str(people.get(pk)) for pk in apart][:3]
    return f"{deed} {about}: {len(apart)} apart, such as {some}"


def _nobody_who_is_switched_off(viewer: Actor, people: dict[UUID, Combination]) -> None:
    off = replace(viewer, user=User(pk=viewer.user.pk, is_active=False))
    for about, deed in EVERYTHING:
        assert not Person.objects.open_to(off, about, deed).exists()
    for person in list(people)[:20]:
        facts = standing_to(off, person).facts
        assert not any(decide(facts, about, deed).permits for about, deed in EVERYTHING)


@pytest.mark.django_db
@pytest.mark.parametrize("died", ["no", "yes"])
@pytest.mark.parametrize("bar", ["none", "barred"])
@pytest.mark.parametrize("capacity", ["none", "lacking"])
@pytest.mark.parametrize("share", ["none", "first"])
def test_the_same_for_the_person_themself(share: str, capacity: str, bar: str, died: str) -> None:
    """They have an account of their own, so they are a viewer of their own."""
    one = Combination("none", "here", share, capacity, "open", "open", bar, died, "place")
    with clock.at(NOW):
        scene = set_scene()
        (person,) = people = populate(scene, RoleKey.THEMSELF, [one])
        Person.objects.filter(pk=person).update(user=scene.viewer)

        found = standing_to(viewer := Actor(scene.viewer), person).facts

        assert found == replace(facts_of(RoleKey.THEMSELF, one), ways=frozenset({"self"}))
        holds_together(viewer, people, {person: found})


@pytest.mark.parametrize("role", RoleKey)
def test_every_two_things_that_may_be_there_are_there_together(role: RoleKey) -> None:
    """The pairs are all there, so that a smaller world is noticed."""
    dimensions = [PLACES[who(role)], *REST.values()]
    rows = [astuple(one) for one in in_pairs(role)]
    for (a, these), (b, those) in pairs(enumerate(dimensions), 2):
        assert {(row[a], row[b]) for row in rows} == set(product(these, those))
