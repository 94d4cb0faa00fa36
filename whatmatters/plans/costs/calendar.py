"""How often something falls in a year, a week, or any days one likes. Exact, without rounding."""

from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from typing import TypeAlias

from whatmatters.plans.models import Often

#: Weeks in a year: 52, or 52.143 where an organisation counts so.
Weeks: TypeAlias = Fraction
FIFTY_TWO = Fraction(52)
DAYS = {Often.DAY: 1, Often.WEEK: 7, Often.FORTNIGHT: 14, Often.FOUR_WEEKS: 28}
MONTHS = {Often.MONTH: 1, Often.QUARTER: 3, Often.YEAR: 12}


@cache
def times_a_year(often: Often, weeks: Weeks) -> Fraction:
    """How often it is paid in a year of so many weeks."""
    if often in DAYS:
        return weeks * 7 / DAYS[often]
    return Fraction(12, MONTHS[often]) if often in MONTHS else Fraction(1)


@cache
def times_a_week(often: Often, weeks: Weeks) -> Fraction:
    """The same, as part of one of those weeks."""
    return times_a_year(often, weeks) / weeks


def a_year_after(day: date) -> date:
    """The same day of the next year; the first of March after a 29 February."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)


def over(often: Often, first: date, end: date) -> Fraction:
    """How often it falls from the first day to before the end.

    By days, and by months, quarters and years of the calendar: a part of one counts by how many
    of its own days it has, so that a whole one is always one, also in a leap year.
    """
    if often in DAYS:
        return Fraction((end - first).days, DAYS[often])
    return sum(_parts(MONTHS[often], first, end), Fraction(0))


def _parts(months: int, first: date, end: date) -> list[Fraction]:
    """What part of each stretch of so many months lies between two days."""
    found, at = [], first
    while at < end:
        begin, after = _stretch(at, months)
        upto = min(after, end)
        found.append(Fraction((upto - at).days, (after - begin).days))
        at = upto
    return found


def _stretch(day: date, months: int) -> tuple[date, date]:
    """The month, quarter or year of the calendar that a day is in: its first, and the next’s."""
    first = (day.month - 1) // months * months + 1
    begin = date(day.year, first, 1)
    beyond = begin + timedelta(days=31 * months + 3)
    after = beyond.replace(day=1, month=(first - 1 + months) % 12 + 1)
    return begin, after
