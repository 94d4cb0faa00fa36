"""A file of visits is read as people write one: days, times, words; and what can't be is said."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from whatmatters.exchange.spreadsheet import template
from whatmatters.exchange.spreadsheet.cells import Wrong
from whatmatters.exchange.spreadsheet.tables import CannotRead
from whatmatters.exchange.spreadsheet.visit_columns import SHEETS
from whatmatters.exchange.spreadsheet.visits import Became, VisitSheet, read_visits
from whatmatters.exchange.spreadsheet.wall_clock import (
    GOES_BACK,
    GOES_FORWARD,
    Shown,
    day_and_time_of,
    moment,
    moment_after,
    moment_by,
    time_of,
)
from whatmatters.exchange.tests.visiting import NINE, sheet
from whatmatters.foundations import clock

NOW = datetime(2026, 6, 8, 7, 0, tzinfo=UTC)
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


def read(kind: str, rows: str) -> VisitSheet[Any]:
    with clock.at(NOW):
        return read_visits(kind, "ours.csv", sheet(kind, rows))


def wrong(kind: str, row: str) -> str:
    found = read(kind, row)
    assert not found.rows
    return found.problems[0].what_to_do


@pytest.mark.parametrize(
    "day", ["8 June 2026", "08/06/2026", "8.6.2026", "2026-06-08", "8th jun 2026"]
)
@pytest.mark.parametrize(
    "start", ["09:00", "9:00", "9.00am", "9 am", "0900", "9:00:00", "9:00 BST"]
)
def test_a_day_and_a_time_are_read_as_people_write_them(day: str, start: str) -> None:
    row = read("planned", f"V-1,4471,Maggie,{day},{start},45,,\n").rows[0]

    assert (row.starts_at, row.minutes) == (NINE, 45)


@pytest.mark.parametrize(
    ("cell", "at"),
    [
        (time(9, 30), time(9, 30)),
        (timedelta(hours=21, minutes=5), time(21, 5)),
        (datetime(2026, 6, 8, 9, 30, 12), time(9, 30)),  # noqa: DTZ001  # as a workbook has it
        ("12:15am", time(0, 15)),
        ("12:15pm", time(12, 15)),
        ("11:59 pm", time(23, 59)),
    ],
)
def test_a_time_of_a_workbook_is_a_time(cell: Any, at: time) -> None:
    assert time_of(cell) == Shown(at)


@pytest.mark.parametrize("cell", ["nine", "9", "25:00", "9:75", "13:00pm", "0:30am"])
def test_what_is_no_time_is_said(cell: str) -> None:
    with pytest.raises(Wrong, match="Write the time like"):
        time_of(cell)


@pytest.mark.parametrize(
    "cell", ["7 June 2026 18:00", "07/06/2026 6pm", "2026-06-07T18:00", "7 June 2026, 18:00"]
)
def test_a_day_may_stand_before_a_time(cell: str) -> None:
    assert day_and_time_of(cell) == Shown(time(18), on=date(2026, 6, 7))


def test_a_time_that_comes_twice_asks_which() -> None:
    with pytest.raises(Wrong, match=GOES_BACK):
        moment(AUTUMN, Shown(time(1, 30)))

    assert moment(AUTUMN, Shown(time(1, 30), "BST")) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert moment(AUTUMN, Shown(time(1, 30), "GMT")) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_a_time_that_does_not_come_is_said() -> None:
    with pytest.raises(Wrong, match=GOES_FORWARD):
        moment(SPRING, Shown(time(1, 30)))
    with pytest.raises(Wrong, match="Clocks say BST on that day"):
        moment(date(2026, 6, 8), Shown(time(9), "GMT"))


@pytest.mark.parametrize(("night", "hours"), [(date(2026, 10, 24), 11), (date(2026, 3, 28), 9)])
def test_a_night_is_as_long_as_it_is(night: date, hours: int) -> None:
    begins = moment(night, Shown(time(21)))

    assert moment_after(Shown(time(7)), begins) - begins == timedelta(hours=hours)


def test_a_time_without_its_day_is_the_nearest() -> None:
    ten_to_midnight = datetime(2026, 6, 8, 22, 50, tzinfo=UTC)

    came = moment_by(Shown(time(0, 5)), ten_to_midnight)

    assert came == datetime(2026, 6, 8, 23, 5, tzinfo=UTC)
    assert moment_after(Shown(time(7)), came) == datetime(2026, 6, 9, 6, 0, tzinfo=UTC)


def test_the_end_may_be_given_instead_of_the_minutes() -> None:
    text = "Reference,Number,Name,Day,Start time,End time\nV-1,4471,Maggie,08/06/2026,21:30,07:00\n"
    with clock.at(NOW):
        row = read_visits("planned", "a.csv", text.encode()).rows[0]

    assert row.minutes == 570


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (",4471,Maggie,8 June 2026,09:00,45,,", "Give your reference"),
        ("V-1,,Maggie,8 June 2026,09:00,45,,", "Give the number the person is known by"),
        ("V-1,4471,,8 June 2026,09:00,45,,", "Give the name, so that the number can be checked"),
        ("V-1,4471,Maggie,,09:00,45,,", "Give the day it begins"),
        ("V-1,4471,Maggie,8 June 2026,,45,,", "Give the time it begins"),
        ("V-1,4471,Maggie,8 June 2026,09:00,,,", "Give the minutes it takes"),
        ("V-1,4471,Maggie,8 June 2026,09:00,0,,", "a whole number, from 1 to 2,160"),
        ("V-1,4471,Maggie,8 June 2026,09:00,2161,,", "a whole number, from 1 to 2,160"),
        ("V-1,4471,Maggie,8 June 2026,09:00,1.5,,", "a whole number, from 1 to 2,160"),
        ("V-1,4471,Maggie,8 June 2026,09:00,29,,", "why less than half an hour is enough"),
        ("V-1,4471,Maggie,8 June 2026,soon,45,,", "Write the time like"),
        ("V-1,4471,Maggie,06/2026,09:00,45,,", "Write the whole day"),
        ("V-1,4471,Maggie,31/06/2026,09:00,45,,", "There is no such day"),
        ("V-1,4471,Maggie,8 June 2028,09:00,45,,", "more than a year ahead"),
        ("V-1,4471,Maggie,8 June 2025,09:00,45,,", "more than three months ago"),
        ("V-1,4471,Maggie,25 October 2026,01:30,45,,", "this time comes twice"),
        ("V-1,4471,Maggie,29 March 2026,01:30,45,,", "this time does not come"),
        ("V-1,4471,Maggie,8 June 2026,09:00,45,a;b;c;d;e,", "Give at most four"),
    ],
)
def test_what_is_to_be_mended_in_what_is_planned_is_said(row: str, says: str) -> None:
    assert says in wrong("planned", row + "\n")


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("V-1,,,,,soon,,,,,,", "Say what became of it: done, late, missed"),
        (",4471,Maggie,8 June 2026,,done,9:00,9:30,,,,", "Give your reference of the visit"),
        ("V-1,,,,,done,,9:30,,,,", "Give the time they came"),
        ("V-1,,,,,done,9:00,,,,,", "Give the time they went"),
        ("V-1,,,,,missed,,,,,,", "Say in words why it did not happen"),
        ("V-1,,,,,missed,9:00,,,No car,,", "It has a time they came"),
        ("V-1,,,,,cancelled by person,,,,She is away,,", "Give the day and time they called it"),
        ("V-1,,,,,cancelled by client,,,18:00,She is away,,", "Give the day and time they called"),
        ("V-1,,,,,cancelled by person,,,26 October 2025 1:30,Away,,", "this time comes twice"),
        ("V-1,,,,,done,soon,9:30,,,,", "Write the time like"),
    ],
)
def test_what_is_to_be_mended_in_what_became_of_visits_is_said(row: str, says: str) -> None:
    assert says in wrong("actual", row + "\n")


@pytest.mark.parametrize(
    ("word", "means"),
    [
        ("Done", Became.DONE),
        ("LATE", Became.LATE),
        ("Cancelled by person", Became.BY_PERSON),
        ("Cancelled by provider", Became.BY_PROVIDER),
        ("No access", Became.NO_ANSWER),
        ("Sent away", Became.SENT_AWAY),
        ("Nobody came", Became.MISSED),
    ],
)
def test_what_became_of_it_may_be_said_in_their_words(word: str, means: Became) -> None:
    row = f"V-1,,,,,{word},9:00,9:30,7 June 2026 18:00,Why,,\n"
    if means in {Became.MISSED, Became.BY_PERSON, Became.BY_PROVIDER}:
        row = row.replace("9:00,9:30", ",")

    assert read("actual", row).rows[0].became == means


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "The file is empty|The first row must hold headings"),
        ("Shoe size\n43\n", "The first row must hold headings, with “Your reference”"),
        ("Reference,Number,Name,Date,Start\na,b,c,d,e\n", "with “Minutes” or “End” among them"),
        ("Reference,Visit ID,Number\na,b,c\n", "There are two columns for “Your reference”"),
        (sheet("planned", "").decode(), "There is no visit below the headings"),
    ],
)
def test_a_file_that_is_none_of_ours_is_refused(content: str, says: str) -> None:
    with pytest.raises(CannotRead, match=says):
        read_visits("planned", "ours.csv", content.encode())


def test_too_many_visits_are_sent_in_parts() -> None:
    rows = "".join(f"V-{n},4471,Maggie,8 June 2026,09:00,45,,\n" for n in range(1001))

    with pytest.raises(CannotRead, match="Send them in parts"):
        read("planned", rows)


@pytest.mark.parametrize("kind", ["planned", "actual"])
def test_a_template_comes_back_as_an_empty_file(kind: str) -> None:
    with clock.at(NOW), pytest.raises(CannotRead, match="There is no visit below"):
        read_visits(kind, "a.csv", template.as_csv(SHEETS[kind]))
