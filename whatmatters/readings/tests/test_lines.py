"""A line that is crossed asks for a talk, once for each crossing, and does nothing else."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from whatmatters.access.actor import Actor
from whatmatters.readings import actions
from whatmatters.readings.crossing import Seen, crossings, news
from whatmatters.readings.models import DrawnLine, Stream, StreamNotReady, ToTalk
from whatmatters.readings.tests.deeds import add, days_ago, draw

A_DAY = date(2027, 3, 1)


def seen(beyond: str) -> list[Seen]:
    """`.##.` is a day within, two beyond, and one within."""
    return [
        Seen(UUID(int=at), A_DAY + timedelta(days=at), each == "#")
        for at, each in enumerate(beyond)
    ]


@pytest.mark.parametrize(
    ("days", "in_a_row", "found"),
    [("###", 3, 1), ("##.#", 3, 0), ("##.##", 2, 2), ("......", 1, 0), ("#.#.#", 1, 3), ("", 1, 0)],
)
def test_enough_in_a_row_is_a_crossing(days: str, in_a_row: int, found: int) -> None:
    assert len(crossings(seen(days), in_a_row=in_a_row)) == found


@given(st.text("#.", max_size=40), st.integers(1, 6))
def test_crossings_are_long_enough_apart_and_all_beyond(days: str, in_a_row: int) -> None:
    runs = crossings(seen(days), in_a_row=in_a_row)

    assert all(len(run) >= in_a_row and all(one.is_beyond for one in run) for run in runs)
    assert len(runs) == sum(len(part) >= in_a_row for part in days.split("."))


def test_only_what_new_readings_have_a_part_in_is_news() -> None:
    runs = crossings(seen("##.##"), in_a_row=2)

    assert news(runs, new={UUID(int=1)}, drawn_on=A_DAY) == runs[0]
    assert news(runs, new={UUID(int=2)}, drawn_on=A_DAY) is None
    assert news(runs, new={UUID(int=1)}, drawn_on=A_DAY + timedelta(days=3)) is None


def test_it_asks_once_for_each_crossing(steps: Stream, maggie_herself: Actor) -> None:
    line = draw(steps, maggie_herself, in_a_row=2)

    asked = [
        len(add(steps, maggie_herself, number, ago=20 - day).talks)
        for day, number in enumerate((500, 600, 700, 5000, 400, 300, 200))
    ]

    # Readings of before the line was drawn ask for nothing; the last is of two weeks ago.
    assert asked == [0] * 7
    DrawnLine.objects.filter(pk=line.pk).update(recorded_at=line.recorded_at - timedelta(days=60))
    again = [
        len(add(steps, maggie_herself, number, ago=9 - day).talks)
        for day, number in enumerate((5000, 500, 600, 700, 5000, 400, 300, 200))
    ]
    assert again == [0, 0, 1, 0, 0, 0, 1, 0]
    assert ToTalk.objects.count() == 2


def test_it_changes_nothing_else(steps: Stream, maggie_herself: Actor) -> None:
    draw(steps, maggie_herself, in_a_row=1)
    before = Stream.objects.values().get()

    add(steps, maggie_herself, 5)

    assert Stream.objects.values().get() == before
    assert ToTalk.objects.get().closed_at is None


def test_a_line_may_be_across_the_lower_number(pressure: Stream, maggie_herself: Actor) -> None:
    draw(pressure, maggie_herself, which="second", side="above", mark=Decimal(90), in_a_row=1)

    assert not add(pressure, maggie_herself, 190, second=Decimal(80)).talks
    assert add(pressure, maggie_herself, 140, second=Decimal(95)).talks


def test_it_is_closed_once_with_a_word(steps: Stream, maggie_herself: Actor, priya: Actor) -> None:
    draw(steps, maggie_herself, in_a_row=1)
    [asked] = add(steps, maggie_herself, 5).talks

    with pytest.raises(StreamNotReady, match="in a word"):
        actions.close_talk(asked=asked, by=priya, words="  ")
    closed = actions.close_talk(asked=asked, by=priya, words="She had a cold")

    assert (closed.words, closed.closed_by) == ("She had a cold", priya.user)
    with pytest.raises(StreamNotReady, match="already"):
        actions.close_talk(asked=asked, by=maggie_herself, words="Fine now")


@pytest.mark.parametrize("who", ["june", "helen", "owen"])
def test_only_those_it_is_about_close_it(
    who: str, steps: Stream, maggie_herself: Actor, request: pytest.FixtureRequest
) -> None:
    draw(steps, maggie_herself, in_a_row=1)
    [asked] = add(steps, maggie_herself, 5).talks

    with pytest.raises(PermissionDenied):
        actions.close_talk(asked=asked, by=request.getfixturevalue(who), words="Hm")


def test_a_line_that_is_rubbed_out_asks_no_more(steps: Stream, maggie_herself: Actor) -> None:
    line = draw(steps, maggie_herself, in_a_row=1)
    assert draw(steps, maggie_herself, in_a_row=1) == line
    with pytest.raises(StreamNotReady, match="such a line already"):
        draw(steps, maggie_herself, in_a_row=1, words="Ring my sister")
    add(steps, maggie_herself, 5)

    actions.rub_out_line(line=line, by=maggie_herself)

    assert not add(steps, maggie_herself, 6).talks
    assert ToTalk.objects.waiting().count() == 1
    with pytest.raises(StreamNotReady, match="gone already"):
        actions.rub_out_line(line=line, by=maggie_herself)


def test_there_is_no_lower_number_of_steps(steps: Stream, maggie_herself: Actor) -> None:
    with pytest.raises(StreamNotReady, match="only one"):
        draw(steps, maggie_herself, which="second")


def test_what_is_taken_back_counts_in_no_row(steps: Stream, maggie_herself: Actor) -> None:
    line = draw(steps, maggie_herself, in_a_row=2)
    DrawnLine.objects.filter(pk=line.pk).update(recorded_at=line.recorded_at - timedelta(days=9))
    (slip,) = add(steps, maggie_herself, 5, ago=2).new
    actions.take_back_reading(reading=slip, by=maggie_herself)

    assert not add(steps, maggie_herself, 6, ago=1).talks
    assert add(steps, maggie_herself, 7).talks
    assert ToTalk.objects.get().reading.on == days_ago(0)


@pytest.mark.parametrize("mark", ["1e9999999", "99999999999", "-1"])
def test_a_line_that_no_number_can_reach_is_not_drawn(
    mark: str, steps: Stream, maggie_herself: Actor
) -> None:
    with pytest.raises(StreamNotReady, match="from 0 to 100,000"):
        draw(steps, maggie_herself, mark=Decimal(mark))
