"""What ends, ends at the instant it says: a day in the UK lasts until its midnight there.

Around the days on which the clocks change, and in summer, that is not the midnight of UTC.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.policy.building import Scene, set_scene
from whatmatters.access.models import Membership
from whatmatters.access.policy import DataClass, Deed
from whatmatters.access.roles import RoleKey
from whatmatters.foundations import clock
from whatmatters.people.models import (
    BrokenGlass,
    CapacityRecord,
    CircleMember,
    Person,
    Registration,
    Share,
)
from whatmatters.people.standing import standing_to

INSTANT = timedelta(microseconds=1)
#: A day, and the instant by UTC at which it is over in the UK.
DAYS = {
    "in winter": (date(2027, 1, 15), datetime(2027, 1, 16, 0, tzinfo=UTC)),
    "in summer": (date(2027, 6, 30), datetime(2027, 6, 30, 23, tzinfo=UTC)),
    "the day before clocks go forward": (date(2027, 3, 27), datetime(2027, 3, 28, 0, tzinfo=UTC)),
    "when clocks go forward": (date(2027, 3, 28), datetime(2027, 3, 28, 23, tzinfo=UTC)),
    "the day before clocks go back": (date(2027, 10, 30), datetime(2027, 10, 30, 23, tzinfo=UTC)),
    "when clocks go back": (date(2027, 10, 31), datetime(2027, 11, 1, 0, tzinfo=UTC)),
    "on a leap day": (date(2028, 2, 29), datetime(2028, 3, 1, 0, tzinfo=UTC)),
}


@dataclass(frozen=True, slots=True)
class Ending:
    """Something that opens a class to somebody in a role, until a day is over."""

    role: RoleKey
    about: DataClass
    deed: Deed
    put: Callable[[Scene, Person, date], object]


def _place(scene: Scene, person: Person, kind: str, **more: object) -> CircleMember:
    told = {"user": scene.viewer, "name": "The viewer", "joined_on": date(2027, 1, 1)} | more
    return CircleMember.objects.create(person=person, kind=kind, **told)


def _ends(scene: Scene, person: Person, last: date) -> None:
    left_on = last + timedelta(days=1)
    _place(scene, person, "support-worker", organisation=scene.here, left_on=left_on)


def _organisation_share(scene: Scene, person: Person, last: date) -> None:
    Share.objects.create(
        person=person, organisation=scene.here, plan=True, purpose="To help", until=last
    )


def _relatives_share(scene: Scene, person: Person, last: date) -> None:
    place = _place(scene, person, "carer")
    Share.objects.create(person=person, member=place, plan=True, purpose="To help", until=last)


def _relatives_place(scene: Scene, person: Person, last: date) -> None:
    place = _place(scene, person, "carer", left_on=last + timedelta(days=1))
    Share.objects.create(person=person, member=place, plan=True, purpose="To help")


def _capacity(scene: Scene, person: Person, last: date) -> None:
    _place(scene, person, "attorney", proved_by="The register")
    CapacityRecord.objects.create(
        person=person,
        decision="support",
        has_capacity=False,
        reasons="They could not weigh it up",
        found_by=scene.other,
        found_on=last - timedelta(days=9),
        review_on=last,
    )


def _registration(scene: Scene, person: Person, last: date) -> None:
    Registration.objects.create(
        person=person, organisation=scene.here, ended_on=last + timedelta(days=1)
    )


def _teammate(scene: Scene, person: Person, last: date) -> None:
    """The place goes on; the teammate leaves the team."""
    Membership.objects.filter(user=scene.teammate).update(
        began_on=date(2027, 1, 1), ended_on=last + timedelta(days=1)
    )
    _place(scene, person, "practitioner", user=scene.teammate, organisation=scene.here)


ENDINGS = {
    "a worker's place": Ending(RoleKey.SUPPORT_WORKER, DataClass.VISITS, Deed.WRITE, _ends),
    "a share to an organisation": Ending(
        RoleKey.PRACTITIONER, DataClass.PLAN, Deed.READ, _organisation_share
    ),
    "a share to a relative": Ending(RoleKey.THEMSELF, DataClass.PLAN, Deed.READ, _relatives_share),
    "the relative's place": Ending(RoleKey.THEMSELF, DataClass.PLAN, Deed.READ, _relatives_place),
    "that they lack capacity": Ending(RoleKey.THEMSELF, DataClass.PLAN, Deed.WRITE, _capacity),
    "a registration": Ending(RoleKey.PRIVACY_OFFICER, DataClass.AUDIT, Deed.READ, _registration),
    "a teammate's time in the team": Ending(
        RoleKey.TEAM_LEAD, DataClass.TALK, Deed.READ, _teammate
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("what", ENDINGS)
def test_it_lasts_to_the_end_of_its_last_day_and_no_longer(what: str, day: str) -> None:
    ending, (last, over) = ENDINGS[what], DAYS[day]
    with clock.at(datetime(2027, 1, 2, 12, tzinfo=UTC)):
        scene, person = set_scene(), Person.objects.create(known_as="Maggie")
        ending.put(scene, person, last)

    assert _opens(scene, person, ending, over - INSTANT) == (True, True)
    assert _opens(scene, person, ending, over) == (False, False)


def _opens(scene: Scene, person: Person, ending: Ending, when: datetime) -> tuple[bool, bool]:
    viewer = scene.actors[ending.role]
    with clock.at(when):
        found = Person.objects.open_to(viewer, ending.about, ending.deed)
        return found.exists(), standing_to(viewer, person.pk).may(ending.about, ending.deed)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "begun",
    [
        datetime(2027, 6, 30, 22, 30, tzinfo=UTC),
        datetime(2027, 3, 28, 0, 30, tzinfo=UTC),
        datetime(2027, 10, 31, 0, 30, tzinfo=UTC),
    ],
    ids=["over midnight", "as clocks go forward", "as clocks go back"],
)
def test_a_broken_glass_lasts_sixty_minutes_whatever_the_clocks_do(begun: datetime) -> None:
    glass = Ending(RoleKey.PRACTITIONER, DataClass.VISITS, Deed.READ, _registration)
    with clock.at(begun):
        scene, person = set_scene(), Person.objects.create(known_as="Maggie")
        _registration(scene, person, date(2030, 1, 1))
        BrokenGlass.objects.create(
            person=person,
            user=scene.viewer,
            organisation=scene.here,
            reason="danger",
            because="Nobody else can be reached",
        )

    over = begun + timedelta(minutes=60)
    assert _opens(scene, person, glass, begun) == (True, True)
    assert _opens(scene, person, glass, over - INSTANT) == (True, True)
    assert _opens(scene, person, glass, over) == (False, False)
