"""How visits go, as a person, a provider and a funder would ask: never whom to blame."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, Sum

from whatmatters.access.actor import Actor
from whatmatters.visits.models import (
    Change,
    Goes,
    Status,
    Visit,
    VisitQuerySet,
    VisitServes,
)

#: How many workers somebody can come to know well.
KNOWN_WELL = 3
MOVED = (Change.Kind.MOVE, Change.Kind.SWAP)


@dataclass(frozen=True, slots=True)
class HowVisitsGo:
    """In minutes as planned and in visits, of all one may see, between two days.

    A percentage is None where there was nothing to take it of.
    """

    visits: int
    missed: int
    minutes: int
    moved: int
    linked: int
    changes: int
    changes_of_theirs: int
    goers: int
    by_known: int

    @property
    def missed_in_a_thousand(self) -> int | None:
        planned = self.visits + self.missed
        return round(1000 * self.missed / planned) if planned else None

    @property
    def moved_percent(self) -> int | None:
        """How much of the time was moved to when, or to what, somebody wanted it for."""
        return _percent(self.moved, self.minutes)

    @property
    def linked_percent(self) -> int | None:
        """How much of the time is said to be for an outcome of theirs."""
        return _percent(self.linked, self.minutes)

    @property
    def asked_by_them_percent(self) -> int | None:
        return _percent(self.changes_of_theirs, self.changes)

    @property
    def known_percent(self) -> int | None:
        """How many visits were by one of the three who come to that person most."""
        return _percent(self.by_known, self.goers)


def how_visits_go(*, viewer: Actor, first: date, last: date) -> HowVisitsGo:
    """In the same few queries however many visits there are."""
    seen = Visit.objects.visible_to(viewer).filter(day__range=(first, last))
    done = seen.filter(status=Status.DONE)
    changes = Change.objects.visible_to(viewer).filter(recorded_at__date__range=(first, last))
    goers, by_known = _known(done)
    return HowVisitsGo(
        visits=done.count(),
        missed=seen.filter(status=Status.MISSED).count(),
        minutes=_minutes(done),
        moved=_minutes(done.filter(_was_moved())),
        linked=_minutes(done.filter(Exists(VisitServes.objects.filter(visit=OuterRef("pk"))))),
        changes=changes.count(),
        changes_of_theirs=changes.filter(asked_side=Change.Side.PERSON).count(),
        goers=goers,
        by_known=by_known,
    )


def _minutes(visits: VisitQuerySet) -> int:
    return int(visits.aggregate(of=Sum(F("minutes") * F("workers_needed"), default=0))["of"])


def _was_moved() -> Exists:
    """To another time, or in the place of another, with a yes from both sides."""
    about = Q(visit=OuterRef("pk")) | Q(other=OuterRef("pk"))
    return Exists(Change.objects.filter(about, state=Change.State.AGREED, kind__in=MOVED))


def _known(done: VisitQuerySet) -> tuple[int, int]:
    """How often anybody went, and how often one of those who come to that person most."""
    went: dict[object, list[int]] = defaultdict(list)
    rows = Goes.objects.filter(visit__in=done).order_by().values_list("visit__person", "user")
    for person, _user, times in rows.annotate(times=Count("pk")):
        went[person].append(times)
    all_of_them = sum(sum(times) for times in went.values())
    return all_of_them, sum(sum(sorted(times)[-KNOWN_WELL:]) for times in went.values())


def _percent(part: int, whole: int) -> int | None:
    return round(100 * part / whole) if whole else None
