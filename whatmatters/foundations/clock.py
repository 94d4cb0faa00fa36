"""The only place that asks what time it is.

`at(...)` moves the clock for what happens inside it: tests stand still, and a
demonstration can live through two years in a minute.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time

from django.utils import timezone

_moved: ContextVar[datetime | None] = ContextVar("moved", default=None)


def now() -> datetime:
    """This instant, in UTC."""
    return _moved.get() or timezone.now()


def today() -> date:
    """The day it is in the time zone of the settings (Europe/London)."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The day it is then, in the same time zone."""
    return timezone.localdate(moment)


@contextmanager
def at(moment: datetime | date) -> Iterator[None]:
    """Let it be this moment, or noon on this day, until the block ends."""
    if not isinstance(moment, datetime):
        moment = timezone.make_aware(datetime.combine(moment, time(12)))
    token = _moved.set(moment)
    try:
        yield
    finally:
        _moved.reset(token)
