"""People by the thousand, of each of whom exactly one combination is the case."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from tests.policy.combinations import FIRST, SECOND, Combination
from tests.policy.letters import KINDS, REACHED
from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, Organisation, Team, User
from whatmatters.access.roles import RoleKey
from whatmatters.foundations.models import Record
from whatmatters.people.models import (
    SHAREABLE,
    Bar,
    BrokenGlass,
    CapacityRecord,
    CasePlace,
    CircleMember,
    Person,
    Registration,
    Share,
)

#: A summer's day in the UK, when it is already tomorrow there but not by UTC.
NOW = datetime(2027, 6, 30, 23, 30, tzinfo=UTC)
TODAY = datetime(2027, 7, 1, tzinfo=UTC).date()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
LONG_AGO = TODAY - timedelta(days=90)
ORDER: list[type[Record]] = [
    Person,
    Registration,
    CircleMember,
    Share,
    CapacityRecord,
    CasePlace,
    BrokenGlass,
    Bar,
]


@dataclass(frozen=True, slots=True)
class Scene:
    """One user who holds every role there is here, and who else there must be."""

    viewer: User
    other: User
    teammate: User
    former_teammate: User
    of_other_team: User
    here: Organisation
    elsewhere: Organisation
    actors: dict[RoleKey, Actor]


def set_scene() -> Scene:
    """The viewer has all roles at once, here and elsewhere: they act in one of them."""
    here, elsewhere = (
        Organisation.objects.create(name=name, address_name=name) for name in ("here", "elsewhere")
    )
    team, another = (Team.objects.create(organisation=here, name=name) for name in ("one", "two"))
    names = ("viewer", "other", "teammate", "former", "of-another")
    viewer, other, teammate, former, of_another = (
        User.objects.create_user(f"{name}@example.org", name=name) for name in names
    )
    _joins(teammate, here, team)
    _joins(former, here, team, left=True)
    _joins(of_another, here, another)
    staff: list[RoleKey] = [role for role in RoleKey if role != RoleKey.THEMSELF]
    actors: dict[RoleKey, Actor] = {
        role: Actor(viewer, _joins(viewer, here, team, role)) for role in staff
    }
    for role in staff:
        _joins(viewer, elsewhere, None, role)
    actors[RoleKey.THEMSELF] = Actor(viewer)
    return Scene(viewer, other, teammate, former, of_another, here, elsewhere, actors)


def _joins(
    user: User,
    organisation: Organisation,
    team: Team | None,
    role: RoleKey = RoleKey.PRACTITIONER,
    left: bool = False,
) -> Membership:
    return Membership.objects.create(
        user=user,
        organisation=organisation,
        team=team,
        role_key=role,
        began_on=LONG_AGO,
        ended_on=TODAY if left else None,
    )


def populate(
    scene: Scene, role: RoleKey, combinations: Iterable[Combination]
) -> dict[UUID, Combination]:
    """One person for each, and everything that is the case of them."""
    people = {uuid4(): one for one in combinations}
    rows = [row for pk, one in people.items() for row in _rows(scene, role, pk, one)]
    save(rows)
    return people


def save(rows: list[Record]) -> None:
    for model in ORDER:
        of_it = [row for row in rows if type(row) is model]
        model._default_manager.bulk_create(of_it, batch_size=500)


def _rows(scene: Scene, role: RoleKey, person: UUID, one: Combination) -> Iterator[Record]:
    died_on = LONG_AGO if one.died == "yes" else None
    yield Person(pk=person, known_as="Somebody", died_on=died_on)
    member = CircleMember(person_id=person, name="Another", kind="friend", joined_on=LONG_AGO)
    yield member
    place = _place(scene, role, person, one.place)
    if place:
        yield place
    yield from _registered(scene, person, one.registered)
    own = place if place and place.user == scene.viewer else None
    yield from _share(scene, role, person, one.share, own, member)
    yield from _capacity(scene, person, one.capacity)
    yield from _case(scene, person, one.case)
    yield from _glass(scene, person, one.glass)
    yield from _bar(scene, person, one.bar)
    yield from _team(scene, person, one.team)


def kind_for(role: RoleKey) -> str:
    """The kind of a place that counts in this role, or one that never does."""
    by_place = [way for way, by in REACHED[role].items() if by == "circle"]
    return KINDS[by_place[0]][0] if by_place else "practitioner"


def _place(scene: Scene, role: RoleKey, person: UUID, which: str) -> CircleMember | None:
    if which == "none":
        return None
    for_nobody = role == RoleKey.THEMSELF
    right = kind_for(role)
    said: dict[str, dict[str, Any]] = {
        "ends-tomorrow": {"left_on": TOMORROW},
        "elsewhere": {"organisation": scene.elsewhere},
        "for-nobody": {"organisation": None},
        "for-organisation": {"organisation": scene.here},
        "wrong-kind": {"kind": "broker" if right == "practitioner" else "practitioner"},
        "worker-kind": {"kind": "practitioner"},
        "attorney": {"kind": "attorney", "proved_by": "The register"},
        "unproved": {"kind": "attorney"},
        "deputy": {"kind": "deputy", "proved_by": "The court's order"},
        "ended": {"left_on": TODAY},
        "not-begun": {"joined_on": TOMORROW},
        "withdrawn": {"withdrawn_at": NOW},
        "others": {"user": scene.other},
    }
    usual = {
        "kind": right,
        "user": scene.viewer,
        "organisation": None if for_nobody else scene.here,
        "joined_on": LONG_AGO,
    }
    return CircleMember(person_id=person, name="The viewer", **(usual | said.get(which, {})))


def _registered(scene: Scene, person: UUID, which: str) -> Iterator[Record]:
    if which != "none":
        yield Registration(
            person_id=person,
            number=str(person)[:30],
            organisation=scene.elsewhere if which == "elsewhere" else scene.here,
            began_on=TOMORROW if which == "not-begun" else LONG_AGO,
            ended_on={"ended": TODAY, "ends-tomorrow": TOMORROW}.get(which),
        )


def _share(
    scene: Scene,
    role: RoleKey,
    person: UUID,
    which: str,
    own: CircleMember | None,
    another: CircleMember,
) -> Iterator[Record]:
    if which == "none":
        return
    covered = {"first": FIRST, "second": SECOND}.get(which, FIRST | SECOND)
    yield Share(
        person_id=person,
        purpose="To help",
        began_on=TOMORROW if which == "not-begun" else LONG_AGO,
        until={"last-day": TODAY, "expired": YESTERDAY}.get(which),
        withdrawn_at=NOW if which == "withdrawn" else None,
        **_shared_with(scene, role, which, own or another, another),
        **{SHAREABLE[about]: True for about in covered},
    )


def _shared_with(
    scene: Scene, role: RoleKey, which: str, own: CircleMember, another: CircleMember
) -> dict[str, Any]:
    if which == "to-another":
        return {"member": another}
    if role == RoleKey.THEMSELF:
        return {"organisation": scene.here} if which == "elsewhere" else {"member": own}
    return {"organisation": scene.elsewhere if which == "elsewhere" else scene.here}


def _capacity(scene: Scene, person: UUID, which: str) -> Iterator[Record]:
    if which != "none":
        yield CapacityRecord(
            person_id=person,
            decision="home" if which == "other-decision" else "support",
            has_capacity=which == "able",
            reasons="They could not weigh it up",
            found_by=scene.other,
            found_on=LONG_AGO,
            review_on={"out-of-date": YESTERDAY, "last-day": TODAY}.get(which, TOMORROW),
            replaced_at=NOW if which == "replaced" else None,
        )


def _case(scene: Scene, person: UUID, which: str) -> Iterator[Record]:
    if which != "none":
        yield CasePlace(
            person_id=person,
            case=uuid4(),
            user=scene.other if which == "others" else scene.viewer,
            organisation=scene.elsewhere if which == "elsewhere" else scene.here,
            ended_at=NOW if which == "ended" else None,
        )


def _glass(scene: Scene, person: UUID, which: str) -> Iterator[Record]:
    if which != "none":
        yield BrokenGlass(
            person_id=person,
            reason="danger",
            because="Nobody else can be reached",
            user=scene.other if which == "others" else scene.viewer,
            organisation=scene.elsewhere if which == "elsewhere" else scene.here,
            broken_at=NOW - timedelta(minutes=60),
            until=NOW if which == "expired" else NOW + timedelta(microseconds=1),
            given_back_at=NOW if which == "given-back" else None,
        )


def _bar(scene: Scene, person: UUID, which: str) -> Iterator[Record]:
    if which != "none":
        yield Bar(
            person_id=person,
            user=scene.other if which == "others" else scene.viewer,
            barred_by=scene.teammate,
            lifted_at=NOW if which == "lifted" else None,
        )


def _team(scene: Scene, person: UUID, which: str) -> Iterator[Record]:
    if which != "none":
        whose = {"former-member": scene.former_teammate, "other-team": scene.of_other_team}
        yield CircleMember(
            person_id=person,
            name="A teammate",
            kind="practitioner",
            user=whose.get(which, scene.teammate),
            organisation=scene.elsewhere if which == "elsewhere" else scene.here,
            joined_on=LONG_AGO,
            left_on=TODAY if which == "ended" else None,
        )
