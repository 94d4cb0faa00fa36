"""Two texts, word by word: what stays, what is taken out, what is put in.

However long they are it answers soon. Where there are too many words to weigh each against each,
whole lines and sentences are weighed instead; where there are too many of those, the whole.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")

#: At most so many pairs are weighed against each other.
MOST_PAIRS = 250_000
#: Words with the space after them, then lines and sentences. Joined, each gives the text again.
PIECES = (re.compile(r"\s+|\w+|[^\w\s]"), re.compile(r"[^.!?\n]*(?:[.!?\n]+\s*|$)"))


class Run(StrEnum):
    STAYS = "stays"
    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True)
class Part:
    """Some words that stay, go or come together."""

    run: Run
    text: str


def between(before: str, now: str) -> tuple[Part, ...]:
    """Without what goes it is `now`, and without what comes it is `before`: always."""
    if before == now:
        return _some(Part(Run.STAYS, now))
    for pieces in PIECES:
        was, here = _pieces(pieces, before), _pieces(pieces, now)
        start = _alike(was, here)
        end = _alike(was[start:][::-1], here[start:][::-1])
        middle = was[start : len(was) - end], here[start : len(here) - end]
        if len(middle[0]) * len(middle[1]) <= MOST_PAIRS:
            return _joined(
                _some(
                    Part(Run.STAYS, "".join(was[:start])),
                    *_weighed(*middle),
                    Part(Run.STAYS, "".join(was[len(was) - end :])),
                )
            )
    return _some(Part(Run.OUT, before), Part(Run.IN, now))


def moved(before: Sequence[T], now: Sequence[T]) -> set[T]:
    """Of those that are in both, the fewest that have been moved to make the new order."""
    places: dict[T, int] = {each: at for at, each in enumerate(before)}
    both = [each for each in now if each in places]
    still: list[T] = _in_order(both, places)
    return set(both) - set(still)


def _in_order(both: list[T], places: dict[T, int]) -> list[T]:
    """As many as there are whose order is what it was: the longest that rises."""
    ends: list[int] = []
    last: list[T] = []
    came_after: dict[T, T | None] = {}
    for each in both:
        at = bisect_left(ends, places[each])
        came_after[each] = last[at - 1] if at else None
        ends[at:], last[at:] = [places[each], *ends[at + 1 :]], [each, *last[at + 1 :]]
    found: list[T] = []
    each_of = last[-1] if last else None
    while each_of is not None:
        found.append(each_of)
        each_of = came_after[each_of]
    return found


def before_of(parts: Sequence[Part]) -> str:
    return "".join(part.text for part in parts if part.run != Run.IN)


def now_of(parts: Sequence[Part]) -> str:
    return "".join(part.text for part in parts if part.run != Run.OUT)


def _pieces(pattern: "re.Pattern[str]", text: str) -> list[str]:
    return [piece for piece in pattern.findall(text) if piece]


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many they begin with in common."""
    for at, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return at
    return min(len(one), len(other))


def _weighed(was: list[str], now: list[str]) -> Iterator[Part]:
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    for _same, a, b, c, d in matcher.get_opcodes():
        if was[a:b] == now[c:d]:
            yield Part(Run.STAYS, "".join(was[a:b]))
        else:
            yield from _some(Part(Run.OUT, "".join(was[a:b])), Part(Run.IN, "".join(now[c:d])))


def _joined(parts: Sequence[Part]) -> tuple[Part, ...]:
    """What goes and what comes in one place, together: with the space between words of it."""
    found: list[Part] = []
    out = into = ""
    for part in _whole(parts):
        if part.run == Run.STAYS:
            found += _some(Part(Run.OUT, out), Part(Run.IN, into), part)
            out = into = ""
        elif part.run == Run.OUT:
            out += part.text
        else:
            into += part.text
    return (*found, *_some(Part(Run.OUT, out), Part(Run.IN, into)))


def _whole(parts: Sequence[Part]) -> Iterator[Part]:
    """A space that stays between two changes goes and comes with them: phrases stay whole."""
    last = len(parts) - 1
    for at, part in enumerate(parts):
        changes = 0 < at < last and Run.STAYS not in (parts[at - 1].run, parts[at + 1].run)
        if part.run == Run.STAYS and part.text.isspace() and changes:
            yield from (Part(Run.OUT, part.text), Part(Run.IN, part.text))
        else:
            yield part


def _some(*parts: Part) -> tuple[Part, ...]:
    return tuple(part for part in parts if part.text)
