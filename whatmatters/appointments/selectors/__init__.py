"""What the pages of appointments show."""

from whatmatters.appointments.selectors.calendars import happenings_of, has_feed
from whatmatters.appointments.selectors.of_person import (
    MeetingPage,
    OfPage,
    OneWay,
    RemindersPage,
    follow_up_of,
    meeting_page,
    of_page,
    reminders_page,
    to_write,
)
from whatmatters.appointments.selectors.worklist import NextPage, next_page

__all__ = [
    "MeetingPage",
    "NextPage",
    "OfPage",
    "OneWay",
    "RemindersPage",
    "follow_up_of",
    "happenings_of",
    "has_feed",
    "meeting_page",
    "next_page",
    "of_page",
    "reminders_page",
    "to_write",
]
