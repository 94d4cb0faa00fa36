"""A worker’s day: where to go, in which order, and what to know before going in."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from whatmatters.access.actor import Actor
from whatmatters.visits.models import FALLEN_OUT, Goes, Status, Task, Visit, VisitServes
from whatmatters.visits.selectors.before import Before, known_before
from whatmatters.visits.showing import from_to, minutes_told, pill_of
from whatmatters.visits.walltime import DAY


@dataclass(frozen=True, slots=True)
class Stop:
    """One visit of the day. Tasks and purposes are read with it, in a query for all."""

    visit: Visit
    before: Before
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

    @property
    def tasks(self) -> tuple[Task, ...]:
        return tuple(self.visit.tasks.all())

    @property
    def aims(self) -> tuple[VisitServes, ...]:
        return tuple(self.visit.serves.all())


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
    visits = tuple(_of_day(viewer, day))
    people = {visit.person_id for visit in visits}
    before = known_before(viewer=viewer, people=people) if people else {}
    next_one = next((v.pk for v in visits if v.status in {Status.PLANNED, Status.BEGUN}), None)
    stops = (
        Stop(visit, before[visit.person_id], _others(visit, viewer), visit.pk == next_one)
        for visit in visits
    )
    return DayPage(day, tuple(stops))


def _of_day(viewer: Actor, day: date) -> list[Visit]:
    """By the keys of those the worker goes to: a day is found at once among millions."""
    theirs = Goes.objects.filter(user=viewer.user, day__in=(day - DAY, day))
    keys = list(theirs.order_by("pk").values_list("visit", flat=True))
    seen = Visit.objects.visible_to(viewer).filter(pk__in=keys)
    found = seen.select_related("person", "organisation").prefetch_related(
        Prefetch("tasks", Task.objects.in_order()),
        Prefetch("serves", VisitServes.objects.select_related("outcome").order_by("pk")),
        Prefetch("goers", Goes.objects.select_related("user").order_by("user__name", "pk")),
    )
    shown = (one for one in found.in_order() if one.day == day or one.status == Status.BEGUN)
    return sorted(shown, key=lambda visit: visit.status in FALLEN_OUT)


def _others(visit: Visit, viewer: Actor) -> tuple[str, ...]:
    return tuple(one.user.name for one in visit.goers.all() if one.user_id != viewer.user.pk)
