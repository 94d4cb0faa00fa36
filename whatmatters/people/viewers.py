"""Everybody known who stands to a person in some way today, with the facts the policy asks for.

What is gathered here is only who to ask about. What they may see, `access.policy.decide` says;
a test holds these facts to those that `standing_of` finds for each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, Organisation, User
from whatmatters.access.policy import TABLE, By, DataClass, Deed, Facts, Way, decide
from whatmatters.access.roles import RoleKey
from whatmatters.people.models import (
    Bar,
    BrokenGlass,
    CapacityRecord,
    CircleMember,
    Person,
    Registration,
    Share,
)

#: Ways in which all staff of an organisation in a role stand, who are told of as such.
BY_ORGANISATION = {By.SHARE, By.REGISTRATION}


@dataclass(frozen=True, slots=True)
class Known:
    """What is the case about a person, as today has it. Eight queries, however much there is."""

    person: Person
    members: tuple[CircleMember, ...]
    jobs: tuple[Membership, ...]
    shares: tuple[Share, ...]
    barred: frozenset[UUID]
    lacks_capacity: bool
    glass: tuple[BrokenGlass, ...]
    registered: tuple[Organisation, ...]


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody as they act in one place; or, with no actor, anybody of an organisation in a role.

    `place` is what they hold in the circle, if anything.
    """

    facts: Facts
    actor: Actor | None = None
    place: CircleMember | None = None
    organisation: Organisation | None = None

    @property
    def sees(self) -> tuple[DataClass, ...]:
        return tuple(about for about in DataClass if decide(self.facts, about).permits)

    @property
    def writes(self) -> tuple[DataClass, ...]:
        return tuple(about for about in DataClass if decide(self.facts, about, Deed.WRITE).permits)

    @property
    def ways(self) -> tuple[str, ...]:
        """Those by which anything is seen, each once."""
        rules = (decide(self.facts, about).rule for about in self.sees)
        return tuple(dict.fromkeys(rule.partition(":")[0] for rule in rules))


def known_about(person: Person) -> Known:
    """Part of other selectors: they have asked whether the viewer may be told."""
    members = CircleMember.objects.filter(person=person).current()
    members = members.select_related("user", "organisation").order_by("joined_on", "pk")
    shares = Share.objects.filter(person=person).current()
    glass = BrokenGlass.objects.filter(person=person).current().select_related("user")
    here = Registration.objects.filter(person=person).current().select_related("organisation")
    bars = Bar.objects.filter(person=person).current()
    around = tuple(members)
    return Known(
        person=person,
        members=around,
        jobs=tuple(_jobs(around, [each.user_id for each in glass])),
        shares=tuple(shares.select_related("member", "organisation").order_by("began_on", "pk")),
        barred=frozenset(bars.order_by("pk").values_list("user_id", flat=True)),
        lacks_capacity=CapacityRecord.objects.filter(person=person).lacking().exists(),
        glass=tuple(glass),
        registered=tuple(each.organisation for each in here.order_by("began_on", "pk")),
    )


def _jobs(members: Iterable[CircleMember], glass: list[UUID]) -> Iterable[Membership]:
    """What those around, and whoever broke the glass, work as; and who leads their teams."""
    places = [m.user_id for m in members if m.user_id and m.organisation_id]
    teams = Membership.objects.current().filter(user__in=places, team__isnull=False)
    leads = Q(role_key=RoleKey.TEAM_LEAD, team__in=teams.values("team"))
    jobs = Membership.objects.current().filter(Q(user__in=[*places, *glass]) | leads)
    return jobs.select_related("user", "organisation", "team").order_by("user__name", "pk")


def viewers_of(known: Known) -> Iterator[Viewer]:
    """Each who can see anything at all, the person first and then those nearest."""
    for actor, place in _candidates(known):
        organisation = actor.membership.organisation if actor.membership else None
        yield from _seeing(Viewer(facts_about(known, actor), actor, place, organisation))
    for organisation in _organisations(known):
        for way in TABLE.ways.values():
            if way.by in BY_ORGANISATION:
                facts = _facts_of_staff(known, organisation, way)
                yield from _seeing(Viewer(facts, organisation=organisation))


