"""A file of readings (.csv): its rows, and of each row that can't be read, what to do."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from django.utils.translation import gettext

from whatmatters.foundations.words import folded
from whatmatters.readings.given import LONGEST_WORDS, Given, wrong_with
from whatmatters.readings.kinds import Kind

LARGEST = 1024 * 1024
MOST_ROWS = 5000
MOST_COLUMNS = 40
HEADINGS = {
    "day": ("day", "date", "dydd", "dyddiad"),
    "time": ("time", "amser"),
    "value": ("number", "value", "reading", "upper", "upper number", "systolic", "rhif"),
    "second": ("lower", "lower number", "diastolic"),
    "words": ("words", "note", "notes", "comment", "geiriau"),
    "id": ("id", "source id"),
}
YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}:\d{2})\S*)?")
DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?\s*(am|pm)?", re.IGNORECASE)
FIGURES = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)")
UNKEEPABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


class CannotRead(Exception):
    """The file as a whole can't be read. The message says what to do."""


class Wrong(Exception):
    """One cell can't be read. The message says what to do."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One row that is not taken: its number in the file, what it says, and what to do."""

    row: int
    typed: str
    what_to_do: str


@dataclass(frozen=True, slots=True)
class SheetRead:
    """What a file would bring. `ignored` are its columns that are not ours."""

    given: tuple[Given, ...]
    problems: tuple[Problem, ...]
    ignored: tuple[str, ...]


def template(kind: Kind) -> str:
    """The empty file: its row of headings."""
    numbers = ["Upper number", "Lower number"] if kind.has_two else ["Number"]
    return ",".join(["Day", "Time", *numbers, "Words", "Id"]) + "\r\n"


def read_sheet(content: bytes, kind: Kind) -> SheetRead:
    """Every row of a file, read. Raises CannotRead."""
    rows = _rows(content)
    headings = next(rows, None)
    if headings is None:
        raise CannotRead(gettext("The file is empty. Choose another"))
    columns = _columns(headings[1], kind)
    given: list[Given] = []
    problems: list[Problem] = []
    for number, cells in rows:
        found = _read(number, cells, columns, kind)
        (given if isinstance(found, Given) else problems).append(found)  # type: ignore[arg-type]  # one or the other
    ours = set(columns.values())
    ignored = (name.strip() for at, name in enumerate(headings[1]) if at not in ours)
    return SheetRead(tuple(given), tuple(problems), tuple(name for name in ignored if name))


def _rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Each row that has something in it, with its number in the file."""
    text = _text(content)
    comma = max(",;\t", key=text.partition("\n")[0].count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=comma, strict=True)
    try:
        for number, cells in enumerate(lines, start=1):
            if number > MOST_ROWS + 1:
                raise CannotRead(
                    gettext("There are more than %(most)s rows. Send the file in parts")
                    % {"most": f"{MOST_ROWS:,}"}
                )
            if any(cell.strip() for cell in cells):
                yield number, cells[:MOST_COLUMNS]
    except csv.Error:
        raise CannotRead(gettext("The quotation marks in the file do not match")) from None


def _text(content: bytes) -> str:
    if len(content) > LARGEST:
        raise CannotRead(gettext("The file is larger than 1 MB. Send it in parts"))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if content.startswith(b"PK") or UNKEEPABLE.search(text):
        raise CannotRead(gettext("This is not a .csv file. Save it as .csv and send it again"))
    return text


def _columns(headings: list[str], kind: Kind) -> dict[str, int]:
    """Where each of our columns stands. Raises CannotRead, if one that is needed does not."""
    own = {"value": (folded(kind.asks), folded(kind.label), kind.key)}
    found: dict[str, int] = {}
    for at, heading in enumerate(headings):
        said = folded(heading)
        for name, names in HEADINGS.items():
            if said in (*names, *own.get(name, ())):
                found.setdefault(name, at)
    needed = {"day", "value"} | ({"second"} if kind.has_two else set())
    if needed - set(found):
        raise CannotRead(
            gettext("The first row must name the columns: %(names)s")
            % {"names": template(kind).strip().replace(",", ", ")}
        )
    return found


def _read(number: int, cells: list[str], columns: dict[str, int], kind: Kind) -> Given | Problem:
    cell = {n: cells[at].strip() if at < len(cells) else "" for n, at in columns.items()}
    try:
        given = _given(cell, kind)
        if wrong := wrong_with(given, kind):
            raise Wrong(wrong)
    except Wrong as wrong_cell:
        return Problem(number, ", ".join(c.strip() for c in cells if c.strip()), str(wrong_cell))
    return given


def _given(cell: dict[str, str], kind: Kind) -> Given:
    on, at = _day(cell["day"])
    at = time_of(cell.get("time", "")) or at
    value = number_of(cell["value"])
    second = number_of(cell["second"]) if kind.has_two else None
    known, words = cell.get("id", ""), cell.get("words", "")
    if len(words) > LONGEST_WORDS:
        shorter = gettext("Shorten this to %(most)s characters or fewer")
        raise Wrong(shorter % {"most": LONGEST_WORDS})
    numbers = f"{value.normalize():f}/{second.normalize():f}" if second else f"{value:f}"
    own = f"row:{on.isoformat()} {at.isoformat() if at else ''} {numbers}"
    return Given(on, value, second, at, words, f"id:{known}" if known else own)


def _day(text: str) -> tuple[date, time | None]:
    at = None
    if found := YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in found.groups()[:3])
        at = time_of(found[4] or "")
    elif found := DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    else:
        raise Wrong(gettext("Write the day like 27/03/2027 or 2027-03-27"))
    try:
        return date(year, month, day), at
    except ValueError:
        raise Wrong(gettext("There is no such day. Write the day first, then the month")) from None


def time_of(text: str) -> time | None:
    if not text:
        return None
    found = TIME.fullmatch(text.strip())
    if not found:
        raise Wrong(gettext("Write the time like 8:30 or 20:15, or leave it out"))
    hour, minute = int(found[1]), int(found[2])
    half = (found[3] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        raise Wrong(gettext("There is no such time. Write it like 8:30 or 20:15")) from None


def number_of(text: str) -> Decimal:
    """A number in figures alone: one with a power of ten could be written in millions of them."""
    plain = text.replace(",", "") if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", text) else text
    plain = plain.replace(",", ".")
    if len(text) > 12 or not FIGURES.fullmatch(plain):
        raise Wrong(gettext("Write the number in figures, like 72 or 71.5"))
    return Decimal(plain)
