"""Whether a person can decide, who is kept out of their record, and what keeps them safe."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership
from whatmatters.access.permissions import Permission, may
from whatmatters.access.policy import TABLE, DataClass, Deed
from whatmatters.people.models import Bar, CapacityRecord, CircleMember, Person, SafetyFlag
from whatmatters.people.selectors.sharing import consenting
from whatmatters.people.selectors.subject import Subject, subject_told

HISTORY_SHOWN = 100
MOST_WORKERS = 1000
#: The roles in which somebody could come to see a person at all.
SEEING_ROLES = frozenset(role for way in TABLE.ways.values() if way.verdicts for role in way.roles)


@dataclass(frozen=True, slots=True)
class CapacityPage:
    """What was last found about each decision; what that replaced; and who may act if need be."""

    subject: Subject
    now: tuple[CapacityRecord, ...]
    before: tuple[CapacityRecord, ...]
    may_act: tuple[CircleMember, ...]
    may_change: bool


@dataclass(frozen=True, slots=True)
class BarsPage:
    """Who is kept out now, and who was before."""

    subject: Subject
    now: tuple[Bar, ...]
    before: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class BarForm:
    """Those who could see the person: each by account, and how they are told to whoever chooses."""

    subject: Subject
    could_see: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FlagsPage:
    subject: Subject
    up: tuple[SafetyFlag, ...]
    lowered: tuple[SafetyFlag, ...]
    may_raise: bool
    may_lower: bool


def capacity_page(*, viewer: Actor, person_id: UUID) -> CapacityPage:
    """The same few queries however much there is. Not for everybody who sees the record."""
    about = consenting(viewer=viewer, person_id=person_id)
    records = CapacityRecord.objects.visible_to(viewer).filter(person=person_id)
    records = records.select_related("found_by").order_by("-found_on", "-recorded_at", "pk")
    every = list(records[:HISTORY_SHOWN])
    acting = CircleMember.objects.visible_to(viewer, person=person_id).current()
    acting = acting.filter(person=person_id, kind__in=TABLE.ways["attorney"].kinds)
    return CapacityPage(
        subject=about,
        now=tuple(record for record in every if record.replaced_at is None),
        before=tuple(record for record in every if record.replaced_at),
        may_act=tuple(acting.order_by("name", "pk")),
        may_change=may(viewer, Permission.AUTHORITY_RECORD, about.person),
    )


def bars_page(*, viewer: Actor, person_id: UUID) -> BarsPage:
    """Only to those who may keep somebody out."""
    about = consenting(viewer=viewer, person_id=person_id, deed=Deed.WRITE)
    bars = Bar.objects.visible_to(viewer).filter(person=person_id)
    every = list(bars.select_related("user").order_by("-recorded_at", "pk")[:HISTORY_SHOWN])
    return BarsPage(
        subject=about,
        now=tuple(bar for bar in every if bar.lifted_at is None),
        before=tuple(bar for bar in every if bar.lifted_at),
    )


def bar_form(*, viewer: Actor, person_id: UUID) -> BarForm:
    """Whoever is in the circle with an account, and works where the person is known."""
    about = consenting(viewer=viewer, person_id=person_id, deed=Deed.WRITE)
    barred = Bar.objects.visible_to(viewer).filter(person=person_id).current()
    out = {about.person.user_id, *barred.values_list("user_id", flat=True)}
    around = CircleMember.objects.visible_to(viewer, person=person_id).current()
    around = around.filter(person=person_id, user__isnull=False).select_related("organisation")
    told = {m.user_id: _described(m) for m in around.order_by("name", "pk")}
    for job in _workers(viewer, about.person):
        told.setdefault(job.user_id, f"{job.user.name}, {job.organisation.name}")
    choices = ((str(user), words) for user, words in told.items() if user not in out)
    return BarForm(about, tuple(sorted(choices, key=lambda choice: (choice[1], choice[0]))))


def _described(member: CircleMember) -> str:
    where = f", {member.organisation.name}" if member.organisation else ""
    return f"{member.name}, {member.described}{where}"


def _workers(viewer: Actor, person: Person) -> list[Membership]:
    """Everybody who works where the person is known, as far as the viewer may know of it."""
    known = person.registrations.current().values("organisation")
    works = Membership.objects.current().filter(
        organisation__in=known, role_key__in=SEEING_ROLES, user__is_active=True
    )
    if viewer.is_staff:
        open_to_all = Q(organisation__is_confidential=False)
        works = works.filter(open_to_all | Q(organisation=viewer.organisation_id))
    found = works.select_related("user", "organisation").order_by("user__name", "pk")
    return list(found[:MOST_WORKERS])


def bar(*, viewer: Actor, bar_id: UUID) -> Bar:
    bars = Bar.objects.visible_to(viewer).current().select_related("person", "user")
    return get_object_or_404(bars, pk=bar_id)


def flags_page(*, viewer: Actor, person_id: UUID) -> FlagsPage:
    """What is up, and what was lowered and by whom. Only to those who may read alerts."""
    about = subject_told(viewer=viewer, person_id=person_id, about=DataClass.ALERTS)
    flags = SafetyFlag.objects.visible_to(viewer).filter(person=person_id)
    flags = flags.select_related("raised_by", "lowering_asked_by", "lowered_by")
    every = list(flags.order_by("-raised_on", "-recorded_at", "pk")[:HISTORY_SHOWN])
    return FlagsPage(
        subject=about,
        up=tuple(flag for flag in every if flag.is_up),
        lowered=tuple(flag for flag in every if not flag.is_up),
        may_raise=may(viewer, Permission.FLAG_RAISE, about.person),
        may_lower=may(viewer, Permission.FLAG_LOWER, about.person),
    )
