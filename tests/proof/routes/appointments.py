"""Meetings, being in touch, and reminders: part of what was talked about."""

from tests.proof.routes.line import ANYBODY, DAY, SIGNED_IN, changes, does, shows

WRITES = {"practitioner"}
_WRITES = {"ways": WRITES, "asks_first": True}
READ, WRITE = "talk:read", "talk:write"

LINES = (
    shows("appointments:next", get=SIGNED_IN, doors=DAY),
    changes("appointments:calendar", both=SIGNED_IN),
    shows("appointments:feed", "secret", ANYBODY),
    changes("appointments:stop", "secret", ANYBODY),
    shows("appointments:of", "person", READ),
    changes("appointments:plan", "person", WRITE, **_WRITES),
    changes("appointments:in-touch", "person", WRITE, **_WRITES),
    changes("appointments:reminders", "person", WRITE),
    does("appointments:no-reminders", "person", WRITE),
    does("appointments:leave-alone", "person", WRITE),
    does("appointments:may-contact", "person", WRITE),
    shows("appointments:show", "meeting", READ),
    changes("appointments:move", "meeting", WRITE, **_WRITES),
    changes("appointments:call-off", "meeting", WRITE),
    does("appointments:became", "been_meeting", WRITE, ways=WRITES),
    does("appointments:done", "follow_up", WRITE, ways=WRITES),
)
