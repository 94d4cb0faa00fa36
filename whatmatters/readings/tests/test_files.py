"""A file of readings is read row by row, and says of each that can't be read what to do."""

from contextlib import suppress
from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatmatters.readings.kinds import KINDS, known_by
from whatmatters.readings.sheet import MOST_ROWS, CannotRead, read_sheet, template

STEPS, PRESSURE, WEIGHT = KINDS["steps"], KINDS["blood-pressure"], KINDS["weight"]


def test_a_row_is_a_reading() -> None:
    content = b"Date;Time;Systolic;Diastolic;Note\r\n27/03/2026;8.30pm;134;81;After tea\r\n"

    (one,) = read_sheet(content, PRESSURE).given

    assert (one.on, one.at) == (date(2026, 3, 27), time(20, 30))
    assert (one.value, one.second) == (Decimal(134), Decimal(81))
    assert one.words == "After tea"


def test_a_moment_is_a_day_and_a_time() -> None:
    (one,) = read_sheet(b"date,weight\n2026-03-27T07:05:00Z,71.5\n", WEIGHT).given

    assert (one.on, one.at, one.value) == (date(2026, 3, 27), time(7, 5), Decimal("71.5"))


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("27 March,100", "Write the day like"),
        ("30/02/2026,100", "no such day"),
        ("27/03/2026,about 100", "in figures"),
        ("27/03/2026,", "in figures"),
        ("27/03/2026,1000000", "from 0 to 100,000"),
        ("27/03/2199,100", "still to come"),
        ("27/03/1900,100", "long ago"),
    ],
)
def test_what_is_wrong_with_a_row_is_said(row: str, says: str) -> None:
    read = read_sheet(f"Day,Steps\n{row}\n27/03/2026,100\n".encode(), STEPS)

    [problem] = read.problems
    assert problem.row == 2
    assert says in problem.what_to_do
    assert len(read.given) == 1


@pytest.mark.parametrize("typed", ["1e5", "1e-9999999", "1e9999999", "NaN", "Infinity", "1_0"])
def test_a_number_is_in_figures_alone(typed: str) -> None:
    read = read_sheet(f"Day,Steps\n27/03/2026,{typed}\n".encode(), STEPS)

    assert [one.what_to_do for one in read.problems] == [
        "Write the number in figures, like 72 or 71.5"
    ]


def test_words_that_are_too_long_are_not_cut_off_unsaid() -> None:
    read = read_sheet(f"Day,Steps,Words\n27/03/2026,1,{'so ' * 70}\n".encode(), STEPS)

    assert "200 characters" in read.problems[0].what_to_do


@pytest.mark.parametrize(("typed", "says"), [("25:00", "no such time"), ("noon", "like 8:30")])
def test_what_is_wrong_with_a_time_is_said(typed: str, says: str) -> None:
    [problem] = read_sheet(f"Day,Time,Steps\n27/03/2026,{typed},1\n".encode(), STEPS).problems

    assert says in problem.what_to_do


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"Steps\n100\n", "must name the columns: Day, Time, Number"),
        (b"PK\x03\x04 a workbook", "not a .csv"),
        (b'Day,Steps\n"27/03/2026,100\n', "quotation marks"),
        (b"Day,Steps\n" + b"27/03/2026,1\n" * (MOST_ROWS + 1), "more than 5,000 rows"),
        (b"x" * (1024 * 1024 + 1), "larger than 1 MB"),
    ],
)
def test_what_is_wrong_with_the_whole_file_is_said(content: bytes, says: str) -> None:
    with pytest.raises(CannotRead, match=says):
        read_sheet(content, STEPS)


def test_columns_that_are_not_ours_are_named() -> None:
    read = read_sheet(b"Day,Steps,Battery\n27/03/2026,1,80\n", STEPS)

    assert read.ignored == ("Battery",)


def test_a_row_is_known_again_by_its_id_or_by_what_it_says() -> None:
    plain = b"Day,Steps\n27/03/2026,100\n2026-03-27,100\n28/03/2026,100\n"
    named = b"Day,Steps,Id\n27/03/2026,100,a\n27/03/2026,100,b\n"

    assert len({one.source_id for one in read_sheet(plain, STEPS).given}) == 2
    assert len({one.source_id for one in read_sheet(named, STEPS).given}) == 2


@pytest.mark.parametrize("key", list(KINDS))
def test_the_empty_file_can_be_read(key: str) -> None:
    assert not read_sheet(template(KINDS[key]).encode(), KINDS[key]).given


@given(st.binary(max_size=300))
def test_no_file_breaks_it(content: bytes) -> None:
    with suppress(CannotRead):
        read_sheet(b"Day,Time,Upper,Lower\n" + content, PRESSURE)


@pytest.mark.parametrize(
    ("code", "key"),
    [
        ("41950-7", "steps"),
        ("85354-9", "blood-pressure"),
        ("29463-7", "weight"),
        ("8867-4", "heart-rate"),
    ],
)
def test_a_kind_is_known_by_its_code(code: str, key: str) -> None:
    assert known_by({code, "other"}) == KINDS[key]
    assert known_by({"55423-8"}) is None
