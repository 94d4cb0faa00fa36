"""What some lines come to, as on a day. Every total is the sum of the amounts that are printed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

from whatmatters.plans.costs.calendar import Weeks
from whatmatters.plans.costs.lines import Amount, Line, Piece
from whatmatters.plans.costs.money import NOTHING, percent_of, shared_out
from whatmatters.plans.models import Route

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Sum:
    """A column and its foot: a week, a year, and what of it is paid once."""

    week: Decimal = NOTHING
    year: Decimal = NOTHING
    once: Decimal = NOTHING

    def __add__(self, other: Sum) -> Sum:
        return Sum(self.week + other.week, self.year + other.year, self.once + other.once)

    def with_more(self, percent: Decimal) -> Sum:
        """So many of each hundred pounds of it: what is kept back for what may come."""
        return Sum(percent_of(self.week, percent), percent_of(self.year, percent))


@dataclass(frozen=True, slots=True)
class Row:
    """A piece as it is printed: of a week, of the year from this day, and paid once."""

    piece: Piece
    week: Amount
    year: Amount
    once: Amount

    @classmethod
    def of(cls, piece: Piece, *, on: date, weeks: Weeks) -> Row:
        holds = piece.line.is_once or piece.holds_on(on)
        return cls(
            piece=piece,
            week=piece.a_week(weeks) if holds else Amount(),
            year=piece.in_year_from(on, weeks),
            once=piece.once(),
        )

    @property
    def line(self) -> Line:
        return self.piece.line

    @property
    def sum(self) -> Sum:
        return Sum(self.week.total, self.year.total, self.once.total)

    def by_way(self) -> Iterator[tuple[Route | None, Sum]]:
        """Its amounts by the ways that pay it, which come to them to the penny."""
        ways = self.line.ways
        week, year, once = (
            shared_out(amount, ways) for amount in (self.sum.week, self.sum.year, self.sum.once)
        )
        for way in ways:
            yield way, Sum(week[way], year[way], once[way])


def rows_of(lines: Iterable[Line], *, on: date, weeks: Weeks) -> tuple[Row, ...]:
    """The pieces of lines that are not over by a day, in their order."""
    return tuple(
        Row.of(piece, on=on, weeks=weeks)
        for line in lines
        for piece in line.pieces()
        if not piece.is_over(on)
    )


def summed(rows: Iterable[Row]) -> Sum:
    return sum((row.sum for row in rows), Sum())


def totals_by(rows: Iterable[Row], key: Callable[[Line], K]) -> dict[K, Sum]:
    """Totals of rows that are alike: of one outcome, or one kind of doer."""
    found: dict[K, Sum] = {}
    for row in rows:
        alike = key(row.line)
        found[alike] = found.get(alike, Sum()) + row.sum
    return found


def totals_by_way(rows: Iterable[Row]) -> dict[Route | None, Sum]:
    """Totals by the way that pays; None where nobody has said."""
    found: dict[Route | None, Sum] = {}
    for row in rows:
        for way, share in row.by_way():
            found[way] = found.get(way, Sum()) + share
    return found


def days_of_change(lines: Iterable[Line], *, after: date) -> list[date]:
    """The days after this one on which something begins, ends or has another price."""
    days: set[date] = set()
    for piece in (piece for line in lines for piece in line.pieces()):
        if piece.from_on:
            days.add(piece.from_on)
        if piece.until_on and piece.until_on < date.max:
            days.add(piece.until_on + timedelta(days=1))
    return sorted(day for day in days if day > after)
