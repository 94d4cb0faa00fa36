"""The gallery as a browser sees it: axe, narrow screens, keyboard, no script."""

from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from django.test import RequestFactory
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import CHROMIUM, IN_A_BROWSER, SWITCHES, axe_violations, too_wide
from whatmatters.web import views
from whatmatters.web.tests.test_assets import BUILT

pytestmark = IN_A_BROWSER


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(CHROMIUM), args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def gallery(browser: Browser) -> Iterator[Page]:
    """The gallery with its style, without a server."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_content(the_gallery())
    page.add_style_tag(path=BUILT / "whatmatters.css")
    yield page
    page.close()


def the_gallery() -> str:
    answer = views.gallery(RequestFactory().get("/"))
    page = BeautifulSoup(answer.content, "html.parser")
    for tag in page.select("link, script"):
        tag.decompose()
    return str(page)


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(gallery: Page, width: int) -> None:
    gallery.set_viewport_size({"width": width, "height": 900})

    assert axe_violations(gallery) == []


def test_axe_can_find_something(gallery: Page) -> None:
    gallery.evaluate("document.querySelector('main').innerHTML += '<img src=x>'")

    assert any(found.startswith("image-alt") for found in axe_violations(gallery))


def test_nothing_sticks_out_of_a_narrow_screen(gallery: Page) -> None:
    assert too_wide(gallery) == []
    assert gallery.viewport_size == {"width": 1280, "height": 900}


def test_what_sticks_out_is_found(gallery: Page) -> None:
    gallery.add_style_tag(content="h1 { width: 400px }")

    assert "h1." in too_wide(gallery)


def test_the_menu_opens_without_script(gallery: Page) -> None:
    gallery.set_viewport_size({"width": 390, "height": 900})
    gallery.evaluate(
        """document.querySelector(".wm-header").insertAdjacentHTML("afterend",
        '<nav class="wm-nav" aria-label="Main"><details class="wm-nav__menu">' +
        '<summary class="wm-nav__summary">Menu</summary>' +
        '<ul class="wm-nav__list"><li><a class="wm-nav__link" href="#form">People</a></li></ul>' +
        '</details></nav>')"""
    )
    people = gallery.locator(".wm-nav__link")
    assert not people.is_visible()

    gallery.get_by_text("Menu", exact=True).press("Enter")

    assert people.is_visible()


def test_targets_are_large_enough_for_a_shaky_hand(gallery: Page) -> None:
    for name in ("Save and continue", "Save and add another"):
        box = gallery.get_by_role("button", name=name).bounding_box()
        assert box
        assert box["height"] >= 48


def test_a_scale_is_answered_by_keyboard(gallery: Page) -> None:
    gallery.locator("#first-nearness_0").focus()

    gallery.keyboard.press("ArrowRight")

    assert gallery.locator("#first-nearness_1").is_checked()
