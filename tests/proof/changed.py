"""What is asked of somebody’s visits, and free time they can book, past who may ask for it."""

from datetime import timedelta
from typing import Any

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.visits.models import Change, Slot, Visit


def changed(person: Person, by: Actor, provider: Organisation, words: str = "Hm") -> dict[str, str]:
    """One that waits, one that was refused, one more than there is; one visit that is to come."""
    coming = Visit.objects.filter(person=person).still_planned().in_order()[0]
    free = _another(coming)
    later = coming.starts_at + timedelta(days=1)
    said: dict[str, Any] = {"person": person, "organisation": provider, "asked_by": by.user}
    said |= {"words": words, "asked_side": "person"}
    waits = Change.objects.create(kind="move", visit=coming, starts_at=later, minutes=60, **said)
    Change.objects.create(kind="beyond", starts_at=later, minutes=90, **said)
    Change.objects.create(
        kind="bank",
        visit=coming,
        state="refused",
        answer=words,
        answered_by=by.user,
        answered_at=clock.now(),
        **said,
    )
    number = Slot.objects.count()
    slot = Slot.objects.create(
        organisation=provider,
        worker=by.user,
        starts_at=later + timedelta(days=3, hours=number),
        minutes=60,
        recorded_by=by.user,
    )
    things = {"change": waits, "slot": slot, "coming_visit": coming, "free_visit": free}
    return {name: str(thing.pk) for name, thing in things.items()}


def _another(visit: Visit) -> Visit:
    """Two days later, of which nothing is asked."""
    starts_at = visit.starts_at + timedelta(days=2)
    return Visit.objects.create(
        person=visit.person,
        organisation=visit.organisation,
        starts_at=starts_at,
        day=clock.day_of(starts_at),
        minutes=60,
        recorded_by=visit.recorded_by,
    )