def _seeing(viewer: Viewer) -> Iterator[Viewer]:
    if viewer.sees:
        yield viewer


def _organisations(known: Known) -> Iterable[Organisation]:
    shared_with = (share.organisation for share in known.shares if share.organisation)
    return {each.pk: each for each in (*shared_with, *known.registered)}.values()


def _facts_of_staff(known: Known, organisation: Organisation, way: Way) -> Facts:
    """Of anybody there who stands to the person in this way alone, and broke no glass."""
    covered = [share.covers for share in known.shares if share.organisation_id == organisation.pk]
    stands = bool(covered) if way.by == By.SHARE else organisation in known.registered
    return Facts(
        ways=frozenset({way.key} if stands else ()),
        shared=frozenset().union(*covered),
        lacks_capacity=known.lacks_capacity,
        has_died=known.person.died_on is not None,
    )


def _candidates(known: Known) -> Iterator[tuple[Actor, CircleMember | None]]:
    """Those who stand to the person by name, as each thing they may act as, once."""
    places: dict[tuple[UUID, UUID | None], CircleMember] = {}
    users: dict[UUID, User] = {}
    for member in known.members:
        if member.user:
            places.setdefault((member.user.pk, member.organisation_id), member)
            users.setdefault(member.user.pk, member.user)
    if known.person.user:
        yield Actor(known.person.user), None
    for (user, organisation), member in places.items():
        if organisation is None and user != known.person.user_id:
            yield Actor(users[user]), member
    for job in known.jobs:
        yield Actor(job.user, job), places.get((job.user_id, job.organisation_id))


def facts_about(known: Known, actor: Actor) -> Facts:
    """As `standing_of` finds them, but for cases: nobody is told that there is one."""
    ways = frozenset(w.key for w in TABLE.of(actor.role.key) if _stands(w, known, actor))
    covered = (share.covers for share in known.shares if _is_to(share, known, actor))
    return Facts(
        ways=ways,
        shared=frozenset().union(*covered),
        lacks_capacity=known.lacks_capacity,
        broke_glass=any(_broke(glass, actor) for glass in known.glass),
        is_barred=actor.user.pk in known.barred,
        has_died=known.person.died_on is not None,
        is_active=actor.user.is_active,
    )


def _stands(way: Way, known: Known, actor: Actor) -> bool:
    match way.by:
        case By.THEMSELF:
            return known.person.user_id == actor.user.pk
        case By.CIRCLE:
            return any(_holds(member, actor, way) for member in known.members)
        case By.TEAM:
            return _leads(known, actor)
        case By.SHARE:
            return any(_is_to(share, known, actor) for share in known.shares)
        case By.REGISTRATION:
            return actor.organisation_id in {here.pk for here in known.registered}
        case By.CASE:
            return False


def _holds(member: CircleMember, actor: Actor, way: Way) -> bool:
    is_theirs = (member.user_id, member.organisation_id) == (actor.user.pk, actor.organisation_id)
    return is_theirs and member.kind in way.kinds and bool(member.proved_by or not way.proved)


def _leads(known: Known, actor: Actor) -> bool:
    team = {job.user_id for job in known.jobs if job.team_id and job.team_id == actor.team_id}
    return any(
        member.organisation_id == actor.organisation_id and member.user_id in team - {actor.user.pk}
        for member in known.members
    )


def _is_to(share: Share, known: Known, actor: Actor) -> bool:
    """A share to somebody of the circle lasts no longer than their place there."""
    if actor.is_staff:
        return share.organisation_id is not None and share.organisation_id == actor.organisation_id
    own = (member for member in known.members if member.organisation_id is None)
    return any(member.user_id == actor.user.pk and member.pk == share.member_id for member in own)


def _broke(glass: BrokenGlass, actor: Actor) -> bool:
    return (glass.user_id, glass.organisation_id) == (actor.user.pk, actor.organisation_id)
