"""Tests run at noon, whatever the clock of the machine says.

At night a record opened is watched, and so many days before this instant may be another day than
so many days before today, where the clocks have changed between.
"""

from collections.abc import Iterator

import pytest
from django.utils import timezone

__all__ = ["by_day"]


@pytest.fixture(scope="session", autouse=True)
def by_day() -> Iterator[None]:
    """The day is the machine's; the tests begin at noon of it, and time goes on from there."""
    truly = timezone.now
    here = timezone.localtime(truly())
    shift = here.replace(hour=12, minute=0, second=0, microsecond=0) - here

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "now", lambda: truly() + shift)
        yield
