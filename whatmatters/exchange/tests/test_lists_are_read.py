"""A list of people: what each cell may say, what each row becomes, and what is never guessed."""

import io
import zipfile
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it has no types

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.exchange import nhs_number
from whatmatters.exchange.actions import PeopleBroughtIn, bring_in_people
from whatmatters.exchange.spreadsheet import tables
from whatmatters.exchange.spreadsheet.cells import text_of
from whatmatters.exchange.spreadsheet.people import CannotRead, PeopleList, PersonRow, read_people
from whatmatters.exchange.spreadsheet.tables import MOST_ROWS
from whatmatters.foundations import clock


def listed(text: str, name: str = "list.csv", encoding: str = "utf-8") -> PeopleList:
    return read_people(name, text.encode(encoding))


def one(headings: str, cells: str) -> PersonRow:
    [row] = listed(f"{headings}\n{cells}\n").rows
    return row


def workbook(rows: Iterable[Iterable[Any]]) -> bytes:
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return out.getvalue()


def brought_in(
    text: str, westbury: Organisation, by: Actor | str = audit.SYSTEM, **more: Any
) -> PeopleBroughtIn:
    return bring_in_people(people=listed(text), organisation=westbury, by=by, **more)


@pytest.mark.parametrize(
    "typed",
    ["2 March 1948", "02/03/1948", "2.3.1948", "1948-03-02", "2nd Mar 1948", "2-Mar-1948"],
)
def test_a_day_is_read_the_british_way(typed: str) -> None:
    assert one("Known as,Born", f"Ada,{typed}").born_on == date(1948, 3, 2)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("03/25/1948", "There is no such day"),
        ("31 February 1948", "There is no such day"),
        ("2/3/48", "Write the whole day"),
        ("1948", "Write the whole day"),
        ("soon", "Write the whole day"),
        ("1 January 1700", "more than 130 years ago"),
        ("1 January 2199", "still to come"),
    ],
)
def test_a_day_is_never_guessed(typed: str, says: str) -> None:
    [problem] = listed(f"Known as,Born\nAda,{typed}\n").problems

    assert (problem.row, problem.column) == (2, "Born")
    assert says in problem.what_to_do
    assert problem.typed == typed


@pytest.mark.parametrize("number", ["9434765919", "9912003888", "9000000009", "9990548609"])
def test_an_nhs_number_passes_its_check(number: str) -> None:
    assert nhs_number.passes_its_check(number)


@pytest.mark.parametrize(
    "number", ["4857773456", "943476591", "94347659190", "943476591x", "٩" * 10]
)
def test_other_numbers_do_not(number: str) -> None:
    assert not nhs_number.passes_its_check(number)


@pytest.mark.parametrize("typed", ["999 054 8609", "9990548609", "999-054-8609"])
def test_an_nhs_number_may_have_spaces(typed: str) -> None:
    assert one("Known as,NHS number", f"Ada,{typed}").nhs_number == "9990548609"


@pytest.mark.parametrize(
    ("heading", "typed", "says"),
    [
        ("NHS number", "999 054 8600", "not an NHS number"),
        ("NHS number", "9.99E+09", "shortened this number"),
        ("Phone", "7700900123", "first 0 seems to be lost"),
        ("Phone", "7.7009E+09", "shortened this number"),
        ("Phone", "ask June", "move this to"),
        ("E-mail", "ada at home", "name@example.com"),
        ("Your number", "x" * 31, "30 characters or fewer"),
        ("Known as", "A\x07da", "can’t be shown"),
    ],
)
def test_what_can_not_be_right_is_said(heading: str, typed: str, says: str) -> None:
    [problem] = listed(f"Full name,{heading}\nAda Okafor,{typed}\n").problems

    assert problem.column == heading
    assert says in problem.what_to_do
    assert typed not in problem.what_to_do


def test_a_name_is_all_it_takes() -> None:
    assert one("Full name", "Ada Okafor").known_as == "Ada"
    assert one("Known as", "Ada").full_name == ""
    [problem] = listed("Known as,Phone\n,01632 960001\n").problems
    assert "Give the name" in problem.what_to_do


@pytest.mark.parametrize(
    "heading", ["KNOWN AS", " known-as ", "Preferred name", "known_as", "First  Name"]
)
def test_headings_are_known_however_they_are_spelt(heading: str) -> None:
    assert one(heading, "Ada").known_as == "Ada"


