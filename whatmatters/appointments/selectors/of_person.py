"""Meetings with one person, who was in touch with them and how, and what is next."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, may
from whatmatters.access.policy import DataClass, Deed
from whatmatters.appointments.models import (
    Contact,
    DoNotContact,
    FollowUp,
    Meeting,
    ReminderWish,
    Way,
)
from whatmatters.appointments.sending import sends
from whatmatters.foundations import clock
from whatmatters.people.selectors import Subject, subject_told

SHOWN = 30


@dataclass(frozen=True, slots=True)
class OfPage:
    subject: Subject
    to_come: tuple[Meeting, ...]
    been: tuple[Meeting, ...]
    contacts: tuple[Contact, ...]
    next_things: tuple[FollowUp, ...]
    is_left_alone: bool
    may_write: bool
    may_choose: bool

    @property
    def is_self(self) -> bool:
        return self.subject.standing.is_self


@dataclass(frozen=True, slots=True)
class MeetingPage:
    subject: Subject
    meeting: Meeting
    may_write: bool
    may_choose: bool

    @property
    def is_self(self) -> bool:
        return self.subject.standing.is_self


@dataclass(frozen=True, slots=True)
class OneWay:
    """One way of being reminded: the yes there is, if any, and whether we can send so at all."""

    way: Way
    wish: ReminderWish | None
    can_be_sent: bool


@dataclass(frozen=True, slots=True)
class RemindersPage:
    subject: Subject
    ways: tuple[OneWay, ...]
    left_alone: DoNotContact | None

    @property
    def is_self(self) -> bool:
        return self.subject.standing.is_self


def of_page(*, viewer: Actor, person_id: UUID) -> OfPage:
    """The same few queries, however much there is. 403 to who may not read what was talked of."""
    of = _subject(viewer, person_id)
    meetings = Meeting.objects.visible_to(viewer).filter(person=of.person)
    meetings = meetings.select_related("with_whom")
    coming = {"starts_at__gt": clock.now(), "state": Meeting.State.PLANNED}
    been = meetings.exclude(**coming).order_by("-starts_at", "pk")
    contacts = Contact.objects.visible_to(viewer).filter(person=of.person)
    next_things = FollowUp.objects.visible_to(viewer).waiting().filter(person=of.person)
    left_alone = DoNotContact.objects.visible_to(viewer).current().filter(person=of.person)
    writes = of.standing.may(DataClass.TALK, Deed.WRITE)
    return OfPage(
        subject=of,
        to_come=tuple(meetings.filter(**coming).in_order()[:SHOWN]),
        been=tuple(been[:SHOWN]),
        contacts=tuple(contacts.select_related("recorded_by").newest_first()[:SHOWN]),
        next_things=tuple(next_things.select_related("doer").in_order()),
        is_left_alone=left_alone.exists(),
        may_write=writes and viewer.is_staff,
        may_choose=writes,
    )


def to_write(*, viewer: Actor, person_id: UUID) -> Subject:
    """Whose page a form stands on. 403 to whoever may not write there."""
    of = _subject(viewer, person_id)
    if not may(viewer, Permission.APPOINTMENTS_WRITE, of.person):
        raise PermissionDenied
    return of


def meeting_page(
    *, viewer: Actor, meeting_id: UUID, needs: Permission | None = None
) -> MeetingPage:
    """One meeting. Unseen is 404; 403 to who may see it, and not do what it `needs`."""
    seen = Meeting.objects.visible_to(viewer).select_related("person", "with_whom", "organisation")
    meeting = get_object_or_404(seen, pk=meeting_id)
    if needs and not may(viewer, needs, meeting.person):
        raise PermissionDenied
    of = _subject(viewer, meeting.person_id)
    writes = of.standing.may(DataClass.TALK, Deed.WRITE)
    return MeetingPage(of, meeting, writes and viewer.is_staff, writes)


def follow_up_of(*, viewer: Actor, follow_up_id: UUID) -> FollowUp:
    seen = FollowUp.objects.visible_to(viewer).select_related("person")
    return get_object_or_404(seen, pk=follow_up_id)


def reminders_page(*, viewer: Actor, person_id: UUID) -> RemindersPage:
    """Each way with its own yes. 403 to whoever may not choose for them."""
    of = _subject(viewer, person_id)
    if not may(viewer, Permission.APPOINTMENTS_CHOOSE, of.person):
        raise PermissionDenied
    wishes = ReminderWish.objects.visible_to(viewer).current().filter(person=of.person)
    by_way = {wish.way: wish for wish in wishes.order_by("pk")}
    left_alone = DoNotContact.objects.visible_to(viewer).current().filter(person=of.person)
    ways = tuple(OneWay(way, by_way.get(way), sends(way)) for way in Way)
    return RemindersPage(of, ways, left_alone.order_by("pk").first())


def _subject(viewer: Actor, person_id: UUID) -> Subject:
    return subject_told(viewer=viewer, person_id=person_id, about=DataClass.TALK)
