"""The visits of one person: what is to come, and what has been."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from uuid import UUID

from django.db.models import Prefetch, Q

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, may
from whatmatters.access.policy import DataClass
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.people.selectors import Subject, subject_told
from whatmatters.visits.models import (
    Goes,
    PleaseDoNot,
    Regular,
    Status,
    Sure,
    Visit,
    VisitQuerySet,
    VisitServes,
)
from whatmatters.visits.showing import from_to, minutes_told, pill_of

AHEAD, BACK = timedelta(days=14), timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Line:
    """One visit in a list."""

    visit: Visit
    can_confirm: bool = False

    @property
    def times(self) -> str:
        return from_to(self.visit)

    @property
    def pill(self) -> tuple[str, str]:
        return pill_of(self.visit)

    @property
    def goers(self) -> str:
        return ", ".join(one.user.name for one in self.visit.goers.all())

    @property
    def aims(self) -> tuple[str, ...]:
        return tuple(one.outcome.words for one in self.visit.serves.all())


@dataclass(frozen=True, slots=True)
class Day:
    on: date
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class RegularLine:
    regular: Regular

    @property
    def takes(self) -> str:
        return minutes_told(self.regular.minutes)


@dataclass(frozen=True, slots=True)
class PersonVisitsPage:
    subject: Subject
    to_come: tuple[Day, ...]
    been: tuple[Day, ...]
    to_confirm: tuple[Line, ...]
    regular: tuple[RegularLine, ...]
    please_do_not: tuple[PleaseDoNot, ...]
    may_plan: bool
    may_record: bool
    may_say: bool
    may_keep_code: bool


def person_visits_page(*, viewer: Actor, person_id: UUID) -> PersonVisitsPage:
    """Two weeks to come and four that have been, in the same few queries however many."""
    of = subject_told(viewer=viewer, person_id=person_id, about=DataClass.VISITS)
    today, person = clock.today(), of.person
    may_say = may(viewer, Permission.VISIT_SAY, person)
    between = {"day__gte": today - BACK, "day__lte": today + AHEAD}
    found = [
        Line(one, may_say and one.status == Status.DONE and one.sure == Sure.NOT_YET)
        for one in listed(viewer).filter(person=person, **between).in_order()
    ]
    is_open = {Status.PLANNED, Status.BEGUN}
    to_come = [one for one in found if one.visit.day >= today and one.visit.status in is_open]
    been = [one for one in found if one not in to_come]
    return PersonVisitsPage(
        subject=of,
        to_come=_days(to_come),
        been=_days(reversed(been)),
        to_confirm=tuple(one for one in been if one.can_confirm),
        regular=_regular(viewer, person),
        please_do_not=tuple(_wishes(viewer, person)),
        may_plan=_may(viewer, Permission.VISIT_PLAN, person),
        may_record=viewer.provides and _may(viewer, Permission.VISIT_RECORD, person),
        may_say=may_say,
        may_keep_code=may(viewer, Permission.HOME_CODE_KEEP, person),
    )


def next_two_weeks(*, viewer: Actor, person_id: UUID) -> tuple[Day, ...]:
    """What is to come, for other pages of theirs."""
    today = clock.today()
    between = {"day__gte": today, "day__lte": today + AHEAD}
    rows = listed(viewer).filter(person=person_id, **between).exclude(status=Status.DONE)
    return _days([Line(one) for one in rows.in_order()])


def listed(viewer: Actor) -> VisitQuerySet:
    """Part of other selectors: visits with who goes, and what one may know they are for."""
    known = VisitServes.objects.filter(outcome__in=Outcome.objects.visible_to(viewer).values("pk"))
    seen = Visit.objects.visible_to(viewer).select_related("organisation")
    return seen.prefetch_related(
        Prefetch("goers", Goes.objects.select_related("user").order_by("user__name", "pk")),
        Prefetch("serves", known.select_related("outcome").order_by("pk")),
    )


def _days(lines: object) -> tuple[Day, ...]:
    of_day = groupby(lines, key=lambda line: line.visit.day)  # type: ignore[call-overload]
    return tuple(Day(on, tuple(found)) for on, found in of_day)


def _regular(viewer: Actor, person: Person) -> tuple[RegularLine, ...]:
    today = clock.today()
    goes_on = Q(ends_on=None) | Q(ends_on__gte=today)
    rows = Regular.objects.visible_to(viewer).filter(goes_on, person=person)
    found = rows.select_related("worker", "organisation").in_order()
    return tuple(RegularLine(one) for one in found)


def _wishes(viewer: Actor, person: Person) -> list[PleaseDoNot]:
    seen = PleaseDoNot.objects.visible_to(viewer).current()
    return list(seen.filter(person=person).in_order())


def _may(viewer: Actor, deed: Permission, person: Person) -> bool:
    if viewer.organisation_id is None:
        return False
    ours = Visit(person=person, organisation_id=viewer.organisation_id)
    return may(viewer, deed, ours)
