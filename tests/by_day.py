"""Tests run by day, whatever the clock of the machine says: a record opened at night is watched."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from whatmatters.people.actions import flagging

__all__ = ["by_day"]


@pytest.fixture(scope="session", autouse=True)
def by_day() -> Iterator[None]:
    """What happens while a test runs is not at night; what it puts on another day may be."""
    at_night = flagging._is_night

    def on_another_day(at: datetime) -> bool:
        return at_night(at) and abs(timezone.now() - at) > timedelta(days=1)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flagging, "_is_night", on_another_day)
        yield
