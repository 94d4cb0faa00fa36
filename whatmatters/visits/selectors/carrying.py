"""What a worker’s device carries along, to be read where there is no signal."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch

from whatmatters.access.actor import Actor
from whatmatters.visits.models import NoteText, VisitNote
from whatmatters.visits.selectors.day import DayPage, Stop, day_page
from whatmatters.visits.selectors.visit import NoteShown, shown_note
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
    texts = NoteText.objects.select_related("written_by").in_order()
    notes = VisitNote.objects.visible_to(viewer).filter(visit__in=visits).in_order()
    by_visit: dict[UUID, list[NoteShown]] = defaultdict(list)
    for note in notes.prefetch_related(Prefetch("texts", texts)):
        by_visit[note.visit_id].append(shown_note(note))
    return Carried(days, {pk: tuple(by_visit[pk]) for pk in visits})
