"""Which days a period has, and how much time it gives."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

#: In calendar months. What is not here is four weeks.
MONTHS = {"month": 1, "quarter": 3}
FOUR_WEEKS = 28
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Terms:
    """What was agreed about somebody’s time."""

    minutes_a_week: int
    begins_on: date
    ends_on: date | None = None
    period: str = "four-weeks"
    carry_percent: int = 25
    carry_life: int = 2
    overdraw_percent: int = 10
    asks: bool = True

    def is_last(self, number: int) -> bool:
        return self.ends_on is not None and number == number_of(self, self.ends_on)


def first_day(terms: Terms, number: int) -> date:
    """Of the period with this number, counted from 1."""
    if months := MONTHS.get(terms.period):
        return _months_on(terms.begins_on, months * (number - 1))
    return terms.begins_on + timedelta(days=FOUR_WEEKS * (number - 1))


def last_day(terms: Terms, number: int) -> date:
    """Of the period, or of the whole budget where that is sooner."""
    whole = first_day(terms, number + 1) - A_DAY
    return min(whole, terms.ends_on) if terms.ends_on else whole


def number_of(terms: Terms, day: date) -> int:
    """Of the period a day is in: the first before it begins, the last after it has ended."""
    day = max(min(day, terms.ends_on) if terms.ends_on else day, terms.begins_on)
    if months := MONTHS.get(terms.period):
        passed = 12 * (day.year - terms.begins_on.year) + day.month - terms.begins_on.month
        number = passed // months + 1
        return number - (first_day(terms, number) > day)
    return (day - terms.begins_on).days // FOUR_WEEKS + 1


def given_in(terms: Terms, number: int) -> int:
    """How much time a period gives: less where it is cut short, by its days."""
    days = (last_day(terms, number) - first_day(terms, number)).days + 1
    return share(terms.minutes_a_week, days)


def share(minutes_a_week: int, days: int) -> int:
    """The time of so many days, to the nearest minute; half a minute is one more."""
    return (2 * minutes_a_week * max(days, 0) + 7) // 14


def _months_on(day: date, months: int) -> date:
    """The same day so many months on; the last of a month that is too short for it."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
