"""Maggie hears the door. One press, or Shift three times, and the screen shows the weather."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser import A_STORY, axe_violations, too_wide
from tests.journeys.conftest import Opens, Sits
from tests.journeys.phones import arthur, bridget, is_kept, round_of_two, sign_in
from tests.lives import live
from whatmatters.access.actor import Actor
from whatmatters.access.signing_in.models import SignedIn
from whatmatters.people.actions import begin_record, give_account
from whatmatters.people.models import Person
from whatmatters.visits.models import Visit

__all__ = ["arthur", "bridget", "round_of_two"]

pytestmark = A_STORY


class Weather(BaseHTTPRequestHandler):
    """A stand-in for a page of somebody else's; it remembers what it was told of the visitor."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        if "favicon" not in self.path:
            self.asked.append(f"{self.path} {self.headers.get('Referer', '')}")
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<title>Weather</title><h1>Sunny spells</h1>")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def weather(settings: Any) -> Iterator[str]:
    Weather.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Weather)
    serving = threading.Thread(target=server.serve_forever, daemon=True)
    serving.start()
    settings.LEAVE_TO = f"http://127.0.0.1:{server.server_port}/weather"
    yield settings.LEAVE_TO
    server.shutdown()
    server.server_close()


@pytest.fixture
def hers(maggie: Person, priya: Actor) -> str:
    """The address of Maggie's page, with a life on it."""
    live(maggie, with_=priya)
    return f"/people/{maggie.pk}"


def gone(page: Page, weather: str) -> None:
    """Away, signed out, and with no way back to what was on the screen."""
    expect(page).to_have_url(weather)
    expect(page.locator("h1")).to_have_text("Sunny spells")
    assert Weather.asked == ["/weather "], "it was told nothing of where she came from"
    page.go_back()
    page.wait_for_load_state()
    shown = page.content()
    assert not [words for words in ("Hello Maggie", "My plan") if words in shown]


def signed_in(somebody: Actor) -> bool:
    return SignedIn.objects.filter(user_id=somebody.user.pk).exists()


@pytest.mark.parametrize("script", [True, False])
def test_one_press_and_she_is_gone(
    script: bool, sits_down: Sits, hers: str, maggie_herself: Actor, weather: str
) -> None:
    page = sits_down(maggie_herself, at=hers, script=script)
    assert "Hello Maggie" in page.content()

    page.get_by_role("button", name="Leave this page").click()

    gone(page, weather)
    assert not signed_in(maggie_herself)


def test_shift_three_times_does_the_same(
    sits_down: Sits, hers: str, maggie_herself: Actor, weather: str
) -> None:
    page = sits_down(maggie_herself, at=hers)
    for _ in range(3):
        page.keyboard.press("Shift")

    gone(page, weather)
    assert not signed_in(maggie_herself)


def test_writing_in_capitals_does_not(
    sits_down: Sits, maggie_herself: Actor, maggie: Person, weather: str
) -> None:
    page = sits_down(maggie_herself, at=f"/outcomes/for/{maggie.pk}")
    box = page.locator("textarea").first
    box.press_sequentially("MY GARDEN")
    for _ in range(3):
        page.keyboard.press("Shift+A")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")

    assert page.url.endswith(f"/outcomes/for/{maggie.pk}")
    assert not Weather.asked


#: Has the page say how it looks at the moment when the first word goes out.
SAY = """() => {
  const send = window.fetch;
  window.fetch = (...all) => {
    console.log(`${document.title}|${document.body.textContent}`);
    return send(...all);
  };
}"""


def test_the_page_is_blank_before_anything_is_sent(
    sits_down: Sits, hers: str, maggie_herself: Actor, weather: str
) -> None:
    page = sits_down(maggie_herself, at=hers)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.evaluate(SAY)

    page.get_by_role("button", name="Leave this page").click()

    expect(page).to_have_url(weather)
    assert said == ["Loading|"]


#: How many rows of each kind this device keeps.
KEPT = """async () => {
  const base = await new Promise((done) => {
    const asked = indexedDB.open("whatmatters");
    asked.onsuccess = () => done(asked.result);
  });
  const rows = {};
  for (const name of base.objectStoreNames)
    rows[name] = await new Promise((done) => {
      const asked = base.transaction([name]).objectStore(name).count();
      asked.onsuccess = () => done(asked.result);
    });
  base.close();
  return rows;
}"""


def test_a_day_that_the_device_keeps_is_gone_with_her_and_what_waits_is_not(
    opens: Opens,
    live_server: LiveServer,
    priya: Actor,
    sam: Actor,
    round_of_two: list[Visit],
    weather: str,
) -> None:
    """Sam walks a round with this phone, and reads his own page with it too."""
    own = begin_record(by=priya, known_as="Sam", full_name="Samuel Ade")
    give_account(person=own, user=sam.user, by="system")
    context = opens(width=390, height=844, script=True)
    sign_in(context, sam, live_server.url)
    page = context.new_page()
    page.goto(reverse("visits:day"))
    is_kept(page)
    page.evaluate("whatMatters.kept.add({ about: 'note', said: {} })")
    sign_in(context, Actor(sam.user), live_server.url)
    page.goto(f"/people/{own.pk}")
    assert page.evaluate(KEPT)["day"] == 1

    page.get_by_role("button", name="Leave this page").click()
    expect(page).to_have_url(weather)

    page.goto(f"{live_server.url}/privacy")
    kept = page.evaluate(KEPT)
    assert (kept["day"], kept["queue"]) == (0, 1)


@pytest.mark.parametrize("width", [320, 1280])
def test_it_is_in_reach_wherever_one_has_scrolled(
    width: int, sits_down: Sits, hers: str, maggie_herself: Actor, weather: str
) -> None:
    page = sits_down(maggie_herself, at=hers, width=width)
    assert axe_violations(page) == []
    assert too_wide(page) == []

    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")

    expect(page.get_by_role("button", name="Leave this page")).to_be_in_viewport(ratio=1)


def test_in_colours_of_ones_own_it_has_an_edge(
    sits_down: Sits, hers: str, maggie_herself: Actor, weather: str
) -> None:
    page = sits_down(maggie_herself, at=hers)
    page.emulate_media(forced_colors="active")

    edge = page.locator(".wm-leave__button").evaluate(
        "one => [getComputedStyle(one).borderTopWidth, getComputedStyle(one).borderTopStyle]"
    )
    assert edge == ["2px", "solid"]


def test_what_has_the_focus_is_never_beneath_it(
    sits_down: Sits, hers: str, maggie_herself: Actor, weather: str
) -> None:
    page = sits_down(maggie_herself, at=hers, width=320)
    bar = page.locator(".wm-leave")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.locator("footer a, footer button, main a").last.focus()
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        at = page.evaluate("document.activeElement.getBoundingClientRect().top")
        low = bar.evaluate("one => one.getBoundingClientRect().bottom")
        inside = page.evaluate("!!document.activeElement.closest('.wm-leave')")
        assert inside or at >= low - 1
