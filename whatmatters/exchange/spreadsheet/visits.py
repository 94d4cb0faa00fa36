"""The two files of visits, read: the rows that are good, and each thing to mend.

Pure: no queries. Whose visits these are, and which are here already, is for `told_visits` to say.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Generic, TypeVar

from whatmatters.exchange.spreadsheet.cells import Wrong, any_day_of, text_of, words_of
from whatmatters.exchange.spreadsheet.columns import Column, Headings, heading_key, read_headings
from whatmatters.exchange.spreadsheet.people import Problem
from whatmatters.exchange.spreadsheet.tables import CannotRead, Cell, rows_of
from whatmatters.exchange.spreadsheet.visit_columns import HEADINGS, SHEETS, TITLES
from whatmatters.exchange.spreadsheet.wall_clock import (
    Shown,
    day_and_time_of,
    moment,
    moment_after,
    time_of,
)
from whatmatters.foundations import clock
from whatmatters.visits.models import ENOUGH

MOST_VISITS = 1000
LONGEST = 2160
#: How far ahead and back a file of visits may reach.
AHEAD, BACK = timedelta(days=366), timedelta(days=92)
R = TypeVar("R")
Values = dict[str, Any]
MANY_LINES = {"why", "tasks", "short_because"}
#: Without these a file is not one of ours: one of each.
NEEDED = {
    "planned": (("reference",), ("number",), ("name",), ("day",), ("starts",), ("minutes", "ends")),
    "actual": (("reference", "number"), ("became",)),
}


class Amiss(Exception):
    """Something in a row that is to be mended: in which column, and what to do."""

    def __init__(self, key: str, what_to_do: str) -> None:
        super().__init__(what_to_do)
        self.key, self.what_to_do = key, what_to_do


class Became(StrEnum):
    """What a file may say became of a visit."""

    DONE = "done"
    LATE = "late"
    MISSED = "missed"
    BY_PERSON = "called off by person"
    BY_PROVIDER = "called off by provider"
    NO_ANSWER = "nobody at the door"
    SENT_AWAY = "sent away"


#: How else people write it, as headings are: in small letters, and without what is between.
ALSO = {
    Became.DONE: ("completed", "complete", "attended", "verified"),
    Became.LATE: ("donelate", "completedlate"),
    Became.MISSED: ("nobodycame", "missedvisit", "notattended"),
    Became.BY_PERSON: ("cancelledbyperson", "cancelledbyclient", "calledoffbythem"),
    Became.BY_PROVIDER: ("cancelledbyprovider", "cancelledbyus", "calledoffbyus"),
    Became.NO_ANSWER: ("noanswer", "noaccess", "noreply", "nobodycametothedoor"),
    Became.SENT_AWAY: ("refused", "refusedatdoor", "sentworkeraway", "theysentusaway"),
}
WORDS = {heading_key(word): one for one in Became for word in (one, *ALSO[one])}
HAPPENED = (Became.DONE, Became.LATE)


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A visit that is to be. `row` is its number in the sheet, headings and all."""

    row: int
    reference: str
    number: str
    name: str
    starts_at: datetime
    minutes: int
    workers: tuple[str, ...]
    purpose: str
    short_because: str = ""


@dataclass(frozen=True, slots=True)
class ActualRow:
    """What became of a visit, known by its reference, or by whose it is and its planned start."""

    row: int
    reference: str
    number: str
    name: str
    starts_at: datetime | None
    became: Became
    arrived: Shown | None
    left: Shown | None
    called_off: datetime | None
    why: str
    verified: str
    tasks: str


@dataclass(frozen=True, slots=True)
class VisitSheet(Generic[R]):
    """What was read. `ignored` are headings that are not ours; their columns were not read."""

    rows: tuple[R, ...]
    problems: tuple[Problem, ...]
    ignored: tuple[str, ...]


def read_visits(kind: str, name: str, content: bytes) -> VisitSheet[Any]:
    """Read a file of either kind. Raises CannotRead where there are no visits in it."""
    table = rows_of(name, content)
    _, first = next(table, (0, []))
    headings = _headings(kind, first)
    good: list[Any] = []
    problems: list[Problem] = []
    for count, (number, row) in enumerate(table, 1):
        if count > MOST_VISITS:
            raise CannotRead(f"There are more than {MOST_VISITS:,} visits. Send them in parts")
        problems += _read_row(kind, number, row, headings, good)
    if not good and not problems:
        raise CannotRead("There is no visit below the headings")
    return VisitSheet(tuple(good), tuple(problems), headings.unknown)


def _headings(kind: str, first: list[Cell]) -> Headings:
    headings = read_headings((text_of(cell) for cell in first), HEADINGS[kind])
    if headings.twice:
        raise CannotRead(f"There are two columns for “{headings.twice[0]}”. Take one out")
    there = {column.key for column in headings.places.values()}
    for either in NEEDED[kind]:
        if not there & set(either):
            titles = " or ".join(f"“{TITLES[key]}”" for key in either)
            raise CannotRead(
                f"The first row must hold headings, with {titles} among them. "
                "The template has them all"
            )
    return headings


