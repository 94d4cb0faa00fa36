"""A browser for the stories, and somebody signed in at it."""

import os
from collections.abc import Iterator
from typing import Protocol

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.browser import CHROMIUM, SWITCHES
from tests.visit import arrive
from whatmatters.access.actor import Actor


class Opens(Protocol):
    def __call__(self, *, width: int, height: int, script: bool) -> BrowserContext: ...


class Sits(Protocol):
    """`sits_down(priya)` gives a page of a browser of their own, at the front page."""

    def __call__(
        self, somebody: Actor, *, at: str = "/", width: int = 1280, script: bool = True
    ) -> Page: ...


class WalksIn(Protocol):
    """`walks_in()` gives a page at the front page to somebody without an account."""

    def __call__(self, *, at: str = "/", width: int = 390, script: bool = True) -> Page: ...


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # The browser is driven from inside a loop; the records are read beside it, one at a time.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(CHROMIUM), args=SWITCHES)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def opens(browser: Browser, live_server: LiveServer) -> Iterator[Opens]:
    """A browser nobody has used, which is closed when the story ends."""
    open_ones: list[BrowserContext] = []

    def opens(*, width: int, height: int, script: bool) -> BrowserContext:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            java_script_enabled=script,
        )
        open_ones.append(context)
        context.set_default_timeout(20000)
        return context

    yield opens
    for context in open_ones:
        context.close()


@pytest.fixture
def sits_down(opens: Opens, live_server: LiveServer) -> Sits:
    """Somebody signs in and sits down at a screen: a new browser each time."""

    def sits_down(
        somebody: Actor, *, at: str = "/", width: int = 1280, script: bool = True
    ) -> Page:
        context = opens(width=width, height=900, script=script)
        context.add_cookies([session_of(somebody, live_server.url)])  # type: ignore[list-item]
        return page_at(context, at)

    return sits_down


@pytest.fixture
def walks_in(opens: Opens) -> WalksIn:
    """A stranger opens the front page, on a phone unless said otherwise."""

    def walks_in(*, at: str = "/", width: int = 390, script: bool = True) -> Page:
        return page_at(opens(width=width, height=800, script=script), at)

    return walks_in


def page_at(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


def session_of(somebody: Actor, url: str) -> dict[str, str]:
    client = Client()
    arrive(client, somebody)
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": url}
