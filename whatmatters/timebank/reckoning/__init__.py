"""The arithmetic of time, in whole minutes. No clock, no database, nothing but sums."""

from whatmatters.timebank.reckoning.ahead import room_on, run
from whatmatters.timebank.reckoning.closing import Closing, closed, next_sheet
from whatmatters.timebank.reckoning.periods import (
    Terms,
    first_day,
    given_in,
    last_day,
    number_of,
    share,
)
from whatmatters.timebank.reckoning.sheets import Lot, Sheet, take, total

__all__ = [
    "Closing",
    "Lot",
    "Sheet",
    "Terms",
    "closed",
    "first_day",
    "given_in",
    "last_day",
    "next_sheet",
    "number_of",
    "room_on",
    "run",
    "share",
    "take",
    "total",
]
