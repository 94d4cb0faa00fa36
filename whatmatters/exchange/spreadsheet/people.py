"""A list of people, read: the rows that are good, and each thing to mend with its row and column.

Pure: no queries. Who is here already is for `selectors` to say.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from whatmatters.exchange.spreadsheet import cells
from whatmatters.exchange.spreadsheet.columns import (
    BY_KEY,
    COLUMNS,
    Column,
    Headings,
    read_headings,
)
from whatmatters.exchange.spreadsheet.tables import CannotRead, Cell, rows_of
from whatmatters.foundations.words import folded

__all__ = ["CannotRead", "PeopleList", "PersonRow", "Problem", "read_people"]

Values = dict[str, str | date | None]
MANY_LINES = {"address", "how_to_reach"}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person of the list. `row` is its number in the sheet, headings and all.

    `digest` is the same for the same row, wherever in a list it stands.
    """

    row: int
    known_as: str
    full_name: str = ""
    pronouns: str = ""
    born_on: date | None = None
    nhs_number: str = ""
    number: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    how_to_reach: str = ""
    language: str = ""
    helps: str = ""
    helper_name: str = ""
    helper_relation: str = ""
    digest: str = ""

    @property
    def name(self) -> str:
        return self.full_name or self.known_as

    @property
    def folded_name(self) -> str:
        return folded(self.name)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to mend. `typed` is for the eyes of whoever sent the list."""

    row: int
    column: str
    what_to_do: str
    typed: str = ""


@dataclass(frozen=True, slots=True)
class PeopleList:
    """What was read. `ignored` are headings that are not ours; their columns were not read."""

    rows: tuple[PersonRow, ...]
    problems: tuple[Problem, ...]
    ignored: tuple[str, ...]

    @property
    def bad_rows(self) -> int:
        return len({problem.row for problem in self.problems})


def read_people(name: str, content: bytes) -> PeopleList:
    """Read a list. Raises CannotRead when there is no list of people in the file."""
    table = rows_of(name, content)
    _, first = next(table, (0, []))
    headings = _headings(first)
    good: list[PersonRow] = []
    problems: list[Problem] = []
    for number, row in table:
        wrong = list(_read_row(number, row, headings, good))
        problems += wrong
    good = [row for row in good if row.digest != _example().digest]
    if not good and not problems:
        raise CannotRead("There is nobody on the list below its headings")
    repeated = list(_numbers_given_twice(good))
    bad = {problem.row for problem in repeated}
    rows = tuple(row for row in good if row.row not in bad)
    in_order = sorted([*problems, *repeated], key=lambda p: p.row)
    return PeopleList(rows, tuple(in_order), headings.unknown)


def _headings(first: list[Cell]) -> Headings:
    headings = read_headings(cells.text_of(cell) for cell in first)
    if headings.twice:
        raise CannotRead(f"There are two columns for “{headings.twice[0]}”. Take one out")
    if not {"known_as", "full_name"} & {column.key for column in headings.places.values()}:
        raise CannotRead(
            "The first row must hold headings, with “Known as” or “Full name” among them. "
            "The template has them all"
        )
    return headings


def _read_row(
    number: int, row: list[Cell], headings: Headings, good: list[PersonRow]
) -> Iterator[Problem]:
    """Put the row among the good ones, or say what is wrong with it."""
    values: Values = {}
    wrong = False
    for place, column in headings.places.items():
        cell = row[place] if place < len(row) else ""
        try:
            values[column.key] = _read_cell(column, cell)
        except cells.Wrong as refused:
            wrong = True
            yield Problem(number, column.title, str(refused), cells.text_of(cell)[:80])
    if wrong or not any(values.values()):
        return
    if not (values.get("known_as") or values.get("full_name")):
        yield Problem(number, "Known as", "Give the name they are known by, or the full name")
    elif values.get("helper_relation") and not values.get("helper_name"):
        yield Problem(number, "Who helps: name", "Give the name of who helps, or no relation")
    else:
        good.append(_person(number, values))


def _read_cell(column: Column, cell: Cell) -> str | date | None:
    read: Mapping[str, Callable[[], str | date | None]] = {
        "born_on": lambda: cells.day_of(cell),
        "nhs_number": lambda: cells.nhs_number_of(cell),
        "phone": lambda: cells.phone_of(cell, longest=column.longest),
        "email": lambda: cells.email_of(cell, longest=column.longest),
    }
    if column.key in read:
        return read[column.key]()
    return cells.words_of(cell, longest=column.longest, lines=column.key in MANY_LINES)


def _person(number: int, values: Values) -> PersonRow:
    known_as = values.get("known_as") or str(values["full_name"]).split()[0][:100]
    named = values | {"known_as": known_as}
    said = "\x1f".join(str(named.get(column.key) or "") for column in COLUMNS)
    digest = hashlib.sha256(said.encode()).hexdigest()
    return PersonRow(row=number, digest=digest, **named)  # type: ignore[arg-type]  # the columns


def _numbers_given_twice(rows: list[PersonRow]) -> Iterator[Problem]:
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        for key, value in (
            ("nhs_number", row.nhs_number),
            ("number", row.number),
            ("digest", row.digest),
        ):
            first = seen.setdefault((key, value), row.row) if value else row.row
            if first != row.row:
                yield _repeated(row, key, first)
                break


def _repeated(row: PersonRow, key: str, first: int) -> Problem:
    if key == "digest":
        return Problem(row.row, "All", f"This row is the same as row {first}. Take one out")
    title = BY_KEY[key].title
    return Problem(row.row, title, f"Row {first} has the same number. Take one out or put it right")


@cache
def _example() -> PersonRow:
    """The row that shows how to fill in the template. Left out when it comes back."""
    values = {column.key: _read_cell(column, column.example) for column in COLUMNS}
    return _person(2, values)
