"""A time budget as its entries make it: the period it is in, and what is written of later ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, Max, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from whatmatters.timebank.models import COMES, Kind, TimeBudget, TimeEntry
from whatmatters.timebank.reckoning import (
    Lot,
    Sheet,
    Terms,
    given_in,
    next_sheet,
    number_of,
    room_on,
    take,
    total,
)

#: How long after its end what comes late to a budget is still settled day by day.
LATELY = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Account:
    """`sheets` are by the number of the period, from the one it is now.

    `opened` is the last period that time was given for, or 0 before it begins.
    """

    terms: Terms
    sheets: dict[int, Sheet]
    opened: int

    @property
    def number(self) -> int:
        return min(self.sheets)

    @property
    def now(self) -> Sheet:
        return self.sheets[self.number]

    @property
    def waiting(self) -> int:
        """What has been carried for too long, or is too much, and is asked about."""
        left, _ = take(self.now.piles, self.now.spent)
        return total(lot for lot in left if lot.lost_after < self.number)

    def on(self, day: date) -> Account:
        """As it is on a day: periods that are over by then are closed."""
        account = self
        while account.number < number_of(self.terms, day):
            account = account.turned()
        return account

    def turned(self) -> Account:
        """One period on."""
        later = {n: sheet for n, sheet in self.sheets.items() if n > self.number}
        number = self.number + 1
        _, sheet = next_sheet(self.terms, self.now, later.get(number))
        held = replace(sheet, planned=sheet.planned + self.now.planned)
        return Account(self.terms, {**later, number: held}, number)

    def with_planned(self, minutes: int, day: date) -> Account:
        """As it is once so many minutes more are planned for a day."""
        number = max(self.number, number_of(self.terms, day))
        there = self.sheets.get(number, Sheet(number))
        more = replace(there, planned=there.planned + minutes)
        return replace(self, sheets={**self.sheets, number: more})

    def room(self, day: date) -> int:
        return room_on(self.terms, self.sheets, number_of(self.terms, day))


def account_of(budget: TimeBudget) -> Account:
    return accounts_of([budget])[budget.pk]


def due(today: date) -> Iterator[TimeBudget]:
    """Budgets with a period that is over and not closed, or that have lately ended."""
    lately = Q(ends_on=None) | Q(ends_on__gte=today - LATELY)
    given = Max("entries__period", filter=Q(entries__kind=Kind.GIVEN), default=0)
    begun = TimeBudget.objects.filter(lately, begins_on__lte=today)
    opened = dict(begun.values_list("pk").annotate(last=given))
    for budget in begun.order_by("pk").iterator(500):
        if budget.has_ended_by(today) or number_of(budget.terms, today) > opened[budget.pk]:
            yield budget


def accounts_of(budgets: Iterable[TimeBudget]) -> dict[UUID, Account]:
    """The account of each budget, in one query."""
    sums: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    found = list(budgets)
    for row in _sums(found):
        sums[row["budget_id"]].append(row)
    return {budget.pk: _account(budget.terms, sums[budget.pk]) for budget in found}


def _sums(budgets: list[TimeBudget]) -> Iterable[dict[str, Any]]:
    """By period, kind and lot, from the last period that was opened on."""
    given = TimeEntry.objects.filter(budget=OuterRef("budget"), kind=Kind.GIVEN)
    opened = given.order_by().values("budget").annotate(last=Max("period")).values("last")
    entries = TimeEntry.objects.filter(budget__in=[budget.pk for budget in budgets])
    entries = entries.alias(opened=Coalesce(Subquery(opened), 0)).filter(period__gte=F("opened"))
    came = Sum("minutes", filter=Q(minutes__gt=0), default=0)
    went = Sum("minutes", filter=Q(minutes__lt=0), default=0)
    rows = entries.order_by().values("budget_id", "period", "kind", "lost_after")
    return rows.annotate(came=came, went=went, held=Sum("planned"))


def _account(terms: Terms, rows: list[dict[str, Any]]) -> Account:
    by_period: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        by_period[row["period"]].append(row)
    opened = max((row["period"] for row in rows if row["kind"] == Kind.GIVEN), default=0)
    sheets = {number: _sheet(number, of) for number, of in by_period.items()}
    if not opened:
        first = sheets.get(1, Sheet(1))
        sheets[1] = replace(first, given=first.given + given_in(terms, 1))
    return Account(terms, sheets, opened)


def _sheet(number: int, rows: list[dict[str, Any]]) -> Sheet:
    lots = [Lot(row["came"], row["lost_after"]) for row in rows if _is_lot(row)]
    given, kept = _sum(rows, *COMES), sum(row["went"] for row in rows if row["kind"] == Kind.KEPT)
    left, _ = take(sorted(lots, key=lambda lot: lot.lost_after), -kept)
    return Sheet(
        number=number,
        lots=left,
        given=given,
        spent=given + total(left) - _sum(rows),
        given_back=-_sum(rows, Kind.GIVEN_BACK),
        planned=sum(row["held"] for row in rows),
        is_frozen=_sum(rows, Kind.PAUSED) < 0,
    )


def _sum(rows: list[dict[str, Any]], *kinds: Kind) -> int:
    """Of what came and went, of these kinds or of all."""
    found = (row for row in rows if not kinds or row["kind"] in kinds)
    return sum(row["came"] + row["went"] for row in found)


def _is_lot(row: dict[str, Any]) -> bool:
    """What was carried in, or kept for longer: it came, and there is a period it ends with."""
    return row["lost_after"] is not None and row["came"] > 0
