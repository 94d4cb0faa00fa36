"""What a worker’s device carries along, to be read where there is no signal."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from whatmatters.access.actor import Actor
from whatmatters.visits.selectors.day import DayPage, Stop, day_page
from whatmatters.visits.selectors.visit import NoteShown, notes_of
from whatmatters.visits.walltime import DAY


@dataclass(frozen=True, slots=True)
class Carried:
    """Today and tomorrow, so that somebody may set out early; and the notes of each visit."""

    days: tuple[DayPage, ...]
    notes: dict[UUID, tuple[NoteShown, ...]]

    @property
    def stops(self) -> tuple[Stop, ...]:
        """Each once: a night that goes on is of two days."""
        found = {stop.visit.pk: stop for page in self.days for stop in page.stops}
        return tuple(found.values())


def carried(*, viewer: Actor, today: date) -> Carried:
    """In the same few queries however many visits there are."""
    days = tuple(day_page(viewer=viewer, day=day) for day in (today, today + DAY))
    visits = {stop.visit.pk for page in days for stop in page.stops}
    notes = notes_of(visits)
    return Carried(days, {pk: notes.get(pk, ()) for pk in visits})
