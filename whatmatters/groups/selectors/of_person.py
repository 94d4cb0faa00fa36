"""The groups one comes to, what was good there, and those one could join."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, Q
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, may
from whatmatters.access.policy import DataClass, Deed
from whatmatters.foundations import clock
from whatmatters.groups.models import Attended, Group, Highlight, Member, Session
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import CircleMember, Person
from whatmatters.people.selectors import Subject, subject_told

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Card:
    """One group they come to: when it meets next, and what it is for, if one may read that."""

    member: Member
    aim: str
    next_one: Session | None


@dataclass(frozen=True, slots=True)
class OfPage:
    subject: Subject
    cards: tuple[Card, ...]
    left: tuple[Member, ...]
    been: tuple[Attended, ...]
    may_join: bool

    @property
    def is_self(self) -> bool:
        return self.subject.standing.is_self


@dataclass(frozen=True, slots=True)
class Choice:
    """What a form of joining offers."""

    subject: Subject
    groups: tuple[Group, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def is_self(self) -> bool:
        return self.subject.standing.is_self


def of_page(*, viewer: Actor, person_id: UUID) -> OfPage:
    """The same few queries, however many groups there are. 403 to who may read of no visit."""
    of = subject_told(viewer=viewer, person_id=person_id, about=DataClass.VISITS)
    seen = Member.objects.visible_to(viewer).filter(person=of.person)
    members = list(seen.select_related("group", "organisation").in_order())
    standing = of.standing
    return OfPage(
        subject=of,
        cards=tuple(_cards(viewer, [one for one in members if one.left_at is None])),
        left=tuple(one for one in members if one.left_at is not None),
        been=tuple(_been(viewer, of.person)),
        may_join=standing.speaks_for_them or standing.may(DataClass.VISITS, Deed.WRITE),
    )


def to_join(*, viewer: Actor, person_id: UUID, member: Member | None = None) -> Choice:
    """Groups of those who work with them, and what they want now. 403 to who may not decide."""
    of = subject_told(viewer=viewer, person_id=person_id, about=DataClass.VISITS)
    if not may(viewer, Permission.GROUP_JOIN, of.person):
        raise PermissionDenied
    return Choice(
        of, tuple(_groups(viewer, of.person)), tuple(_outcomes(viewer, of.person, member))
    )


def member_of(*, viewer: Actor, member_id: UUID) -> Member:
    """A place in a group that the viewer may change. 403 to others who see it."""
    seen = Member.objects.visible_to(viewer).select_related("person", "group")
    member = get_object_or_404(seen, pk=member_id)
    if not may(viewer, Permission.GROUP_AGREE, member):
        raise PermissionDenied
    return member


def _groups(viewer: Actor, person: Person) -> list[Group]:
    """Going on, run by who works with them as far as the viewer may know, and not joined yet."""
    circle = CircleMember.objects.visible_to(viewer, person=person.pk).current()
    places = circle.filter(person=person).exclude(organisation=None).values("organisation")
    run_by = Q(organisation__in=places) | Q(organisation=viewer.organisation_id)
    joined = Member.objects.visible_to(viewer).coming().filter(person=person).values("group")
    found = Group.objects.going_on().filter(run_by).exclude(pk__in=joined)
    return list(found.select_related("organisation").in_order())


def _outcomes(viewer: Actor, person: Person, member: Member | None) -> list[Outcome]:
    live = list(Outcome.objects.visible_to(viewer).of(person).live().as_ranked())
    chosen = member.outcome_id if member else None
    if chosen and chosen not in {one.pk for one in live}:
        live += Outcome.objects.visible_to(viewer).filter(pk=chosen).order_by("pk")
    return live


def _cards(viewer: Actor, members: list[Member]) -> list[Card]:
    ids = {one.outcome_id for one in members if one.outcome_id}
    seen = Outcome.objects.visible_to(viewer).filter(pk__in=ids)
    aims: dict[UUID | None, str] = dict(seen.values_list("pk", "words"))
    coming = Session.objects.filter(
        group__in={one.group_id for one in members}, starts_at__gt=clock.now()
    )
    soonest: dict[UUID, Session] = {}
    for session in coming.in_order():
        soonest.setdefault(session.group_id, session)
    return [Card(one, aims.get(one.outcome_id, ""), soonest.get(one.group_id)) for one in members]


def _been(viewer: Actor, person: Person) -> list[Attended]:
    """Where they were, the newest first, with what was good."""
    rows = Attended.objects.visible_to(viewer).filter(member__person=person, was_there=True)
    rows = rows.select_related("session__group").prefetch_related(
        Prefetch("highlights", Highlight.objects.newest_first())
    )
    return list(rows.newest_first()[:SHOWN])
