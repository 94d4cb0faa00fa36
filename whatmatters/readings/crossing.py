"""When a line that somebody drew is crossed. Arithmetic alone: no queries, no clock."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Seen:
    """A reading, as far as a line asks: which it is, of what day, and whether it is beyond."""

    id: UUID
    on: date
    is_beyond: bool


Run = tuple[Seen, ...]


def crossings(seen: Iterable[Seen], *, in_a_row: int) -> list[Run]:
    """Each stretch of readings beyond the line that is long enough, the earliest first."""
    stretches = (tuple(those) for beyond, those in groupby(seen, _beyond) if beyond)
    return [run for run in stretches if len(run) >= in_a_row]


def news(runs: Sequence[Run], *, new: Collection[UUID], drawn_on: date) -> Run | None:
    """The latest that new readings have a part in, unless all of it was before the line was."""
    for run in reversed(runs):
        if run[-1].on >= drawn_on and any(one.id in new for one in run):
            return run
    return None


def _beyond(one: Seen) -> bool:
    return one.is_beyond
