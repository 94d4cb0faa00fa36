from dataclasses import dataclass

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.http import QueryDict
from django.template.loader import render_to_string

from tests.looking import look_over
from whatmatters.web.forms import LineField, PlainForm
from whatmatters.web.tests.drawing import draw, only, render, words

PAGE = (
    '{% extends "web/layout.html" %}{% block title %}Hello{% endblock %}'
    "{% block before_main %}{% back_link href='/' %}{% endblock %}"
    "{% block main %}<h1>Hello</h1>{% endblock %}"
)


@dataclass(frozen=True)
class Item:
    text: str
    href: str
    is_current: bool = False


class Ask(PlainForm):
    name = LineField(label="Name?", required="Enter your name")


def test_a_page_is_whole() -> None:
    page = draw(PAGE)

    look_over(page)
    assert only(page, "title").get_text() == "Hello – What Matters"
    assert [words(h1) for h1 in page.select("main h1")] == ["Hello"]


def test_the_first_link_skips_to_the_main_part() -> None:
    page = draw(PAGE)

    first = page.select("body a")[0]
    assert words(first) == "Skip to main content"
    assert only(page, str(first["href"])).name == "main"
    assert only(page, "main")["tabindex"] == "-1"


def test_the_name_leads_home_and_may_be_the_organisations() -> None:
    assert words(only(draw(PAGE), "header a[href='/']")) == "What Matters"
    assert "Hillford Council" in render(PAGE, organisation_name="Hillford Council")


def test_navigation_marks_where_we_are_in_both_its_forms() -> None:
    items = (Item("My day", "/my-day", is_current=True), Item("People", "/people"))

    page = draw(PAGE, navigation=items)

    look_over(page)
    current = page.select("nav [aria-current=page]")
    assert [words(link) for link in current] == ["My day", "My day"]
    assert words(only(page, "nav details summary")) == "Menu"


def test_no_navigation_leaves_no_empty_bar() -> None:
    assert not draw(PAGE, navigation=[]).select("nav[aria-label=Main]")


@pytest.mark.parametrize(
    ("level", "tone"),
    [(constants.SUCCESS, "good"), (constants.INFO, "plain"), (constants.WARNING, "careful")],
)
def test_a_message_is_said_aloud(level: int, tone: str) -> None:
    page = draw(PAGE, messages=[Message(level, "Saved <well>")])

    shown = only(page, f"[role=status] .wm-notice--{tone}")
    assert shown.get_text() == "Saved <well>"


def test_a_page_with_something_wrong_says_so_first() -> None:
    page = draw(PAGE, form=Ask(QueryDict()))

    assert only(page, "title").get_text().startswith("Error: Hello")
    summary = page.select("main > *")[0]
    assert "There is a problem" in words(summary)


def test_nobody_signed_in_sees_no_way_to_sign_out() -> None:
    assert "Sign out" not in render(PAGE)


def test_the_wide_page_is_the_same_page_wider() -> None:
    page = draw(PAGE.replace("web/layout.html", "web/wide.html"))

    look_over(page)
    assert "wm-wide" in only(page, "body")["class"]


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
def test_a_page_for_when_it_goes_wrong_needs_nothing(name: str) -> None:
    """No database, no request, no context."""
    page = BeautifulSoup(render_to_string(f"{name}.html"), "html.parser")

    look_over(page)
    assert len(words(only(page, "main"))) > 100


def test_a_page_kept_open_too_long_says_what_to_do_with_the_words() -> None:
    page = render_to_string("403_csrf.html")

    assert "What you typed is still in your browser" in page
    assert "Go back" in page
