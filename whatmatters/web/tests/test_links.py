import pytest
from django.core.paginator import Paginator

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


def test_a_long_list_leads_to_the_pages_beside() -> None:
    middle = Paginator(range(60), 20).page(2)

    drawn = draw("{% pages page more=more %}", page=middle, more="&settled=1")

    assert [(link["rel"], link["href"]) for link in drawn.select("nav a")] == [
        (["prev"], "?page=1&settled=1"),
        (["next"], "?page=3&settled=1"),
    ]
    assert "Page 2 of 3" in words(only(drawn, "nav"))


@pytest.mark.parametrize(("number", "rel"), [(1, "next"), (2, "prev")])
def test_at_either_end_one_leads_on_alone(number: int, rel: str) -> None:
    end = Paginator(range(40), 20).page(number)

    assert only(draw("{% pages page %}", page=end), "a")["rel"] == [rel]


def test_a_short_list_leads_nowhere() -> None:
    assert render("{% pages page %}", page=Paginator([1], 20).page(1)) == ""


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
