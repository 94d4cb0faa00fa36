"""What somebody looks for in the directory."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from uuid import UUID

from whatmatters.resources.nearness import KM_IN_A_MILE, Spot

DEFAULT_MILES = 10
#: Farther than anybody goes to a club, and as far as distances are counted exactly.
MOST_MILES = 50


class Part(StrEnum):
    """A part of the day, as one speaks of it."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"

    @property
    def hours(self) -> tuple[time, time]:
        return HOURS[self]


HOURS = {
    Part.MORNING: (time(5), time(12)),
    Part.AFTERNOON: (time(12), time(17)),
    Part.EVENING: (time(17), time(23, 59)),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Each part narrows what is found; what is left empty narrows nothing.

    `words` are as `terms.words_of` reads them, all of them or `any_word`; `terms` are words of
    the directory's taxonomies, any of which will do. `day` is MO to SU.
    """

    words: tuple[str, ...] = ()
    any_word: bool = False
    terms: frozenset[UUID] | None = None
    near: Spot | None = None
    miles: float = DEFAULT_MILES
    day: str = ""
    part: Part | None = None
    is_free: bool = False
    is_accessible: bool = False
    age: int | None = None
    language: str = ""

    @property
    def km(self) -> float:
        return min(self.miles, MOST_MILES) * KM_IN_A_MILE
