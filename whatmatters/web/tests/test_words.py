from datetime import UTC, date, datetime
from typing import Any

import pytest

from whatmatters.web.tests.drawing import draw, only, render, words

SAID = "  I want <b>my</b> hands\nin the soil & rain "


def test_a_pill_says_its_words_and_wears_its_tone() -> None:
    pill = only(draw("{% pill text=text tone='good' %}", text="Going <well>"), "strong")

    assert pill.get_text() == "Going <well>"
    assert pill["class"] == ["wm-pill", "wm-pill--good"]


def test_a_tone_there_is_not_is_an_error() -> None:
    with pytest.raises(ValueError, match="plain, good, started, careful, waiting"):
        render("{% pill text='x' tone='jolly' %}")


@pytest.mark.parametrize(("of", "says"), [(0, "No steps yet"), (4, "1 of 4 steps done")])
def test_progress_is_said_in_words(of: int, says: str) -> None:
    assert words(draw("{% progress done=1 of=of noun='steps' %}", of=of)) == says


def test_the_bar_is_for_the_eyes_alone() -> None:
    bar = only(draw("{% progress done=1 of=4 noun='steps' %}"), "progress")

    assert (bar["value"], bar["max"], bar["aria-hidden"]) == ("1", "4", "true")


@pytest.mark.parametrize("value", range(11))
def test_a_scale_fills_as_many_dots_as_it_says(value: int) -> None:
    drawn = draw("{% scale value=value low='Far' high='Here' %}", value=value)

    assert words(drawn).startswith(f"{value} out of 10")
    assert len(drawn.select(".wm-dot--full")) == value
    assert len(drawn.select(".wm-dot--open")) == 10 - value


def test_a_scale_not_given_is_not_nought() -> None:
    drawn = draw("{% scale value=value low='Far' high='Here' %}", value=None)

    assert words(drawn) == "Not said yet"


def test_a_scale_past_its_end_is_an_error() -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        render("{% scale value=11 low='Far' high='Here' %}")


def test_a_quote_keeps_every_character() -> None:
    drawn = draw("{% quote words=said whose='Maggie' on=on %}", said=SAID, on=date(2027, 3, 2))

    quoted = only(drawn, "blockquote")
    assert quoted.get_text() == SAID
    assert quoted["dir"] == "auto"
    assert words(only(drawn, "figcaption")) == "Maggie, 2 March 2027"


def test_a_quote_by_nobody_named_has_no_caption() -> None:
    assert not draw("{% quote words='Hello' %}").select("figcaption")


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (date(2027, 3, 27), "27 March 2027"),
        (datetime(2027, 6, 30, 23, 30, tzinfo=UTC), "1 July 2027"),
        (None, "No date yet"),
    ],
)
def test_a_day_is_written_out(value: Any, says: str) -> None:
    assert words(draw("{% day value %}", value=value)) == says


def test_a_day_says_what_it_is_without_one() -> None:
    assert render("{% day value none='Not agreed yet' %}", value=None) == "Not agreed yet"


@pytest.mark.parametrize(
    ("hour", "minute", "says"),
    [
        (0, 0, "midnight"),
        (0, 5, "12:05am"),
        (9, 0, "9am"),
        (12, 0, "midday"),
        (12, 30, "12:30pm"),
        (15, 5, "3:05pm"),
    ],
)
def test_a_moment_is_told_as_people_tell_it(hour: int, minute: int, says: str) -> None:
    winter = datetime(2027, 1, 9, hour, minute, tzinfo=UTC)

    assert words(draw("{% moment value %}", value=winter)) == f"9 January 2027 at {says}"


def test_a_moment_is_told_in_the_time_of_the_uk() -> None:
    summer = datetime(2027, 7, 9, 12, 30, tzinfo=UTC)

    assert words(draw("{% moment value %}", value=summer)) == "9 July 2027 at 1:30pm"


def test_no_moment_says_so() -> None:
    assert render("{% moment value %}", value=None) == "No time yet"
