"""How much can still be planned: each period is thought to its end, with all that is planned."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import replace

from whatmatters.timebank.reckoning.closing import Closing, next_sheet
from whatmatters.timebank.reckoning.periods import Terms, given_in
from whatmatters.timebank.reckoning.sheets import Sheet


def run(terms: Terms, sheets: Mapping[int, Sheet], until: int) -> Iterator[tuple[Sheet, Closing]]:
    """Each period from the first of `sheets` on, as it ends if all that is planned is used."""
    number = min(sheets)
    sheet = _as_used(sheets[number])
    while True:
        later = sheets.get(number + 1)
        closing, following = next_sheet(terms, sheet, _as_used(later) if later else None)
        yield sheet, closing
        if number >= until:
            return
        number, sheet = number + 1, following


def room_on(terms: Terms, sheets: Mapping[int, Sheet], number: int) -> int:
    """The most minutes that can be planned in a period besides what is planned already.

    `sheets` begins with the period it is now, or the one `number` says where that is later.
    No period from then on may end owing more than was agreed.
    """
    number = max(number, min(sheets))
    until = max(number, *sheets)
    most = sheets[min(sheets)].carried
    most += sum(given_in(terms, n) for n in range(min(sheets), until + 1)) + _owing(terms, number)
    found = bisect_left(
        range(most + 1), True, key=lambda more: not _fits(terms, sheets, number, more, until)
    )
    return max(found - 1, 0)


def _fits(terms: Terms, sheets: Mapping[int, Sheet], number: int, more: int, until: int) -> bool:
    there = sheets.get(number, Sheet(number))
    tried = {**sheets, number: replace(there, planned=there.planned + more)}
    return all(
        closing.owed <= _owing(terms, sheet.number)
        for sheet, closing in run(terms, tried, until)
        if sheet.number >= number
    )


def _owing(terms: Terms, number: int) -> int:
    """How much may be used before it is given. Nothing at the very end: none would pay it back."""
    return 0 if terms.is_last(number) else terms.overdraw_percent * given_in(terms, number) // 100


def _as_used(sheet: Sheet) -> Sheet:
    return replace(sheet, spent=sheet.spent + sheet.planned, planned=0)
