import pytest

from whatmatters.web.gallery import Step
from whatmatters.web.tests.drawing import draw, only, render, words


def test_a_button_sends_what_it_stands_for() -> None:
    drawn = only(draw("{% button text='End' name='deed' value=value %}", value='"end"'), "button")

    assert (drawn["type"], drawn["name"], drawn["value"]) == ("submit", "deed", '"end"')


def test_a_button_can_say_more_than_it_shows() -> None:
    drawn = only(draw("{% button text='End' about='Sleep well' %}"), "button")

    assert words(drawn) == "End Sleep well"
    assert only(drawn, ".govuk-visually-hidden").get_text() == " Sleep well"


@pytest.mark.parametrize("tag", ["button text='x'", "link_button href='/' text='x'"])
def test_buttons_have_only_our_tones(tag: str) -> None:
    with pytest.raises(ValueError, match="main, second, warning"):
        render(f"{{% {tag} tone='big' %}}")


def test_a_link_to_the_thread_says_whose_thread() -> None:
    drawn = only(draw("{% thread_link href='/t' about=about %}", about="<tea>"), "a")

    assert words(drawn) == "See where this came from (<tea>)"
    assert drawn["href"] == "/t"


def test_a_back_link_leads_back() -> None:
    assert only(draw("{% back_link href='/people' %}"), "a")["href"] == "/people"


def test_crumbs_lead_down_from_the_front() -> None:
    trail = [Step("People", "/people"), Step("Maggie & co", "/maggie")]

    links = draw("{% crumbs items=trail %}", trail=trail).select("nav ol li a")

    assert [(link["href"], link.get_text()) for link in links] == [
        ("/people", "People"),
        ("/maggie", "Maggie & co"),
    ]


def test_stages_say_where_we_are() -> None:
    steps = [
        Step("Words", "/words", "2 March"),
        Step("Plan", state="now"),
        Step("Review", state="next"),
    ]

    items = draw("{% stages items=steps %}", steps=steps).select("ol > li")

    assert [words(item) for item in items] == [
        "Words (done) 2 March",
        "Plan (you are here)",
        "Review (still to come)",
    ]
    assert [item.get("aria-current") for item in items] == [None, "step", None]


def test_a_stage_is_done_now_or_next() -> None:
    with pytest.raises(ValueError, match="done, now, next"):
        render("{% stages items=steps %}", steps=[Step("x", state="later")])
