"""Part of every deed here: hold it still, the person first."""

from whatmatters.appointments.models import Meeting
from whatmatters.people.models import Person


def held_person(person: Person) -> Person:
    """Part of other deeds: the person, read again and locked."""
    return Person.objects.select_for_update(of=("self",)).get(pk=person.pk)


def held_meeting(meeting: Meeting, *, read: int | None = None) -> Meeting:
    """Part of other deeds: the meeting, read again and locked, one version on. Raises Stale."""
    held_person(meeting.person)
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("person")
    meeting = rows.get(pk=meeting.pk)
    meeting.turn_page(read=read)
    return meeting
