from whatmatters.appointments.views.calendars import calendar, feed
from whatmatters.appointments.views.keeping import done, in_touch, next_things
from whatmatters.appointments.views.meeting import (
    became,
    call_off,
    move,
    of_person,
    plan,
    show,
)
from whatmatters.appointments.views.reminding import (
    leave_alone,
    may_contact,
    no_reminders,
    reminders,
    stop,
)

__all__ = [
    "became",
    "calendar",
    "call_off",
    "done",
    "feed",
    "in_touch",
    "leave_alone",
    "may_contact",
    "move",
    "next_things",
    "no_reminders",
    "of_person",
    "plan",
    "reminders",
    "show",
    "stop",
]
