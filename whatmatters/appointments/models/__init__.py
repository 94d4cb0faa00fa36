"""Meetings, what was said between them, what is next, and reminders."""

from whatmatters.appointments.models.contact import Contact, FollowUp, next_thing
from whatmatters.appointments.models.feed import Feed, digest_of
from whatmatters.appointments.models.meeting import Meeting, NotSo
from whatmatters.appointments.models.reminding import (
    DoNotContact,
    Reminder,
    ReminderWish,
    Stopped,
    Way,
)

__all__ = [
    "Contact",
    "DoNotContact",
    "Feed",
    "FollowUp",
    "Meeting",
    "NotSo",
    "Reminder",
    "ReminderWish",
    "Stopped",
    "Way",
    "digest_of",
    "next_thing",
]
