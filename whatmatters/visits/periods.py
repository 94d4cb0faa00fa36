"""The days of which visits are counted: the last four weeks, a quarter, or as one says."""

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from whatmatters.foundations import clock

FOUR_WEEKS, QUARTER, DAYS = "4-weeks", "quarter", "days"
#: A count of more days than this would be of nothing that goes on now.
LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both included. `key` says how it was chosen."""

    key: str
    first: date
    last: date

    @property
    def query(self) -> str:
        """What an address asks, to be about the same days."""
        if self.key != DAYS:
            return urlencode({"period": self.key})
        ends = {"first": self.first, "last": self.last}
        boxes = {
            f"{name}_{part}": getattr(day, part)
            for name, day in ends.items()
            for part in ("day", "month", "year")
        }
        return urlencode({"period": DAYS, **boxes})


def four_weeks(today: date | None = None) -> Period:
    """The last four, with today."""
    today = today or clock.today()
    return Period(FOUR_WEEKS, today - timedelta(days=27), today)


def quarter(today: date | None = None) -> Period:
    """The last quarter of a year that is over: January to March, for one."""
    today = today or clock.today()
    begun = date(today.year, today.month - (today.month - 1) % 3, 1)
    last = begun - timedelta(days=1)
    return Period(QUARTER, date(last.year, last.month - 2, 1), last)