def _read_row(
    kind: str, number: int, row: list[Cell], headings: Headings, good: list[Any]
) -> Iterator[Problem]:
    """Put the row among the good ones, or say what is wrong with it."""
    given = {
        column.key: row[place] if place < len(row) else ""
        for place, column in headings.places.items()
    }
    if _is_example(kind, given):
        return
    values: Values = dict.fromkeys((column.key for column in SHEETS[kind]), "")
    wrong = False
    for column in headings.places.values():
        try:
            values[column.key] = _read_cell(column, given[column.key])
        except Wrong as refused:
            wrong = True
            yield Problem(number, column.title, str(refused), text_of(given[column.key])[:80])
    if wrong:
        return
    try:
        good.append(BUILD[kind](number, values))
    except Amiss as amiss:
        typed = text_of(given.get(amiss.key, ""))[:80]
        yield Problem(number, TITLES[amiss.key], amiss.what_to_do, typed)


def _is_example(kind: str, given: dict[str, Cell]) -> bool:
    example = {column.key: column.example for column in SHEETS[kind]}
    return all(text_of(cell).strip() == example[key] for key, cell in given.items())


def _read_cell(column: Column, cell: Cell) -> Any:
    read: dict[str, Callable[[Cell], Any]] = {
        "day": any_day_of,
        "starts": time_of,
        "ends": time_of,
        "arrived": day_and_time_of,
        "left": day_and_time_of,
        "called_off": day_and_time_of,
    }
    if column.key in read:
        return read[column.key](cell) or ""
    return words_of(cell, longest=column.longest, lines=column.key in MANY_LINES)


def _planned(row: int, values: Values) -> PlannedRow:
    for key, what in (
        ("reference", "Give your reference, so that we know the visit when it comes again"),
        ("number", "Give the number the person is known by"),
        ("name", "Give the name, so that the number can be checked"),
        ("day", "Give the day it begins"),
        ("starts", "Give the time it begins"),
    ):
        if not values[key]:
            raise Amiss(key, what)
    starts_at = _starts_at(values["day"], values["starts"])
    workers = tuple(filter(None, (one.strip() for one in values["workers"].split(";"))))
    if len(workers) > 4:
        raise Amiss("workers", "Give at most four")
    told = {key: values[key] for key in ("reference", "number", "name", "purpose", "short_because")}
    minutes = _minutes(values, starts_at)
    if minutes < ENOUGH and not told["short_because"]:
        raise Amiss("short_because", "Say in words why less than half an hour is enough")
    return PlannedRow(row=row, starts_at=starts_at, minutes=minutes, workers=workers, **told)


def _minutes(values: Values, starts_at: datetime) -> int:
    text = values["minutes"]
    if text and not (text.isascii() and text.isdigit() and 1 <= int(text) <= LONGEST):
        raise Amiss("minutes", "Write the minutes as a whole number, from 1 to 2,160")
    if not values["ends"]:
        if not text:
            raise Amiss("minutes", "Give the minutes it takes, or the time it ends")
        return int(text)
    lasts = _ends_at(values["ends"], starts_at) - starts_at
    minutes = round(lasts / timedelta(minutes=1))
    if text and int(text) != minutes:
        raise Amiss("minutes", f"By the start and the end it takes {minutes:,} minutes. Check them")
    return minutes


def _ends_at(shown: Shown, starts_at: datetime) -> datetime:
    try:
        return moment_after(shown, starts_at + timedelta(minutes=1))
    except Wrong as refused:
        raise Amiss("ends", str(refused)) from None


def _starts_at(day: date, shown: Shown) -> datetime:
    if day > clock.today() + AHEAD:
        raise Amiss("day", "This is more than a year ahead. Check the year")
    if day < clock.today() - BACK:
        raise Amiss("day", "This is more than three months ago. Check the day")
    try:
        return moment(day, shown)
    except Wrong as refused:
        raise Amiss("starts", str(refused)) from None


def _actual(row: int, values: Values) -> ActualRow:
    became = WORDS.get(heading_key(values["became"]))
    if became is None:
        raise Amiss("became", f"Say what became of it: {', '.join(Became)}")
    if not values["reference"] and not all(values[key] for key in ("number", "day", "starts")):
        raise Amiss(
            "reference",
            "Give your reference of the visit, or the person’s number with the date and the start "
            "it was planned for",
        )
    _must_go_with(became, values)
    starts_at = values["day"] and values["starts"] and _starts_at(values["day"], values["starts"])
    return ActualRow(
        row=row,
        became=became,
        starts_at=starts_at or None,
        arrived=values["arrived"] or None,
        left=values["left"] or None,
        called_off=_called_off(values["called_off"]) if became == Became.BY_PERSON else None,
        **{key: values[key] for key in ("reference", "number", "name", "why", "verified", "tasks")},
    )


def _must_go_with(became: Became, values: Values) -> None:
    """What else a row must say, by what became of the visit."""
    if became in HAPPENED:
        for key, what in (("arrived", "came"), ("left", "went")):
            if not values[key]:
                raise Amiss(key, f"Give the time they {what}")
        return
    if not values["why"]:
        raise Amiss("why", "Say in words why it did not happen: the person reads it")
    if became in {Became.MISSED, Became.BY_PERSON, Became.BY_PROVIDER} and values["arrived"]:
        raise Amiss("became", "It has a time they came. Say that it was done, or take the time out")


def _called_off(shown: Shown | str) -> datetime:
    if isinstance(shown, str) or shown.on is None:
        raise Amiss(
            "called_off",
            "Give the day and time they called it off, like 7 June 2026 18:00: a day’s notice "
            "costs them nothing",
        )
    try:
        return moment(shown.on, shown)
    except Wrong as refused:
        raise Amiss("called_off", str(refused)) from None


BUILD: dict[str, Callable[[int, Values], Any]] = {"planned": _planned, "actual": _actual}
