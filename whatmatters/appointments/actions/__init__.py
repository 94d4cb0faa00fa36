from whatmatters.appointments.actions.calendars import make_feed, withdraw_feed
from whatmatters.appointments.actions.contacts import finish_follow_up, keep_contact
from whatmatters.appointments.actions.meetings import (
    call_off_meeting,
    move_meeting,
    plan_meeting,
    say_what_became,
)
from whatmatters.appointments.actions.reminders import (
    ask_for_reminders,
    say_do_not_contact,
    send_reminders,
    stop_by_link,
    stop_reminders,
    take_back_do_not_contact,
)

__all__ = [
    "ask_for_reminders",
    "call_off_meeting",
    "finish_follow_up",
    "keep_contact",
    "make_feed",
    "move_meeting",
    "plan_meeting",
    "say_do_not_contact",
    "say_what_became",
    "send_reminders",
    "stop_by_link",
    "stop_reminders",
    "take_back_do_not_contact",
    "withdraw_feed",
]
