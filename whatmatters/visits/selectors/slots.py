"""Free time: what a provider offers, and what somebody may book."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, Organisation, User
from whatmatters.access.policy import DataClass
from whatmatters.access.roles import RoleKey
from whatmatters.foundations import clock
from whatmatters.people.models import CircleMember, Person
from whatmatters.people.selectors import Subject, subject_told
from whatmatters.visits.models import Slot, SlotQuerySet, Visit
from whatmatters.visits.showing import minutes_told
from whatmatters.visits.sides import side_with
from whatmatters.visits.telling import when, when_of

WORKS = (RoleKey.SUPPORT_WORKER, RoleKey.PROVIDER_MANAGER)
#: So many are shown at most: the soonest first.
SHOWN = 60


@dataclass(frozen=True, slots=True)
class Free:
    """Free time of a worker."""

    slot: Slot

    @property
    def when(self) -> str:
        return when(self.slot.starts_at)

    @property
    def takes(self) -> str:
        return minutes_told(self.slot.minutes)


@dataclass(frozen=True, slots=True)
class SlotsPage:
    """What we offer from now on, taken or not."""

    organisation: Organisation
    slots: tuple[Free, ...]
    workers: tuple[User, ...]


@dataclass(frozen=True, slots=True)
class FreePage:
    """What somebody may book: free time of those who come to them."""

    subject: Subject
    slots: tuple[Free, ...]


@dataclass(frozen=True, slots=True)
class BookPage:
    subject: Subject
    free: Free
    visits: tuple[tuple[str, str], ...]

    @property
    def is_self(self) -> bool:
        return self.subject.standing.is_self


def slots_page(*, viewer: Actor) -> SlotsPage:
    organisation = _own(viewer)
    now = clock.now()
    ours = Slot.objects.visible_to(viewer).filter(withdrawn_at=None, starts_at__gt=now)
    works = Membership.objects.current().filter(organisation=organisation, role_key__in=WORKS)
    workers = User.objects.filter(pk__in=works.values("user")).order_by("name", "pk")
    rows = ours.select_related("worker").in_order()[:SHOWN]
    return SlotsPage(organisation, tuple(Free(one) for one in rows), tuple(workers))


def slot_of(*, viewer: Actor, slot_id: UUID) -> Slot:
    return get_object_or_404(Slot.objects.visible_to(viewer), pk=slot_id)


def free_page(*, viewer: Actor, person_id: UUID) -> FreePage:
    """For the person, and whoever may plan for them. Others are refused."""
    of = subject_told(viewer=viewer, person_id=person_id, about=DataClass.VISITS)
    rows = list(free_for(viewer, of.person)[:SHOWN])
    if not _may_book(viewer, of.person, rows):
        raise PermissionDenied
    return FreePage(of, tuple(Free(one) for one in rows))


def book_page(*, viewer: Actor, slot_id: UUID, person_id: UUID) -> BookPage:
    """One of them, and the visits that could move there."""
    of = subject_told(viewer=viewer, person_id=person_id, about=DataClass.VISITS)
    known = Slot.objects.visible_to(viewer) if viewer.provides else _offered_to(viewer, of.person)
    slot = get_object_or_404(known.select_related("worker", "organisation"), pk=slot_id)
    if side_with(viewer, of.person, slot.organisation_id) is None:
        raise PermissionDenied
    planned = Visit.objects.visible_to(viewer).still_planned().filter(starts_at__gt=clock.now())
    theirs = planned.filter(person=of.person, organisation=slot.organisation).in_order()[:20]
    return BookPage(of, Free(slot), tuple((str(one.pk), when_of(one)) for one in theirs))


def free_for(viewer: Actor, person: Person) -> SlotQuerySet:
    """Part of other selectors: free time of those with a place in the circle of the person."""
    at_work = Membership.objects.not_ended().filter(
        user=OuterRef("worker"), organisation=OuterRef("organisation")
    )
    return _offered_to(viewer, person).free().filter(Exists(at_work)).in_order()


def _offered_to(viewer: Actor, person: Person) -> SlotQuerySet:
    circle = (
        CircleMember.objects.colleagues_of(viewer)
        if viewer.provides
        else CircleMember.objects.visible_to(viewer, person=person.pk).current()
    )
    workers = circle.filter(person=person).exclude(user=None).values("user")
    seen = Slot.objects.visible_to(viewer).filter(worker__in=workers)
    return seen.select_related("worker", "organisation")


def _may_book(viewer: Actor, person: Person, rows: list[Slot]) -> bool:
    """By the provider of the first; of none, whether they might book anything at all."""
    provider = rows[0].organisation_id if rows else viewer.organisation_id
    return side_with(viewer, person, provider) is not None


def _own(viewer: Actor) -> Organisation:
    if viewer.membership is None:
        raise PermissionDenied
    return viewer.membership.organisation
