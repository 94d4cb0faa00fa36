"""Reminders: who wants them, who wants none at all, and sending those of tomorrow."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.access.registers import Notification
from whatmatters.appointments.actions.locking import held_person
from whatmatters.appointments.models import (
    DoNotContact,
    Meeting,
    NotSo,
    Reminder,
    ReminderWish,
    Stopped,
    Way,
)
from whatmatters.appointments.sending import is_address, send, sends
from whatmatters.foundations import clock
from whatmatters.people.models import Person

TOLD = Notification(
    "That there is an appointment, and when: not with whom, where or about what",
    to="whoever said yes to it, at the address they gave",
    when="the day before, once in each way they chose",
)


@dataclass(frozen=True, slots=True)
class Gone:
    """How many went out, and how many could not."""

    sent: int
    failed: int


@transaction.atomic
def ask_for_reminders(*, person: Person, by: Actor, way: str, address: str) -> ReminderWish:
    """They want to be reminded in this way, there. An earlier address of it ends. Raises NotSo."""
    person = held_person(person)
    require(by, Permission.APPOINTMENTS_CHOOSE, person)
    way, address = Way(way), address.strip()
    if not is_address(way, address):
        wrong = {
            Way.EMAIL: gettext("Enter an email address, like name@example.com"),
            Way.TEXT: gettext("Enter a mobile number, like 07700 900 000"),
        }
        raise NotSo(wrong[way])
    _end(person, way, by)
    wish = ReminderWish.objects.create(person=person, way=way, address=address, agreed_by=by.user)
    audit.record(by=by, did="appointments.reminders-asked", to=wish, about=person.pk)
    return wish


@transaction.atomic
def stop_reminders(*, person: Person, by: Actor, way: str) -> None:
    """They want no more of these. Said twice, they ended the first time."""
    person = held_person(person)
    require(by, Permission.APPOINTMENTS_CHOOSE, person)
    _end(person, Way(way), by)


@transaction.atomic
def stop_by_link(*, wish: UUID) -> None:
    """Part of other deeds: whoever holds a reminder wants no more of them, and says nothing else.

    Nobody is signed in, and it says nothing of anybody: only that the wish of this id is over.
    """
    Stopped.objects.get_or_create(wish=wish)


@transaction.atomic
def say_do_not_contact(*, person: Person, by: Actor, words: str = "") -> DoNotContact:
    """Nothing is sent to them from now on, whatever they said yes to. Said twice, it is once."""
    person = held_person(person)
    require(by, Permission.APPOINTMENTS_CHOOSE, person)
    there = DoNotContact.objects.current().filter(person=person).order_by("pk").first()
    if there:
        return there
    said = DoNotContact.objects.create(person=person, words=words.strip()[:300], said_by=by.user)
    audit.record(by=by, did="appointments.do-not-contact", to=said, about=person.pk)
    return said


@transaction.atomic
def take_back_do_not_contact(*, person: Person, by: Actor) -> None:
    """They may be sent again what they said yes to."""
    person = held_person(person)
    require(by, Permission.APPOINTMENTS_CHOOSE, person)
    for said in DoNotContact.objects.current().filter(person=person).order_by("pk"):
        said.ended_at = clock.now()
        said.save(update_fields=["ended_at"])
        audit.record(by=by, did="appointments.may-contact", to=said, about=person.pk)


def send_reminders() -> Gone:
    """Part of other deeds: of the command, one transaction for each, begun before it is sent.

    Killed at any moment and begun again, nobody gets two of one meeting in one way.
    """
    told = [
        _sent(wish, reminder)
        for meeting in _coming()
        for wish in _wishes(meeting)
        if (reminder := _taken(meeting, wish))
    ]
    return Gone(told.count(True), told.count(False))


def _coming() -> QuerySet[Meeting]:
    """Those still to come today and tomorrow, by the clock on the wall."""
    after = clock.today() + timedelta(days=2)
    midnight = datetime.combine(after, time(0), tzinfo=timezone.get_default_timezone())
    rows = Meeting.objects.to_come().filter(starts_at__lt=midnight)
    return rows.select_related("person__user").in_order()


def _wishes(meeting: Meeting) -> list[ReminderWish]:
    """Asked afresh for each: what somebody said a moment ago holds."""
    return [one for one in _current(meeting.person) if sends(one.way)]


def _current(person: Person) -> QuerySet[ReminderWish]:
    wishes = ReminderWish.objects.current().filter(person=person, person__died_on=None)
    return wishes.select_related("person__user").order_by("way", "pk")


@transaction.atomic
def _taken(meeting: Meeting, wish: ReminderWish) -> Reminder | None:
    """This one’s, if it may be sent now: the meeting still is, and “do not contact” is not said."""
    person = held_person(meeting.person)
    if DoNotContact.objects.current().filter(person=person).exists():
        return None
    still = Meeting.objects.to_come().filter(pk=meeting.pk, starts_at=meeting.starts_at).exists()
    if not still or not _current(person).filter(pk=wish.pk).exists():
        return None
    row, is_new = Reminder.objects.get_or_create(
        meeting=meeting, way=wish.way, starts_at=meeting.starts_at
    )
    return row if is_new else None


def _sent(wish: ReminderWish, reminder: Reminder) -> bool:
    """Send it. Where it is not taken, it is given back to be tried again.

    What can’t be an address for a server is a ValueError: it stops nobody else’s.
    """
    try:
        send(wish, reminder.starts_at)
    except (OSError, ValueError):  # counted, and said by the command; it may hold an address
        reminder.delete()
        return False
    reminder.sent_at = clock.now()
    reminder.save(update_fields=["sent_at"])
    return True


def _end(person: Person, way: Way, by: Actor) -> None:
    for wish in ReminderWish.objects.current().filter(person=person, way=way).order_by("pk"):
        wish.withdrawn_at = clock.now()
        wish.save(update_fields=["withdrawn_at"])
        audit.record(by=by, did="appointments.reminders-stopped", to=wish, about=person.pk)
