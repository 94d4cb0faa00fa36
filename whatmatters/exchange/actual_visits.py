"""What a file of actual visits would say became of each: new, said already, or to be mended."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeAlias
from uuid import UUID

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass, Deed
from whatmatters.exchange.models import BroughtIn
from whatmatters.exchange.planned_visits import SortedFile, brought_in
from whatmatters.exchange.spreadsheet.cells import Wrong
from whatmatters.exchange.spreadsheet.people import Problem
from whatmatters.exchange.spreadsheet.visit_columns import TITLES
from whatmatters.exchange.spreadsheet.visits import HAPPENED, ActualRow, Amiss, Became, VisitSheet
from whatmatters.exchange.spreadsheet.wall_clock import moment_after, moment_by
from whatmatters.exchange.whose_visits import OTHER_NAME, Whose, whose
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.visits.models import LONGEST, Status, Visit
from whatmatters.visits.showing import from_to

BECAME = {
    Became.DONE: Status.DONE,
    Became.LATE: Status.DONE,
    Became.MISSED: Status.MISSED,
    Became.BY_PERSON: Status.CANCELLED_BY_THEM,
    Became.BY_PROVIDER: Status.CANCELLED_BY_US,
    Became.NO_ANSWER: Status.NO_ANSWER,
    Became.SENT_AWAY: Status.SENT_AWAY,
}
#: In the words of staff: those of the model are said to the person.
TOLD = {
    Status.PLANNED: "planned",
    Status.BEGUN: "begun",
    Status.DONE: "done",
    Status.MISSED: "nobody came",
    Status.NO_ANSWER: "nobody at the door",
    Status.SENT_AWAY: "sent away",
    Status.CANCELLED_BY_THEM: "called off by them",
    Status.CANCELLED_BY_US: "called off by you",
}
NO_REFERENCE = "No visit of yours has this reference. Send it with your planned visits first"
NOT_PLANNED = "They had no visit of yours at that time. Send it with your planned visits first"
SOMEBODY_ELSE = "The visit with this reference is to somebody else. Check both"
ALREADY = "It is said already what became of this visit: {}. Put it right on its page if it is not"


@dataclass(frozen=True, slots=True)
class Actual:
    """A row that is right: which visit it is of, and when they came and went, if they did."""

    row: ActualRow
    visit: Visit
    came: datetime | None = None
    went: datetime | None = None
    is_referred: bool = False

    @property
    def person(self) -> Person:
        return self.visit.person

    @property
    def starts_at(self) -> datetime:
        return self.visit.starts_at

    @property
    def late(self) -> int:
        """By how many minutes."""
        return max(0, round((self.came - self.visit.starts_at) / MINUTE)) if self.came else 0

    @property
    def told(self) -> str:
        if not (self.came and self.went):
            return str(self.row.became)
        lasted = round((self.went - self.came) / MINUTE)
        return f"{self.row.became}: {lasted:,} of {self.visit.minutes:,} minutes"


SortedActual: TypeAlias = SortedFile[Actual]


@dataclass(slots=True)
class _Known:
    whose: Whose
    by_reference: dict[str, BroughtIn]
    referred: set[UUID]
    by_id: dict[UUID, Visit]
    by_time: dict[tuple[UUID, datetime], Visit]
    rows: dict[UUID, int] = field(default_factory=dict)


MINUTE = timedelta(minutes=1)


def sort_actual(sheet: VisitSheet[ActualRow], *, viewer: Actor) -> SortedActual:
    """The same few queries, however many rows there are."""
    known = _look_up(sheet.rows, viewer)
    new: list[Actual] = []
    here: list[Actual] = []
    problems = list(sheet.problems)
    for row in sheet.rows:
        try:
            actual = _sort(row, known)
            (here if _is_said(actual) else new).append(actual)
        except Amiss as amiss:
            problems.append(Problem(row.row, TITLES[amiss.key], amiss.what_to_do))
    return SortedFile(tuple(new), tuple(here), tuple(sorted(problems, key=lambda one: one.row)))


def _look_up(rows: Sequence[ActualRow], viewer: Actor) -> _Known:
    people = whose((row.number for row in rows), viewer=viewer)
    references = brought_in([row.reference for row in rows if row.reference], viewer=viewer)
    writes = Person.objects.open_to(viewer, DataClass.VISITS, Deed.WRITE)
    ours = Visit.objects.visible_to(viewer).filter(
        organisation=viewer.organisation_id, person__in=writes.values("pk")
    )
    ours = ours.select_related("person", "organisation", "budget")
    meant = ours.filter(pk__in=[one.became_id for one in references.values()])
    times = {row.starts_at for row in rows if row.starts_at}
    then = ours.filter(person__in=list(people.people), starts_at__in=times)
    by_time = {(one.person_id, one.starts_at): one for one in then.in_order()}
    told = BroughtIn.objects.filter(
        organisation=viewer.organisation_id,
        source="visit",
        became_id__in=[one.pk for one in by_time.values()],
    )
    return _Known(
        whose=people,
        by_reference=references,
        referred=set(told.values_list("became_id", flat=True)),
        by_id={one.pk: one for one in meant.in_order()},
        by_time=by_time,
    )


def _sort(row: ActualRow, known: _Known) -> Actual:
    """Raises Amiss."""
    visit, is_referred = _visit(row, known)
    first = known.rows.setdefault(visit.pk, row.row)
    if first != row.row:
        raise Amiss("reference", f"Row {first} is of the same visit. Take one out")
    came, went = _times(row, visit)
    return Actual(row, visit, came, went, is_referred)


def _visit(row: ActualRow, known: _Known) -> tuple[Visit, bool]:
    """With whether the reference is known. Raises Amiss."""
    person = known.whose.person(row.number, row.name) if row.number else None
    before = known.by_reference.get(row.reference)
    if before:
        visit = known.by_id.get(before.became_id)
        if visit is None:
            raise Amiss("reference", NO_REFERENCE)
        if person and visit.person_id != person.pk:
            raise Amiss("reference", SOMEBODY_ELSE)
        return visit, True
    if person is None or row.starts_at is None:
        raise Amiss("reference", NO_REFERENCE)
    if not row.name:
        raise Amiss("name", OTHER_NAME)
    visit = known.by_time.get((person.pk, row.starts_at))
    if visit is None:
        raise Amiss("starts", NOT_PLANNED)
    if row.reference and visit.pk in known.referred:
        raise Amiss("reference", "This visit has another reference of yours. Check both")
    return visit, not row.reference


def _times(row: ActualRow, visit: Visit) -> tuple[datetime | None, datetime | None]:
    """When they came and went. Raises Amiss."""
    if row.became not in HAPPENED:
        if row.became not in {Became.BY_PERSON, Became.BY_PROVIDER}:
            _must_have_been("became", visit.starts_at)
        elif row.called_off:
            _must_have_been("called_off", row.called_off)
        return None, None
    assert row.arrived is not None  # noqa: S101  # what happened has both, the reader says
    assert row.left is not None  # noqa: S101  # as well
    try:
        came = moment_by(row.arrived, visit.starts_at)
    except Wrong as refused:
        raise Amiss("arrived", str(refused)) from None
    try:
        went = moment_after(row.left, came)
    except Wrong as refused:
        raise Amiss("left", str(refused)) from None
    _must_be_in_order(came, went)
    return came, went


def _must_be_in_order(came: datetime, went: datetime) -> None:
    if went < came:
        raise Amiss("left", "It can’t end before it began. Check the time")
    if went - came > LONGEST:
        raise Amiss("left", "That is more than 36 hours. Check the day and the time")
    _must_have_been("arrived", came)
    _must_have_been("left", went)


def _must_have_been(key: str, moment: datetime) -> None:
    if moment > clock.now():
        raise Amiss(key, "That time has not been yet. Check the day and the time")


def _is_said(actual: Actual) -> bool:
    """Whether the same is said of it already. Raises Amiss where something else is."""
    visit, status = actual.visit, BECAME[actual.row.became]
    if visit.status == Status.PLANNED:
        return False
    if visit.status == Status.BEGUN and visit.began_at == actual.came:
        return False
    if visit.status == status and _is_alike(actual):
        return True
    told = TOLD[Status(visit.status)]
    if visit.began_at and visit.ended_at:
        told = f"{told}, {from_to(visit)}"
    raise Amiss("became", ALREADY.format(told))


def _is_alike(actual: Actual) -> bool:
    if actual.came:
        return (actual.visit.began_at, actual.visit.ended_at) == (actual.came, actual.went)
    return not actual.row.called_off or actual.visit.called_off_at == actual.row.called_off
