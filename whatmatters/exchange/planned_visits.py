"""What a file of planned visits would do: which are new, here already, or to be mended."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeAlias, TypeVar
from uuid import UUID

from whatmatters.access.actor import Actor
from whatmatters.access.models import User
from whatmatters.exchange.models import BroughtIn
from whatmatters.exchange.spreadsheet.people import Problem
from whatmatters.exchange.spreadsheet.visit_columns import TITLES
from whatmatters.exchange.spreadsheet.visits import Amiss, PlannedRow, VisitSheet
from whatmatters.exchange.whose_visits import Whose, Workers, whose, workers_of
from whatmatters.foundations import clock
from whatmatters.foundations.words import folded
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.timebank.account import Account, accounts_of
from whatmatters.timebank.models import TimeBudget
from whatmatters.timebank.reckoning import number_of
from whatmatters.visits.models import Status, Visit
from whatmatters.visits.showing import minutes_told

VISIT = "visit"
OTHERWISE = (
    "This reference is here already, and its row says something else. Change that visit on its "
    "page, or give another reference"
)
ANOTHER_THEN = "They have a visit of yours at this time already. Change that one on its page"


@dataclass(frozen=True, slots=True)
class Planned:
    """A row that is right: whose visit it is, who goes, and the time it takes of theirs."""

    row: PlannedRow
    person: Person
    workers: tuple[User, ...]
    outcome: Outcome | None
    budget: TimeBudget | None
    digest: str
    there: Visit | None = None

    @property
    def all_minutes(self) -> int:
        return self.row.minutes * max(1, len(self.workers))

    @property
    def told(self) -> str:
        who = ", ".join(worker.name for worker in self.workers) or "nobody goes yet"
        return f"{minutes_told(self.row.minutes)}: {who}"

    @property
    def starts_at(self) -> datetime:
        return self.row.starts_at


#: A row that is right, of a file of one kind.
Right = TypeVar("Right")


@dataclass(frozen=True, slots=True)
class SortedFile(Generic[Right]):
    """A file, with each row where it belongs. `here` changes nothing."""

    new: tuple[Right, ...]
    here: tuple[Right, ...]
    problems: tuple[Problem, ...]

    @property
    def bad_rows(self) -> int:
        return len({problem.row for problem in self.problems})


Sorted: TypeAlias = SortedFile[Planned]


@dataclass(slots=True)
class _Known:
    """What is asked of the database, once for the whole file."""

    whose: Whose
    workers: Workers
    outcomes: dict[UUID, list[Outcome]]
    budgets: dict[UUID, list[TimeBudget]]
    accounts: dict[UUID, Account]
    visits: dict[tuple[UUID, datetime], Visit]
    by_reference: dict[str, BroughtIn]
    referred: set[UUID]
    taken: dict[tuple[UUID, int], int] = field(default_factory=dict)
    rows: dict[object, int] = field(default_factory=dict)


def sort_planned(sheet: VisitSheet[PlannedRow], *, viewer: Actor) -> Sorted:
    """The same dozen queries, however many rows there are."""
    known = _look_up(sheet.rows, viewer)
    new: list[Planned] = []
    here: list[Planned] = []
    problems = list(sheet.problems)
    for row in sheet.rows:
        try:
            planned, is_here = _sort(row, known)
        except Amiss as amiss:
            problems.append(Problem(row.row, TITLES[amiss.key], amiss.what_to_do))
        else:
            (here if is_here else new).append(planned)
    return SortedFile(tuple(new), tuple(here), tuple(sorted(problems, key=lambda one: one.row)))


def brought_in(references: Sequence[str], *, viewer: Actor) -> dict[str, BroughtIn]:
    """The visits that a provider’s references stand for."""
    rows = BroughtIn.objects.filter(
        organisation=viewer.organisation_id, source=VISIT, source_id__in=references
    )
    return {one.source_id: one for one in rows.order_by("pk")}


def _look_up(rows: Sequence[PlannedRow], viewer: Actor) -> _Known:
    people = whose((row.number for row in rows), viewer=viewer)
    pks, own = list(people.people), viewer.organisation_id
    held = TimeBudget.objects.visible_to(viewer).filter(person__in=pks, organisation=own)
    budgets: dict[UUID, list[TimeBudget]] = {}
    for budget in held.newest_first():
        budgets.setdefault(budget.person_id, []).append(budget)
    outcomes: dict[UUID, list[Outcome]] = {}
    for outcome in Outcome.objects.visible_to(viewer).filter(person__in=pks).live().as_ranked():
        outcomes.setdefault(outcome.person_id, []).append(outcome)
    there = Visit.objects.visible_to(viewer).filter(
        organisation=own, person__in=pks, starts_at__in={row.starts_at for row in rows}
    )
    visits = {(one.person_id, one.starts_at): one for one in there.in_order() if not one.fell_out}
    told = BroughtIn.objects.filter(
        organisation=own, source=VISIT, became_id__in=[visit.pk for visit in visits.values()]
    )
    return _Known(
        whose=people,
        workers=workers_of(pks, viewer=viewer),
        outcomes=outcomes,
        budgets=budgets,
        accounts=accounts_of(one for some in budgets.values() for one in some),
        visits=visits,
        by_reference=brought_in([row.reference for row in rows], viewer=viewer),
        referred=set(told.values_list("became_id", flat=True)),
    )


def _sort(row: PlannedRow, known: _Known) -> tuple[Planned, bool]:
    """With whether it is here already. Raises Amiss."""
    person = known.whose.person(row.number, row.name)
    _must_be_once(row, person, known)
    before = known.by_reference.get(row.reference)
    workers = (
        tuple(known.workers.called(text, person) for text in row.workers) if not before else ()
    )
    there = known.visits.get((person.pk, row.starts_at))
    planned = Planned(
        row=row,
        person=person,
        workers=workers,
        outcome=_outcome(row, known.outcomes.get(person.pk, [])),
        budget=_budget(row, known.budgets.get(person.pk, [])),
        digest=_digest(row, person),
        there=there,
    )
    if before:
        if before.digest and before.digest != planned.digest:
            raise Amiss("reference", OTHERWISE)
        return planned, True
    if there:
        _must_be_the_same(row, there, known)
        return planned, True
    _must_have_time(planned, known)
    return planned, False


def _must_be_once(row: PlannedRow, person: Person, known: _Known) -> None:
    first = known.rows.setdefault(row.reference, row.row)
    if first != row.row:
        raise Amiss("reference", f"Row {first} has the same reference. Take one out")
    first = known.rows.setdefault((person.pk, row.starts_at), row.row)
    if first != row.row:
        raise Amiss(
            "starts",
            f"Row {first} is of the same person at the same time. Of two who go together, give "
            "both in one row",
        )


def _must_be_the_same(row: PlannedRow, there: Visit, known: _Known) -> None:
    """Planned on the pages: the file’s reference is then put to it, and nothing else changes."""
    is_same = there.minutes == row.minutes and there.status == Status.PLANNED
    if not is_same or there.pk in known.referred:
        raise Amiss("starts", ANOTHER_THEN)


def _must_have_time(planned: Planned, known: _Known) -> None:
    """So much is left of the person’s time, with what the rows above take of it."""
    budget, day = planned.budget, clock.day_of(planned.row.starts_at)
    if budget is None or day < clock.today():
        return
    period = (budget.pk, number_of(budget.terms, day))
    room = known.accounts[budget.pk].on(clock.today()).room(day)
    left = max(0, room - known.taken.get(period, 0))
    if planned.all_minutes > left:
        raise Amiss(
            "minutes",
            f"There is not so much of their time left then. There is {minutes_told(left)}",
        )
    known.taken[period] = known.taken.get(period, 0) + planned.all_minutes


def _outcome(row: PlannedRow, theirs: Sequence[Outcome]) -> Outcome | None:
    said = folded(row.purpose)
    return next((one for one in theirs if said and folded(one.words) == said), None)


def _budget(row: PlannedRow, theirs: Sequence[TimeBudget]) -> TimeBudget | None:
    day = clock.day_of(row.starts_at)
    return next((one for one in theirs if one.holds(day)), None)


def _digest(row: PlannedRow, person: Person) -> str:
    """The same for the same visit, however its number and name are written."""
    said = (person.pk, row.starts_at.isoformat(), row.minutes, *row.workers, row.purpose)
    return hashlib.sha256("\x1f".join(map(str, said)).encode()).hexdigest()
