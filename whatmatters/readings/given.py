"""A reading as it is given, before anything is kept; and what may be wrong with it."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from hashlib import sha256

from django.utils.translation import gettext

from whatmatters.foundations import clock
from whatmatters.readings.kinds import Kind

#: Readings before this are a year that was typed wrong.
EARLIEST = date(1950, 1, 1)
#: As much as is kept of what is said beside a number, and of what its source calls it.
LONGEST_WORDS, LONGEST_ID = 200, 250


@dataclass(frozen=True, slots=True)
class Given:
    """A reading that somebody, or something, gives. `source_id` is what its source calls it."""

    on: date
    value: Decimal
    second: Decimal | None = None
    at: time | None = None
    words: str = ""
    source_id: str = ""

    @property
    def known_by(self) -> str:
        """What its source calls it, as it is kept: where that is too long, a digest of it."""
        if len(self.source_id) <= LONGEST_ID:
            return self.source_id
        return sha256(self.source_id.encode()).hexdigest()


def wrong_with(given: Given, kind: Kind) -> str:
    """A sentence that says what to check; nothing, where it may well be so."""
    if given.on > clock.today():
        return gettext("This day is still to come. Check the day and the year")
    if given.on < EARLIEST:
        return gettext("This day is very long ago. Check the year")
    return kind.wrong_with(given.value, given.second)
