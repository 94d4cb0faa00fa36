"""Counting what reviews found, without calling a changed life a failure.

Pure: no queries and no clock. One party's verdicts are counted at a time, so that the
person's and the practitioner's are never mixed.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from whatmatters.outcomes.models import Outcome
from whatmatters.reviews.models import Verdict


@dataclass(frozen=True, slots=True)
class Found:
    """What one party said of one outcome, and how the outcome is to end, if it is."""

    says: str = ""
    ending: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many, of how many; and, beside them, those that are not counted, each by name."""

    fully: int = 0
    partly: int = 0
    not_yet: int = 0
    not_wanted: int = 0
    moved_on: int = 0
    died: int = 0
    cannot_say: int = 0
    not_said: int = 0

    @property
    def counted(self) -> int:
        """The denominator: what is known, of what is still wanted."""
        return self.fully + self.partly + self.not_yet

    @property
    def happened(self) -> int:
        return self.fully + self.partly

    @property
    def in_words(self) -> str:
        """One line that reads aloud: `2 of 3 happened or partly happened; 1 no longer wanted`."""
        counted = gettext("%(happened)s of %(counted)s happened or partly happened") % {
            "happened": self.happened,
            "counted": self.counted,
        }
        beside = (
            (self.not_wanted, "no longer wanted"),
            (self.moved_on, "left because life moved on"),
            (self.died, "not counted, because of a death"),
            (self.cannot_say, "cannot be said yet"),
            (self.not_said, "not answered"),
        )
        parts = [counted] if self.counted else []
        parts += [f"{number} {words}" for number, words in beside if number]
        return "; ".join(parts) or "nothing to count yet"


#: Life moved on: neither a success nor a failure, whatever the verdict was.
OUTSIDE = {
    Outcome.Ending.CHANGED: "not_wanted",
    Outcome.Ending.LET_GO: "not_wanted",
    Outcome.Ending.MOVED: "moved_on",
    Outcome.Ending.DIED: "died",
}
PLACES = {
    Verdict.Says.FULLY: "fully",
    Verdict.Says.PARTLY: "partly",
    Verdict.Says.NOT: "not_yet",
    Verdict.Says.NOT_WANTED: "not_wanted",
    Verdict.Says.CANNOT_SAY: "cannot_say",
}


def tally(found: Iterable[Found]) -> Tally:
    """Count one party's verdicts. Each outcome is counted once, in one place."""
    return Tally(**Counter(_place(one) for one in found))


def _place(one: Found) -> str:
    if one.ending in Outcome.LIFE_MOVED_ON:
        return OUTSIDE[Outcome.Ending(one.ending)]
    return PLACES[Verdict.Says(one.says)] if one.says else "not_said"
