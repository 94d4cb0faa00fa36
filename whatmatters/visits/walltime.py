"""From what the clocks on the wall say to moments, on the nights when they change too."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from whatmatters.foundations import clock

DAY = timedelta(days=1)


def moment_of(day: date, at: time, *, second: bool = False) -> datetime:
    """The moment, in UTC, at which clocks show this time on this day.

    A time that comes twice, as the clocks go back, is the first unless `second`. One that
    does not come, as they go forward, is an hour later by the clock: the same wait from
    midnight.
    """
    shown = datetime.combine(day, at, tzinfo=timezone.get_default_timezone())
    return shown.replace(fold=int(second)).astimezone(UTC)


def comes_twice(day: date, at: time) -> bool:
    return moment_of(day, at) < moment_of(day, at, second=True)


def moment_near(at: time, anchor: datetime) -> datetime:
    """The moment nearest to another at which clocks show this time: that day, or beside it."""
    day = clock.day_of(anchor)
    about = [
        moment_of(one, at, second=second)
        for one in (day - DAY, day, day + DAY)
        for second in (False, True)
    ]
    return min(about, key=lambda moment: (abs(moment - anchor), moment))


def days_between(first: date, last: date) -> Iterator[date]:
    """Both included."""
    while first <= last:
        yield first
        first += DAY
