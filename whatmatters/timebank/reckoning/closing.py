"""What a period ends with: what is carried over, what is lost, what is owed."""

from dataclasses import dataclass, replace

from whatmatters.timebank.reckoning.periods import Terms, given_in
from whatmatters.timebank.reckoning.sheets import Lot, Sheet, take, total


@dataclass(frozen=True, slots=True)
class Closing:
    """How a period came out. Its balance, less all this, is nothing.

    `from_carried` and `from_given` say where what was spent came from.
    """

    from_carried: int
    from_given: int
    owed: int
    expired: int
    lapsed: int
    carried: tuple[Lot, ...]

    def waiting(self, number: int) -> int:
        """Of what is carried over: what they are asked about, since else it would be lost."""
        return total(lot for lot in self.carried if lot.lost_after <= number)


def closed(terms: Terms, sheet: Sheet) -> Closing:
    """Close a period. What is carried longest is spent first.

    What is planned and not used yet goes over into the next period, and is never lost.
    """
    piles, new, spent = _piles(terms, sheet)
    old, still = take(piles, spent)
    left, owed = take([*old, *new], still)
    rest, missing = take(left, sheet.planned)
    held = [Lot(sheet.planned - missing, sheet.number + 1)] if sheet.planned > missing else []
    kept, expired, lapsed = _kept(terms, sheet, rest)
    return Closing(
        from_carried=spent - still,
        from_given=still - owed,
        owed=owed,
        expired=expired,
        lapsed=lapsed,
        carried=_together([*held, *kept]),
    )


def next_sheet(terms: Terms, sheet: Sheet, later: Sheet | None) -> tuple[Closing, Sheet]:
    """How a period closes, and the one after it as that begins.

    `later` is what is written down of the next one already.
    """
    result, number = closed(terms, sheet), sheet.number + 1
    later = later or Sheet(number)
    given = later.given + given_in(terms, number) - result.owed
    return result, replace(later, lots=(*result.carried, *later.lots), given=given)


def _piles(terms: Terms, sheet: Sheet) -> tuple[tuple[Lot, ...], list[Lot], int]:
    """What was carried in, what the period gives, and how much of them is spent.

    Where more had been used than it gives, what was carried pays; where more was put right
    than was spent, it is time of this period.
    """
    given = max(sheet.given, 0) + max(-sheet.spent, 0)
    spent = max(sheet.spent, 0) + max(-sheet.given, 0)
    new = [Lot(given, sheet.number + terms.carry_life)] if given else []
    return sheet.piles, new, spent


def _kept(terms: Terms, sheet: Sheet, rest: tuple[Lot, ...]) -> tuple[list[Lot], int, int]:
    """What of the rest is carried over, what has been carried too long, what is too much."""
    if sheet.is_frozen:
        return [Lot(lot.minutes, lot.lost_after + 1) for lot in rest], 0, 0
    if terms.asks:
        return _asked(terms, sheet, rest), 0, 0
    good = [lot for lot in rest if lot.lost_after > sheet.number]
    over = max(total(good) - _most(terms, sheet), 0)
    within, _ = take(good, over)
    return list(within), total(rest) - total(good), over


def _asked(terms: Terms, sheet: Sheet, rest: tuple[Lot, ...]) -> list[Lot]:
    """All of it, but what is too much is marked as time to be asked about from now on."""
    good = [lot for lot in rest if lot.lost_after > sheet.number]
    over = max(total(good) - _most(terms, sheet), 0)
    turned, missing = take(reversed(good), over)
    marked = [Lot(over - missing, sheet.number)] if over > missing else []
    past = [lot for lot in rest if lot.lost_after <= sheet.number]
    return [*past, *marked, *reversed(turned)]


def _most(terms: Terms, sheet: Sheet) -> int:
    """How much may be carried over, to the nearest minute."""
    return (2 * terms.carry_percent * given_in(terms, sheet.number) + 100) // 200


def _together(lots: list[Lot]) -> tuple[Lot, ...]:
    """Those that are lost after the same period as one, what is lost first, first."""
    sums: dict[int, int] = {}
    for lot in lots:
        sums[lot.lost_after] = sums.get(lot.lost_after, 0) + lot.minutes
    return tuple(Lot(minutes, after) for after, minutes in sorted(sums.items()))
