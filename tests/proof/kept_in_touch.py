"""Meetings, being in touch and reminders, with a row in each table, for routes to ask about."""

from datetime import timedelta

from whatmatters.access.actor import Actor
from whatmatters.appointments import actions
from whatmatters.appointments.models import FollowUp, Reminder
from whatmatters.foundations import clock
from whatmatters.people.models import Person


def kept_in_touch(person: Person, by: Actor, words: str = "Hm") -> dict[str, str]:
    """One meeting to come, of which a reminder went out, one that has been, and what is next."""
    told = {"where": words[:200], "about": words[:300]}
    coming, been = (
        actions.plan_meeting(
            person=person,
            by=by,
            starts_at=clock.now() + timedelta(days=days),
            minutes=60,
            **told,
        )
        for days in (5, -1)
    )
    actions.keep_contact(
        person=person,
        by=by,
        who="person",
        how="phone",
        words=words[:500],
        what_next=words[:300],
        due_on=clock.today() + timedelta(days=2),
    )
    address = "somebody@example.org"
    actions.ask_for_reminders(person=person, by=by, way="email", address=address)
    actions.say_do_not_contact(person=person, by=by, words=words[:300])
    Reminder.objects.create(meeting=coming, way="email", starts_at=coming.starts_at)
    return {
        "meeting": str(coming.pk),
        "been_meeting": str(been.pk),
        "follow_up": str(FollowUp.objects.get(person=person).pk),
        "secret": "made-up",
    }
