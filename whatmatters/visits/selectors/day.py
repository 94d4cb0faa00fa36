"""A worker’s day: where to go, in which order, and what to know before going in."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from whatmatters.access.actor import Actor
from whatmatters.visits.models import FALLEN_OUT, Status, Task, Visit, VisitServes
from whatmatters.visits.selectors.before import Before, known_before
from whatmatters.visits.selectors.questions import AIMS, GOERS, GOES_TO, SEEN, TASKS, by_visit
from whatmatters.visits.showing import from_to, minutes_told, pill_of
from whatmatters.visits.walltime import DAY


@dataclass(frozen=True, slots=True)
class Stop:
    """One visit of the day, with what is to be done at it, and what for."""

    visit: Visit
    before: Before
    tasks: tuple[Task, ...]
    aims: tuple[VisitServes, ...]
    others: tuple[str, ...]
    is_next: bool = False

    @property
    def times(self) -> str:
        return from_to(self.visit)

    @property
    def takes(self) -> str:
        return minutes_told(self.visit.minutes)

    @property
    def pill(self) -> tuple[str, str]:
        return pill_of(self.visit)


@dataclass(frozen=True, slots=True)
class DayPage:
    day: date
    stops: tuple[Stop, ...]

    @property
    def before(self) -> date:
        return self.day - DAY

    @property
    def after(self) -> date:
        return self.day + DAY

    @property
    def left(self) -> int:
        """How many are still to come, or going on."""
        open_ones = {Status.PLANNED, Status.BEGUN}
        return sum(stop.visit.status in open_ones for stop in self.stops)


def day_page(*, viewer: Actor, day: date) -> DayPage:
    """The visits of this worker on a day, in the same few queries however many they are.

    A night that began the day before is there as long as it goes on.
    """
    visits = _of_day(viewer, day)
    keys = [visit.pk for visit in visits]
    before = known_before(viewer=viewer, people={visit.person_id for visit in visits})
    tasks, aims = (
        by_visit(TASKS.rows(viewer=None, of=keys)),
        by_visit(AIMS.rows(viewer=None, of=keys)),
    )
    others = _others(viewer, keys)
    next_one = next((v.pk for v in visits if v.status in {Status.PLANNED, Status.BEGUN}), None)
    stops = (
        Stop(
            visit=visit,
            before=before[visit.person_id],
            tasks=tasks.get(visit.pk, ()),
            aims=aims.get(visit.pk, ()),
            others=others.get(visit.pk, ()),
            is_next=visit.pk == next_one,
        )
        for visit in visits
    )
    return DayPage(day, tuple(stops))


def _of_day(viewer: Actor, day: date) -> list[Visit]:
    """By the keys of those the worker goes to: a day is found at once among millions."""
    keys = GOES_TO.rows(viewer=viewer, about=day - DAY, given=[day])
    found = SEEN.rows(viewer=viewer, of=keys)
    shown = (one for one in found if one.day == day or one.status == Status.BEGUN)
    return sorted(shown, key=lambda visit: visit.status in FALLEN_OUT)


def _others(viewer: Actor, visits: list[UUID]) -> dict[UUID, tuple[str, ...]]:
    """Who else goes to each."""
    goers = by_visit(GOERS.rows(viewer=None, of=visits))
    return {
        visit: tuple(one.user.name for one in going if one.user_id != viewer.user.pk)
        for visit, going in goers.items()
    }
