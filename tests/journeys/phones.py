"""A phone that a worker walks a round with, for the stories of no signal."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from django.db import OperationalError
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser import CHROMIUM, SWITCHES
from tests.journeys.conftest import session_of
from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.actions import begin_record
from whatmatters.people.models import CircleMember, Kind, Person
from whatmatters.visits.actions import plan_visit, say_please_do_not
from whatmatters.visits.models import Visit

Read = TypeVar("Read")


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """A phone takes its time to put things away."""
    expect.set_options(timeout=20000)
    yield
    expect.set_options(timeout=5000)


@pytest.fixture
def bridget(maggie: Person) -> Actor:
    bridget = cast.worker("bridget")
    join(maggie, bridget, Kind.PROVIDER)
    return bridget


def join(person: Person, worker: Actor, kind: Kind) -> None:
    CircleMember.objects.create(
        person=person,
        kind=kind,
        name=worker.name,
        user=worker.user,
        organisation=cast.place("brook"),
    )


def planned(person: Person, bridget: Actor, *workers: Actor, after: int) -> Visit:
    """For half an hour, so many minutes from now; for at least one a visit of today."""
    return plan_visit(
        person=person,
        organisation=cast.place("brook"),
        by=bridget,
        starts_at=clock.now() + timedelta(minutes=after),
        minutes=30,
        workers=[worker.user for worker in workers],
        tasks=["Make breakfast"],
    )


@pytest.fixture
def arthur(priya: Actor, bridget: Actor, sam: Actor) -> Person:
    arthur = begin_record(by=priya, known_as="Arthur", full_name="Arthur Pell")
    join(arthur, bridget, Kind.PROVIDER)
    join(arthur, sam, Kind.SUPPORT_WORKER)
    return arthur


@pytest.fixture
def round_of_two(maggie: Person, arthur: Person, bridget: Actor, sam: Actor) -> list[Visit]:
    say_please_do_not(person=maggie, by=bridget, words="Come in without a knock")
    return [planned(maggie, bridget, sam, after=1), planned(arthur, bridget, sam, after=2)]


class Phone:
    """Sam’s. When it is turned on again, it is as it was when it went off."""

    def __init__(self, browser: Browser, folder: Path, url: str) -> None:
        self.made_by, self.folder, self.url = browser.browser_type, folder, url
        self.context: BrowserContext

    def on(self, *, signal: bool, user: Actor | None = None) -> Page:
        self.context = self.made_by.launch_persistent_context(
            self.folder,
            executable_path=str(CHROMIUM),
            args=SWITCHES,
            base_url=self.url,
            viewport={"width": 390, "height": 844},
            offline=not signal,
        )
        self.context.set_default_timeout(30000)
        if user:
            sign_in(self.context, user, self.url)
        return self.context.pages[0]

    def off(self) -> None:
        self.context.close()


@pytest.fixture
def phone(browser: Browser, tmp_path: Path, live_server: LiveServer) -> Phone:
    return Phone(browser, tmp_path / "phone", live_server.url)


def sign_in(context: BrowserContext, somebody: Actor, url: str) -> None:
    cookie = read(lambda: session_of(somebody, url))
    context.add_cookies([cookie])  # type: ignore[list-item]


def read(ask: Callable[[], Read]) -> Read:
    """The records, beside a server that may be answering a page: a test’s database gives way."""
    for _ in range(100):
        try:
            return ask()
        except OperationalError:
            time.sleep(0.1)
    return ask()


def is_kept(page: Page) -> None:
    """The page, and the round, are on the phone, and it is quiet."""
    page.evaluate("window.whatMatters.begun")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    assert page.evaluate("window.whatMatters.kept.day().then(Boolean)")


def said(page: Page) -> Any:
    return expect(page.locator("[data-said]"))


def open_visit(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"Visit to {name}")


def keep_note(page: Page, words: str) -> None:
    page.get_by_label("What would you write down?").fill(words)
    page.get_by_role("button", name="Keep the note").click()
    expect(page.get_by_label("What would you write down?")).to_have_value("")
