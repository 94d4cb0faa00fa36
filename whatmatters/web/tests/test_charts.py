from datetime import date

from whatmatters.web.tests.drawing import draw, only, words

LINE = "{% chart_line title='Nearness' says=says points=points %}"
SAYS = "It came <nearer>."
SPRING, SUMMER = date(2027, 3, 4), date(2027, 6, 4)


def test_a_chart_is_said_in_words_as_well() -> None:
    drawn = draw(LINE, says=SAYS, points=[(SUMMER, 8), (SPRING, 2)])

    assert only(drawn, "svg[role=img] > title").get_text() == "Nearness"
    assert only(drawn, "svg > desc").get_text() == "It came <nearer>."
    assert [words(row) for row in drawn.select("tbody tr")] == [
        "4 March 20272",
        "4 June 20278",
    ]


def test_the_line_runs_from_the_first_day_to_the_last_and_up_as_numbers_rise() -> None:
    drawn = draw(LINE, says=SAYS, points=[(SUMMER, 10), (SPRING, 0)])

    first, last = (
        tuple(map(int, pair.split(","))) for pair in str(only(drawn, "polyline")["points"]).split()
    )
    assert first[0] < last[0]
    assert first[1] > last[1]


def test_one_day_is_one_point_in_the_middle() -> None:
    drawn = draw(LINE, says=SAYS, points=[(SPRING, 5)])

    assert len(drawn.select("circle")) == 1
    assert "4 March 2027" in words(only(drawn, "svg"))


def test_nothing_to_draw_is_said() -> None:
    drawn = draw(LINE, says=SAYS, points=[])

    assert words(drawn) == "Nearness: nothing to show yet"
    assert not drawn.select("svg")


def test_nothing_is_styled_in_place() -> None:
    assert not draw(LINE, says=SAYS, points=[(SPRING, 5)]).select("[style], style")
