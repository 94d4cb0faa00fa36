"""How visits went, over some days: each count with what it is of, and the visits behind it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import Http404
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.access.roles import RoleKey
from whatmatters.foundations import clock
from whatmatters.people.selectors import Subject, subject_told
from whatmatters.visits.models import Visit, VisitQuerySet, Yardstick, yardstick_of
from whatmatters.visits.periods import Period
from whatmatters.visits.selectors.knowing import (
    OfPerson,
    Workers,
    by_person,
    everyone,
    persons,
    workers_of,
)
from whatmatters.visits.selectors.people import Line, listed
from whatmatters.visits.showing import late_by, minutes_told, short_by
from whatmatters.visits.went import (
    BECAME,
    KINDS,
    PARTS,
    Kind,
    behind,
    counted_of,
)

A_PAGE = 25
#: Fewer visits than this are not counted out to those whose own people they are not.
FEW = 5
#: The same for who pays, and reads of nobody; what is more than that is rounded for them.
FEW_OF_ALL, ROUNDED_TO = 8, 5


@dataclass(frozen=True, slots=True)
class Figure:
    """A count, and what it is out of. `hidden` says what stands there instead of a small one."""

    kind: Kind
    n: int
    of: int | None
    hidden: str = ""
    means: str = ""
    opens: bool = True

    @property
    def shown(self) -> str:
        return self.hidden or f"{self.n:,}"

    @property
    def out_of(self) -> str:
        return "" if self.of is None else f"{self.of:,}"

    @property
    def percent(self) -> int | None:
        return None if self.hidden or not self.of else round(100 * self.n / self.of)

    @property
    def is_worth_a_row(self) -> bool:
        return bool(self.n) or self.kind.always

    @property
    def has_visits(self) -> bool:
        return bool(self.n) and not self.hidden and self.opens


@dataclass(frozen=True, slots=True)
class PartShown:
    heading: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """`people` is None where they are not the viewer’s own: each row would be a small number.

    `least` is the smallest number that is shown then.
    """

    period: Period
    parts: tuple[PartShown, ...]
    workers: Workers
    by: Yardstick
    people: Page[Any] | None = None
    rows: tuple[OfPerson, ...] = ()
    least: int = 0
    pays: bool = False


@dataclass(frozen=True, slots=True)
class WentPage:
    subject: Subject
    period: Period
    parts: tuple[PartShown, ...]
    workers: Workers
    by: Yardstick


@dataclass(frozen=True, slots=True)
class Behind:
    """One visit behind a count, and by how much it was late or short."""

    line: Line
    by: Yardstick

    @property
    def late(self) -> str:
        return _minutes(late_by(self.line.visit, self.by))

    @property
    def short(self) -> str:
        return _minutes(short_by(self.line.visit, self.by))


@dataclass(frozen=True, slots=True)
class BehindPage:
    kind: Kind
    means: str
    period: Period
    page: Page[Any]
    lines: tuple[Behind, ...]
    subject: Subject | None = None


def report_page(*, viewer: Actor, period: Period, number: object = 1) -> ReportPage:
    """Of all the visits one may see, in the same few queries however many there are."""
    by, visits = yardstick_of(viewer.organisation_id), _between(viewer, period)
    if least := _least(viewer):
        return _in_numbers(viewer, visits, period, by, least)
    parts, workers = _parts(visits, by), workers_of(visits)
    people = Paginator(by_person(visits), A_PAGE).get_page(number)  # type: ignore[arg-type]  # it reads numbers from words
    return ReportPage(period, parts, workers, by, people, persons(viewer, visits, list(people)))


def everybody(*, viewer: Actor, period: Period) -> ReportPage:
    """The same with each person on it, for a file."""
    by, visits = yardstick_of(viewer.organisation_id), _between(viewer, period)
    if least := _least(viewer):
        return _in_numbers(viewer, visits, period, by, least)
    parts, workers = _parts(visits, by), workers_of(visits)
    return ReportPage(period, parts, workers, by, rows=everyone(viewer, visits))


def went_page(*, viewer: Actor, person_id: UUID, period: Period) -> WentPage:
    """The same of one person, for whoever may read of their visits."""
    of = subject_told(viewer=viewer, person_id=person_id, about=DataClass.VISITS)
    visits = _between(viewer, period).filter(person=of.person)
    by = _yardstick_for(viewer, visits)
    return WentPage(of, period, _parts(visits, by), workers_of(visits), by)


def behind_page(
    *, viewer: Actor, key: str, period: Period, number: object = 1, person_id: UUID | None = None
) -> BehindPage:
    """The visits that are counted under a key, the newest first. Of no such key, 404."""
    if key not in KINDS:
        raise Http404
    subject = None
    visits = listed(viewer).filter(day__range=(period.first, period.last)).select_related("person")
    if person_id:
        subject = subject_told(viewer=viewer, person_id=person_id, about=DataClass.VISITS)
        visits = visits.filter(person=subject.person)
    by = _yardstick_for(viewer, visits)
    found = behind(visits, key, clock.now(), by).order_by("-starts_at", "pk")
    page = Paginator(found, A_PAGE).get_page(number)  # type: ignore[arg-type]  # it reads numbers from words
    lines = tuple(Behind(Line(visit), by) for visit in page)
    return BehindPage(KINDS[key], KINDS[key].told(by), period, page, lines, subject)


def _in_numbers(
    viewer: Actor, visits: VisitQuerySet, period: Period, by: Yardstick, least: int
) -> ReportPage:
    """Of people the viewer does not work with. Who pays is shown nothing of a few people."""
    workers, pays = workers_of(visits), _pays(viewer)
    parts = () if pays and workers.people < least else _parts(visits, by, least, pays=pays)
    told = _without_small(workers, least, pays=pays)
    return ReportPage(period, parts, told, by, least=least, pays=pays)


def _between(viewer: Actor, period: Period) -> VisitQuerySet:
    days = (period.first, period.last)
    if _pays(viewer):
        return Visit.objects.counted_for(viewer).filter(day__range=days)
    return Visit.objects.visible_to(viewer).filter(day__range=days)


def _pays(viewer: Actor) -> bool:
    return viewer.role.key == RoleKey.COMMISSIONER


def _yardstick_for(viewer: Actor, visits: VisitQuerySet) -> Yardstick:
    """Of one’s own organisation; for the person, of their provider, if there is but one."""
    if viewer.is_staff:
        return yardstick_of(viewer.organisation_id)
    providers = list(visits.order_by().values_list("organisation", flat=True).distinct()[:2])
    return yardstick_of(providers[0] if len(providers) == 1 else None)


def _least(viewer: Actor) -> int:
    """The smallest number that is shown of those with whom the viewer does not work; or all."""
    if viewer.role.key == RoleKey.TEAM_LEAD:
        return FEW
    return FEW_OF_ALL if _pays(viewer) else 0


def _parts(
    visits: VisitQuerySet, by: Yardstick, least: int = 0, *, pays: bool = False
) -> tuple[PartShown, ...]:
    found = counted_of(visits, clock.now(), by)
    hidden = _hidden(found, least) if least else {}
    shown = {key: to_five(n) for key, n in found.items()} if pays else found
    return tuple(
        PartShown(
            str(part.heading),
            tuple(_figure(kind, shown, hidden, by, opens=not pays) for kind in part.kinds),
        )
        for part in PARTS
    )


def to_five(n: int | Decimal) -> int:
    """Part of other selectors, too: as it is told to who pays and reads of nobody."""
    return ROUNDED_TO * round(n / ROUNDED_TO)


def _figure(
    kind: Kind,
    found: Mapping[str, int],
    hidden: Mapping[str, str],
    by: Yardstick,
    *,
    opens: bool,
) -> Figure:
    """What is out of something that is hidden does not say out of how much."""
    of = None if not kind.of or kind.of in hidden else found[kind.of]
    n, instead = found[kind.key], hidden.get(kind.key, "")
    return Figure(kind, n, of, instead, kind.told(by), opens)


def _hidden(found: Mapping[str, int], least: int = FEW) -> dict[str, str]:
    """Small numbers; and one more of those that add up, where one alone could be worked out."""
    few = gettext("fewer than %(few)s") % {"few": least}
    hidden = {key: few for key, n in found.items() if 0 < n < least}
    summed = [kind.key for kind in BECAME.kinds if kind.of]
    if sum(key in hidden for key in summed) == 1:
        others = [key for key in summed if found[key] and key not in hidden]
        smallest = sorted(others, key=lambda key: (found[key], key))[:1]
        hidden |= {key: gettext("not shown") for key in smallest}
    return hidden


def _without_small(workers: Workers, least: int, *, pays: bool) -> Workers:
    """Without the figure that is of one person alone; nothing at all where it is of few."""
    if workers.people < least:
        return Workers(0, 0, 0, 0, 0)
    if not pays:
        return replace(workers, most=0)
    people, times, known = map(to_five, (workers.people, workers.times, workers.by_known))
    return replace(workers, people=people, times=times, by_known=known, most=0)


def _minutes(minutes: int) -> str:
    return minutes_told(minutes) if minutes else ""
