"""A meeting is planned, moved, called off; and it is said what became of it."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.appointments.actions.locking import held_meeting, held_person
from whatmatters.appointments.models import Meeting
from whatmatters.people.models import Person


@transaction.atomic
def plan_meeting(
    *,
    person: Person,
    by: Actor,
    starts_at: datetime,
    minutes: int,
    where: str = "",
    about: str = "",
) -> Meeting:
    """Plan to meet them, or to speak. Raises NotSo."""
    person = held_person(person)
    require(by, Permission.APPOINTMENTS_WRITE, person)
    if by.membership is None:
        raise PermissionDenied
    place = {"organisation": by.membership.organisation, "with_whom": by.user}
    meeting = Meeting(person=person, recorded_by=by.user, **place)
    meeting.where, meeting.about = where.strip(), about.strip()
    meeting.plan_for(starts_at, minutes)
    meeting.save(force_insert=True)
    audit.record(by=by, did="appointments.planned", to=meeting, about=person.pk)
    return meeting


@transaction.atomic
def move_meeting(
    *,
    meeting: Meeting,
    by: Actor,
    starts_at: datetime,
    minutes: int,
    where: str = "",
    about: str = "",
    read: int | None = None,
) -> Meeting:
    """It is at another time, or somewhere else. Raises NotSo or Stale."""
    meeting = held_meeting(meeting, read=read)
    require(by, Permission.APPOINTMENTS_WRITE, meeting.person)
    meeting.plan_for(starts_at, minutes)
    meeting.where, meeting.about = where.strip(), about.strip()
    meeting.save(update_fields=["starts_at", "minutes", "where", "about", "version"])
    audit.record(by=by, did="appointments.moved", to=meeting, about=meeting.person_id)
    return meeting


@transaction.atomic
def call_off_meeting(
    *, meeting: Meeting, by: Actor, because: str = "", read: int | None = None
) -> Meeting:
    """They, or we, call it off. The person need not say why. Raises NotSo or Stale."""
    meeting = held_meeting(meeting, read=read)
    require(by, Permission.APPOINTMENTS_CHOOSE, meeting.person)
    meeting.call_off(because)
    meeting.save(update_fields=["state", "because", "version"])
    audit.record(by=by, did="appointments.called-off", to=meeting, about=meeting.person_id)
    return meeting


@transaction.atomic
def say_what_became(*, meeting: Meeting, by: Actor, state: str) -> Meeting:
    """We met; or they did not come. Raises NotSo."""
    meeting = held_meeting(meeting)
    require(by, Permission.APPOINTMENTS_WRITE, meeting.person)
    meeting.become(state)
    meeting.save(update_fields=["state", "version"])
    audit.record(by=by, did="appointments.became", to=meeting, about=meeting.person_id)
    return meeting
