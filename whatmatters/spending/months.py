"""Months of the calendar, as an address asks for one and a page is headed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format

ASKED = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """By its first day."""

    first: date

    @classmethod
    def of(cls, day: date) -> Month:
        return cls(day.replace(day=1))

    @classmethod
    def asked(cls, text: str, *, earliest: Month, latest: Month) -> Month:
        """`2026-10`; the nearest there is, and the latest where nothing sensible is asked."""
        found = ASKED.fullmatch(text)
        try:
            month = cls(date(int(found[1]), int(found[2]), 1)) if found else latest
        except ValueError:
            month = latest
        return min(max(month, earliest), latest)

    @property
    def after(self) -> date:
        """The first day of the next."""
        return (self.first + timedelta(days=31)).replace(day=1)

    @property
    def last(self) -> date:
        return self.after - timedelta(days=1)

    @property
    def before(self) -> Month:
        return Month.of(self.first - timedelta(days=1))

    @property
    def next(self) -> Month:
        return Month(self.after)

    def __str__(self) -> str:
        """As an address asks for it."""
        return f"{self.first:%Y-%m}"

    @property
    def name(self) -> str:
        """`October 2026`."""
        return date_format(self.first, "F Y")
