from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from bs4 import BeautifulSoup

from whatmatters.web.components.series import Dot, Mark, Series
from whatmatters.web.tests.drawing import draw, only, words

CHART = "{% chart_series title='Blood pressure' says=says series=series marks=marks %}"


def dots(*numbers: int, has_time: bool = True) -> tuple[Dot, ...]:
    return tuple(
        Dot(datetime(2027, 3, day, 9, 30, tzinfo=UTC), Decimal(n), str(n), has_time)
        for day, n in enumerate(numbers, 1)
    )


def chart(*series: Series, marks: tuple[Mark, ...] = ()) -> BeautifulSoup:
    return draw(CHART, says="It went <down>.", series=series, marks=marks)


def ups(drawn: Any, which: int = 0) -> list[int]:
    line = drawn.select("polyline")[which]
    return [int(pair.split(",")[1]) for pair in str(line["points"]).split()]


def test_two_lines_stand_beside_each_other_and_in_one_table() -> None:
    drawn = chart(Series("Upper", dots(150, 140)), Series("Lower", dots(90, 80)))

    assert only(drawn, "svg > desc").get_text() == "It went <down>."
    assert len(drawn.select("polyline")) == 2
    assert [words(row) for row in drawn.select("tbody tr")] == [
        "1 March 2027, 9:30am15090",
        "2 March 2027, 9:30am14080",
    ]
    assert max(ups(drawn)) < min(ups(drawn, 1))


def test_a_line_across_stands_where_its_number_does() -> None:
    drawn = chart(Series("Steps", dots(100, 300)), marks=(Mark(Decimal(200), "200"),))

    low, high = ups(drawn)
    drawn_at = int(str(only(drawn, ".wm-chart__mark")["d"]).split()[1].split("H")[0])
    assert high < drawn_at < low


def test_one_number_alone_is_drawn_and_a_day_without_a_time_says_none() -> None:
    drawn = chart(Series("Steps", dots(100, has_time=False)))

    assert len(drawn.select("circle")) == 1
    assert words(only(drawn, "tbody tr")) == "1 March 2027100"


def test_nothing_to_draw_is_said() -> None:
    assert "nothing to show yet" in words(draw(CHART, says="", series=(), marks=()))


@pytest.mark.parametrize(
    ("numbers", "rungs"),
    [
        ((520, 2110), ["0", "1,000", "2,000", "3,000"]),
        ((7, 7), ["6", "7", "8"]),
        ((-3, 3), ["-4", "-2", "0", "2", "4"]),
    ],
)
def test_lines_across_stand_at_round_numbers(numbers: tuple[int, ...], rungs: list[str]) -> None:
    drawn = chart(Series("Steps", dots(*numbers)))

    assert [words(text) for text in drawn.select("svg text")][: len(rungs)] == rungs
