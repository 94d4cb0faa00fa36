"""From what the clocks on the wall say to moments, on the nights when they change too."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

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


def days_between(first: date, last: date) -> Iterator[date]:
    """Both included."""
    while first <= last:
        yield first
        first += DAY
