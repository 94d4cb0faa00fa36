import pytest
from django.template import TemplateSyntaxError

from whatmatters.web.tests.drawing import draw, only, render, words


def test_a_card_holds_whatever_is_put_in_it() -> None:
    card = draw(
        "{% card heading=heading level=3 tone='warm' %}<p>Yes</p>{% endcard %}",
        heading="Sleep <well>",
    )

    assert only(card, "section")["class"] == ["wm-card", "wm-card--warm"]
    assert only(card, "h3").get_text() == "Sleep <well>"
    assert only(card, "p").get_text() == "Yes"


def test_a_misspelt_argument_is_an_error_not_a_blank() -> None:
    with pytest.raises(TemplateSyntaxError, match="headding"):
        render("{% card headding='x' %}{% endcard %}")


def test_arguments_must_be_named() -> None:
    with pytest.raises(TemplateSyntaxError):
        render("{% card 'Sleep well' %}{% endcard %}")


@pytest.mark.parametrize("level", [1, 7])
def test_a_part_never_makes_the_pages_own_heading(level: int) -> None:
    with pytest.raises(ValueError, match="2 to 6"):
        render("{% card heading='x' level=level %}{% endcard %}", level=level)


def test_a_row_shows_how_its_thing_stands() -> None:
    row = draw("{% row heading='Sleep' pill='Started' pill_tone='started' %}x{% endrow %}")

    assert only(row, "h3").get_text() == "Sleep"
    assert only(row, ".wm-pill--started").get_text() == "Started"


def test_a_notice_may_have_a_heading() -> None:
    assert only(draw("{% notice heading='Good' %}x{% endnotice %}"), "h2").get_text() == "Good"
    assert not draw("{% notice tone='careful' %}x{% endnotice %}").select("h2")


def test_a_notice_has_only_our_tones() -> None:
    with pytest.raises(ValueError, match="plain, good, careful"):
        render("{% notice tone='loud' %}{% endnotice %}")


def test_a_warning_is_also_said() -> None:
    assert "Warning: Stop" in words(draw("{% warning %}Stop{% endwarning %}"))


def test_an_empty_list_says_where_to_begin() -> None:
    drawn = draw("{% empty text='None yet.' href='/new' action='Start one' %}")

    assert words(drawn) == "None yet. Start one"
    assert only(drawn, "a")["href"] == "/new"
    assert not draw("{% empty text='None yet.' %}").select("a")


def test_details_wait_to_be_opened() -> None:
    drawn = only(draw("{% details summary='Why' %}Because{% enddetails %}"), "details")

    assert words(only(drawn, "summary")) == "Why"
    assert not drawn.has_attr("open")


def test_a_fact_says_what_its_link_changes() -> None:
    drawn = draw(
        "{% facts %}{% fact term=term href='/name' %}Maggie{% endfact %}{% endfacts %}",
        term="Name",
    )

    assert words(only(drawn, "dt")) == "Name"
    assert words(only(drawn, "dl a")) == "Change Name"


def test_a_table_may_be_scrolled_by_keyboard() -> None:
    drawn = draw("{% table caption='Who' show_caption=False %}<tbody></tbody>{% endtable %}")

    region = only(drawn, "[role=region]")
    assert (region["tabindex"], region["aria-label"]) == ("0", "Who")
    assert only(drawn, "caption")["class"] == ["govuk-visually-hidden"]
