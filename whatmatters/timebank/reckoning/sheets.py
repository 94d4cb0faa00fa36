"""What came and went in one period, as sums."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lot:
    """Some minutes that were carried over, and the last period they can be used in."""

    minutes: int
    lost_after: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One period: what was carried in, what it gives, what has gone, and what is planned.

    Of what is spent, some may have been given back. While somebody is away nothing of theirs
    is lost: then `is_frozen`.
    """

    number: int
    lots: tuple[Lot, ...] = ()
    given: int = 0
    spent: int = 0
    given_back: int = 0
    planned: int = 0
    is_frozen: bool = False

    @property
    def carried(self) -> int:
        return total(self.lots)

    @property
    def total(self) -> int:
        return self.carried + self.given

    @property
    def free(self) -> int:
        """What is neither spent nor planned; less than nothing where more is."""
        return self.balance - self.planned

    @property
    def balance(self) -> int:
        return self.total - self.spent

    @property
    def piles(self) -> tuple[Lot, ...]:
        """What was carried in, in the order it is used: what would be lost first, first."""
        return tuple(sorted(self.lots, key=lambda lot: lot.lost_after))


def total(lots: Iterable[Lot]) -> int:
    return sum(lot.minutes for lot in lots)


def take(lots: Iterable[Lot], minutes: int) -> tuple[tuple[Lot, ...], int]:
    """What is left of the lots when so much is taken, the first first; and what was not there."""
    left = []
    for lot in lots:
        taken = min(lot.minutes, minutes)
        minutes -= taken
        if lot.minutes > taken:
            left.append(Lot(lot.minutes - taken, lot.lost_after))
    return tuple(left), minutes
