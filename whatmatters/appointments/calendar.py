"""A calendar that other programs read (RFC 5545): when, and whether a visit; nobody’s name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid5

from whatmatters.foundations import clock

LONGEST = 75


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a calendar. `what` is a word of ours; `of` is told to no one as it is."""

    of: UUID
    what: str
    starts_at: datetime
    ends_at: datetime
    version: int = 0
    is_off: bool = False


def written_calendar(happenings: Iterable[Happening], *, name: str, feed: UUID) -> bytes:
    """Moments are written in UTC, so each is right on either side of the clocks’ change."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//What Matters//Appointments//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
        *(line for one in happenings for line in _event(one, feed)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode()


def _event(one: Happening, feed: UUID) -> Iterator[str]:
    """Its id is of this feed alone: it can’t be looked up, or held beside another’s."""
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(feed, str(one.of))}"
    yield f"DTSTAMP:{_moment(clock.now())}"
    yield f"DTSTART:{_moment(one.starts_at)}"
    yield f"DTEND:{_moment(one.ends_at)}"
    yield f"SEQUENCE:{one.version}"
    yield f"SUMMARY:{_text(one.what)}"
    yield f"STATUS:{'CANCELLED' if one.is_off else 'CONFIRMED'}"
    yield "CLASS:PRIVATE"
    yield "END:VEVENT"


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(words: str) -> str:
    for sign in ("\\", ";", ","):
        words = words.replace(sign, f"\\{sign}")
    return words.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """In pieces of 75 bytes at most, never through the middle of a letter."""
    piece, room = "", LONGEST
    for letter in line:
        if len(f"{piece}{letter}".encode()) > room:
            yield piece
            piece, room = " ", LONGEST
        piece += letter
    yield piece
