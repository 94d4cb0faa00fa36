"""A line and its pieces: the same thing at one price, from a day to a day. Arithmetic alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from whatmatters.plans.costs.calendar import Weeks, a_year_after, over, times_a_week, times_a_year
from whatmatters.plans.costs.money import NOTHING, pence, percent_of
from whatmatters.plans.models import NATURAL, Often, Route, Unit


@dataclass(frozen=True, slots=True)
class Price:
    """An amount that holds from a day to its last day; None is for ever."""

    amount: Decimal
    from_on: date | None = None
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """What is printed: the thing itself, and what it costs to employ whoever does it."""

    itself: Decimal = NOTHING
    on_costs: Decimal = NOTHING

    @classmethod
    def of(cls, exactly: Fraction, on_cost_percent: Decimal) -> Amount:
        itself = pence(exactly)
        return cls(itself, percent_of(itself, on_cost_percent))

    @property
    def total(self) -> Decimal:
        return self.itself + self.on_costs


@dataclass(frozen=True, slots=True)
class Line:
    """So much of something, so often, at a price. `ends_on` is the last day."""

    what: str
    often: Often
    prices: tuple[Price, ...]
    quantity: Decimal = Decimal(1)
    times: int = 1
    unit: Unit = Unit.ITEM
    begins_on: date | None = None
    ends_on: date | None = None
    on_cost_percent: Decimal = Decimal(0)
    route: Route | None = None
    shares: tuple[tuple[Route, Decimal], ...] = ()
    rate: str = ""
    doer: str = ""
    outcome: object = None
    action: object = None
    key: object = field(default=None)

    @property
    def is_once(self) -> bool:
        return self.often == Often.ONCE

    @property
    def is_natural(self) -> bool:
        return self.doer in NATURAL

    @property
    def ways(self) -> dict[Route | None, Decimal]:
        """How much of each hundred pounds comes by which way; None where nobody has said."""
        return dict(self.shares) or {self.route: Decimal(100)}

    def pieces(self) -> Iterator[Piece]:
        """One for each price that holds on some of its days, the first first."""
        for price in sorted(self.prices, key=lambda one: one.from_on or date.min):
            from_on = _later(self.begins_on, price.from_on)
            until_on = _earlier(self.ends_on, price.until_on)
            if from_on is None or until_on is None or from_on <= until_on:
                yield Piece(self, price.amount, from_on, until_on)

    def over(self, from_on: date, until: date) -> Decimal:
        """What it comes to from a day until another, which is not counted: each piece rounded."""
        return sum((piece.over(from_on, until).total for piece in self.pieces()), NOTHING)


@dataclass(frozen=True, slots=True)
class Piece:
    """A line while it has one price. `until_on` is the last day."""

    line: Line
    price: Decimal
    from_on: date | None
    until_on: date | None

    @property
    def each_time(self) -> Fraction:
        line = self.line
        return Fraction(line.quantity * line.times * self.price)

    @property
    def is_free(self) -> bool:
        return not self.price

    def holds_on(self, day: date) -> bool:
        return (self.from_on or date.min) <= day <= (self.until_on or date.max)

    def is_over(self, day: date) -> bool:
        return self.until_on is not None and self.until_on < day

    def a_week(self, weeks: Weeks) -> Amount:
        """Of a week in which it goes on; what is paid once is spread over a year."""
        return self._amount(self.each_time * times_a_week(self.line.often, weeks))

    def a_year(self, weeks: Weeks) -> Amount:
        """Of a year in which it goes on; what is paid once is in it once."""
        return self._amount(self.each_time * times_a_year(self.line.often, weeks))

    def in_year_from(self, on: date, weeks: Weeks) -> Amount:
        """Of the year that begins on a day: for part of it, by how many of its days it holds."""
        year = self.each_time * times_a_year(self.line.often, weeks)
        if self.line.is_once:
            return self._amount(year)
        days, of = self.days_in_year_from(on)
        return self._amount(year if days == of else year * days / of)

    def days_in_year_from(self, on: date) -> tuple[int, int]:
        """On how many days of the year that begins on a day it holds, and how many those are."""
        end = a_year_after(on)
        first, last = _later(on, self.from_on), _earlier(end, _after(self.until_on))
        days = max((last - first).days, 0) if first and last else 0
        return days, (end - on).days

    def once(self) -> Amount:
        return self._amount(self.each_time) if self.line.is_once else Amount()

    def over(self, from_on: date, until: date) -> Amount:
        """What it comes to from a day until another, which is not counted."""
        first, end = _later(from_on, self.from_on), _earlier(until, _after(self.until_on))
        if self.line.is_once:
            return self._amount(self.each_time if self._is_paid(from_on, until) else Fraction(0))
        if first is None or end is None or first >= end:
            return Amount()
        return self._amount(self.each_time * over(self.line.often, first, end))

    def _is_paid(self, from_on: date, until: date) -> bool:
        """Whether the day it is paid once, which is the first it holds on, is among these."""
        on = self.line.begins_on or self.from_on
        return on is not None and from_on <= on < until and self.holds_on(on)

    def _amount(self, exactly: Fraction) -> Amount:
        return Amount.of(exactly, self.line.on_cost_percent)


def _later(one: date | None, other: date | None) -> date | None:
    return max(filter(None, (one, other)), default=None)


def _earlier(one: date | None, other: date | None) -> date | None:
    return min(filter(None, (one, other)), default=None)


def _after(day: date | None) -> date | None:
    return None if day is None or day == date.max else day + timedelta(days=1)