@pytest.mark.parametrize("comma", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_is_read_however_it_was_saved(comma: str, encoding: str) -> None:
    text = f'Known as{comma}Address\nZoë{comma}"1, The; Street\nLeeds"\n'

    [row] = listed(text, encoding=encoding).rows

    assert (row.known_as, row.address) == ("Zoë", "1, The; Street\nLeeds")


def test_rows_are_numbered_as_the_sheet_numbers_them() -> None:
    """A cell with several lines is one row; an empty row still counts."""
    people = listed('Known as,Address,Born\nAda,"1\n2\n3",\n,,\nBert,,never\n')

    assert [row.row for row in people.rows] == [2]
    assert [problem.row for problem in people.problems] == [4]


@pytest.mark.parametrize("mark", ["=1+1", "+44", "-x", "@here", '=HYPERLINK("x")'])
def test_what_looks_like_a_formula_is_text(mark: str) -> None:
    quoted = '"' + mark.replace('"', '""') + '"'

    assert one("Known as", quoted).known_as == mark


def test_a_workbook_gives_back_what_was_meant() -> None:
    content = workbook(
        [
            ["Known as", "Born", "NHS number", "Your number"],
            ["Ada", date(1948, 3, 2), 9990548609, 4471],
        ]
    )

    [row] = read_people("list.xlsx", content).rows

    assert (row.born_on, row.nhs_number, row.number) == (date(1948, 3, 2), "9990548609", "4471")


def test_a_workbook_shows_where_a_zero_was_lost() -> None:
    content = workbook([["Known as", "Phone"], ["Ada", 7700900123]])

    [problem] = read_people("list.xlsx", content).problems

    assert "first 0" in problem.what_to_do


def test_the_same_twice_in_a_list_is_named() -> None:
    people = listed(
        "Full name,NHS number,Your number\n"
        "Ada Okafor,9990548609,1\nBert Lane,9990548609,2\nCyd Marsh,,1\nAda Lane,,\nAda Lane,,\n"
    )

    assert [row.row for row in people.rows] == [2, 5]
    assert [(p.row, p.column) for p in people.problems] == [
        (3, "NHS number"),
        (4, "Your number"),
        (6, "All"),
    ]


def far_cell(place: str) -> bytes:
    """A small workbook with one cell at the far end of its sheet."""
    source, out = zipfile.ZipFile(io.BytesIO(workbook([["Known as"], ["Ada"]]))), io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for part in source.infolist():
            content = source.read(part)
            if part.filename.startswith("xl/worksheets/"):
                content = content.replace(b'r="A2"', f'r="{place}"'.encode())
            target.writestr(part, content)
    return out.getvalue()


def swelling(megabytes: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("xl/worksheets/sheet1.xml", b" " * megabytes * 2**20)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"PK\x03\x04 and then nothing", "damaged"),
        (b"\xd0\xcf\x11\xe0 an old workbook", "Save it as .xlsx or .csv"),
        (b"Known as\nAda\x00\n", "not a table of text"),
        (b"Known as,Known as\nAda,Ada\n", "two columns for “Known as”"),
        (b"Known as\n" + b"\n" * MOST_ROWS + b"Ada\n", "more than 100,000 rows"),
        (b"Known as" + b"," * 300 + b"\nAda\n", "more than 200 columns"),
        (b"\xff\xfeK\x00n", "Save the list as “CSV UTF-8”"),
        (b"Known as\nAda \x81\x8d\n", "Save the list as “CSV UTF-8”"),
        (swelling(megabytes=0), "not a spreadsheet"),
    ],
    ids=[
        "broken",
        "old",
        "binary",
        "headings twice",
        "long",
        "wide",
        "cut in a letter",
        "other letters",
        "no workbook",
    ],
)
def test_a_file_that_is_no_list_is_refused(content: bytes, says: str) -> None:
    with pytest.raises(CannotRead, match=says):
        read_people("list.csv", content)


def test_a_file_that_is_too_large_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "LONGEST_FILE", 2**20)

    with pytest.raises(CannotRead, match="larger than 1 MB"):
        read_people("list.csv", b"x" * (2**20 + 1))


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        (True, "yes"),
        (4471.0, "4471"),
        (0.5, "0.5"),
        (7, "7"),
        (datetime(1948, 3, 2), "1948-03-02"),  # noqa: DTZ001  # a cell has no zone
        (datetime(1948, 3, 2, 9, 30), "1948-03-02T09:30:00"),  # noqa: DTZ001
        (time(9, 30), "09:30:00"),
        (timedelta(hours=1), "1:00:00"),
    ],
)
def test_a_cell_is_read_as_it_was_meant(cell: tables.Cell, meant: str) -> None:
    assert text_of(cell) == meant


@pytest.mark.parametrize(
    ("place", "says"), [("XFD2", "more than 200 columns"), ("A1048576", "more than 100,000 rows")]
)
def test_a_sheet_that_would_swell_is_refused_unopened(place: str, says: str) -> None:
    with pytest.raises(CannotRead, match=says):
        read_people("list.xlsx", far_cell(place))


def test_a_file_that_unpacks_to_far_more_is_refused_unopened(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tables, "LONGEST_UNPACKED", 2**20)

    with pytest.raises(CannotRead, match="unpacks to far more"):
        read_people("list.xlsx", swelling(megabytes=3))


def test_a_far_birthday_moves_with_the_clock() -> None:
    with clock.at(date(2030, 1, 1)):
        assert not listed(f"Known as,Born\nAda,{date(2029, 1, 1) + timedelta(days=30)}\n").problems
