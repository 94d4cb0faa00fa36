"""Sam’s round with no signal: his phone is restarted in the middle, and nothing is lost."""

import re
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from django.db import OperationalError
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser import A_STORY, CHROMIUM, SWITCHES, axe_violations, too_wide
from tests.journeys.conftest import Opens, Sits, session_of
from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.actions import begin_record
from whatmatters.people.models import CircleMember, Kind, Person
from whatmatters.visits.actions import plan_visit, say_please_do_not, write_note
from whatmatters.visits.models import NoteText, Sent, Status, Task, Visit
from whatmatters.visits.tests.sent import second_worker

pytestmark = A_STORY
Read = TypeVar("Read")

#: Each sending is taken, and its answer is lost on the way: as when the server dies just then.
LOSES_ANSWERS = """() => {
  const ask = window.fetch;
  window.lost = 0;
  window.fetch = async (address, sending) => {
    const answer = await ask(address, sending);
    if (!String(address).endsWith("/send") || window.lost >= 3) return answer;
    window.lost += 1;
    throw new TypeError("the answer was lost");
  };
}"""


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


def walk(page: Page, name: str, words: str) -> None:
    """The whole of a visit."""
    open_visit(page, name)
    page.get_by_role("button", name="I am here").click()
    expect(page.get_by_role("button", name="I am here")).to_be_hidden()
    page.get_by_label("We did it with them").check()
    page.get_by_role("button", name=re.compile("^Keep this")).click()
    expect(page.locator(".visits-task")).to_contain_text("Done")
    keep_note(page, words)
    page.get_by_role("button", name="I am going").click()
    expect(page.get_by_role("button", name="I am going")).to_be_hidden()


def test_a_whole_round_with_no_signal_and_a_restart(
    phone: Phone, sam: Actor, round_of_two: list[Visit]
) -> None:
    page = phone.on(signal=True, user=sam)
    page.goto(reverse("visits:day"))
    is_kept(page)

    phone.context.set_offline(True)
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("My round")
    expect(page.get_by_text("Come in without a knock")).to_be_visible()
    walk(page, "Margaret Holt", "She made the toast herself.")
    said(page).to_have_text("No signal. 4 things wait to be sent.")
    assert axe_violations(page) == []
    assert too_wide(page) == []
    page.get_by_label("What would you write down?").fill("Half of a thought")
    page.wait_for_timeout(900)
    phone.off()

    page = phone.on(signal=False)
    page.goto(phone.url + reverse("visits:day"))
    said(page).to_have_text("No signal. 4 things wait to be sent.")
    open_visit(page, "Margaret Holt")
    expect(page.get_by_label("What would you write down?")).to_have_value("Half of a thought")
    page.get_by_role("link", name="All visits of my round").click()
    walk(page, "Arthur Pell", "He sang.")
    said(page).to_have_text("No signal. 8 things wait to be sent.")
    assert not Sent.objects.exists()

    # His session ended with the browser: what he wrote waits until he, and nobody else, is back.
    phone.context.set_offline(False)
    said(page).to_contain_text("You are signed out. 8 things wait to be sent.")
    expect(page.get_by_role("link", name="Sign in to send what you wrote")).to_be_visible()
    assert not Sent.objects.exists()
    page.evaluate(LOSES_ANSWERS)
    sign_in(phone.context, sam, phone.url)
    for _ in range(4):
        page.evaluate("window.whatMatters.round.flush()")

    said(page).to_have_text("All that you wrote is sent.")
    assert page.evaluate("window.lost") == 3
    texts = NoteText.objects.order_by("words").values_list("words", flat=True)
    assert read(lambda: list(texts)) == ["He sang.", "She made the toast herself."]
    assert set(Visit.objects.values_list("status", flat=True)) == {Status.DONE}
    assert set(Task.objects.values_list("became", "how")) == {("done", "with")}
    assert Sent.objects.count() == 8
    phone.off()


def test_two_who_write_a_note_anew_with_no_signal_are_both_kept(
    sits_down: Sits, sam: Actor, maggie: Person, bridget: Actor
) -> None:
    lena = second_worker(maggie)
    visit = planned(maggie, bridget, sam, lena, after=1)
    first = write_note(visit=visit, by=bridget, words="She slept well")
    pages: dict[str, Page] = {}
    for worker in (sam, lena):
        page = sits_down(worker, at=reverse("visits:day"), width=390)
        is_kept(page)
        page.context.set_offline(True)
        pages[worker.name] = page
    for name, page in pages.items():
        page.goto(f"{reverse('visits:no-signal')}#{visit.pk}")
        page.get_by_role("button", name="Write it anew").click()
        expect(page.get_by_label("What would you write down?")).to_have_value("She slept well")
        keep_note(page, f"As {name} saw it")

    for page in pages.values():
        page.context.set_offline(False)
        said(page).to_have_text("All that you wrote is sent.")

    now = NoteText.objects.filter(note=first.note).as_it_stands()
    assert {text.words for text in read(lambda: list(now))} == {
        f"As {name} saw it" for name in pages
    }
    last = list(pages.values())[-1]
    expect(last.get_by_text("Two people wrote this note at the same time")).to_be_visible()
    last.goto(reverse("visits:show", args=[visit.pk]))
    for name in pages:
        expect(last.get_by_text(f"As {name} saw it")).to_be_visible()


def test_what_is_kept_is_sealed_and_goes_with_the_sign_out(
    sits_down: Sits, live_server: LiveServer, sam: Actor, round_of_two: list[Visit]
) -> None:
    page = sits_down(sam, at=reverse("visits:day"), width=390)
    is_kept(page)

    kept = page.evaluate(KEPT)
    assert kept["key"] == "not to be taken out"
    assert kept["bytes"] > 500
    assert "Holt" not in kept["text"]
    assert "knock" not in kept["text"]
    assert "Holt" not in page.evaluate(CACHED)
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(f"{live_server.url}/")

    assert page.evaluate(LEFT) == {"rows": 0, "caches": 0, "workers": 0, "mark": None}


def test_signing_out_asks_first_where_something_is_not_sent(
    sits_down: Sits, sam: Actor, round_of_two: list[Visit]
) -> None:
    page = sits_down(sam, at=reverse("visits:day"), width=390)
    is_kept(page)
    page.context.set_offline(True)
    page.goto(f"{reverse('visits:no-signal')}#{round_of_two[0].pk}")
    keep_note(page, "Not to be lost")
    page.context.add_init_script(f"({SENDS_NOTHING})()")
    page.evaluate(SENDS_NOTHING)
    page.context.set_offline(False)
    page.goto(reverse("home:day"))
    asked: list[str] = []

    def stay(dialog: Any) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.wait_for_function("window.whatMatters && window.whatMatters.kept")
    page.once("dialog", stay)
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_timeout(500)

    assert len(asked) == 1
    assert asked[0].startswith("1 thing that you wrote is only on this device.")
    assert page.evaluate(LEFT)["rows"] > 0


def test_somebody_else_finds_nothing_of_it(
    opens: Opens, live_server: LiveServer, sam: Actor, priya: Actor, round_of_two: list[Visit]
) -> None:
    context = opens(width=390, height=844, script=True)
    sign_in(context, sam, live_server.url)
    page = context.new_page()
    page.goto(reverse("visits:day"))
    is_kept(page)

    sign_in(context, priya, live_server.url)
    page.goto(reverse("home:day"))
    page.wait_for_function("localStorage.getItem('wm-kept') === null")

    assert page.evaluate(LEFT)["rows"] == 0


def test_whoever_works_here_no_more_carries_nothing_on(
    sits_down: Sits, sam: Actor, round_of_two: list[Visit]
) -> None:
    page = sits_down(sam, at=reverse("visits:day"), width=390)
    is_kept(page)
    sam.user.is_active = False
    read(lambda: sam.user.save(update_fields=["is_active"]))

    page.goto(reverse("visits:no-signal"))

    expect(page.get_by_text("This device keeps no visits now.")).to_be_visible()
    assert page.evaluate("whatMatters.kept.day()") is None


SENDS_NOTHING = """() => {
  const ask = window.fetch;
  window.fetch = (address, sending) => String(address).endsWith("/send")
    ? Promise.reject(new TypeError("not sent")) : ask(address, sending);
}"""
#: All that is kept, as whoever reads the disk would: the key says nothing, nor does the rest.
KEPT = """async () => {
  const base = await new Promise((done) => {
    const asked = indexedDB.open("whatmatters");
    asked.onsuccess = () => done(asked.result);
  });
  const read = (name) => new Promise((done) => {
    const asked = base.transaction([name]).objectStore(name).getAll();
    asked.onsuccess = () => done(asked.result);
  });
  const [owner] = await read("owner");
  const [day] = await read("day");
  const key = await crypto.subtle.exportKey("raw", owner.key).then(() => "taken out",
    () => "not to be taken out");
  base.close();
  return { key, bytes: day.sealed.byteLength, text: new TextDecoder().decode(day.sealed) };
}"""
CACHED = """async () => {
  let all = "";
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys())
      if (!/woff2/.test(request.url)) all += await (await cache.match(request)).text();
  }
  return all;
}"""
LEFT = """async () => {
  const base = await new Promise((done) => {
    const asked = indexedDB.open("whatmatters");
    asked.onsuccess = () => done(asked.result);
  });
  let rows = 0;
  for (const name of base.objectStoreNames)
    rows += await new Promise((done) => {
      const asked = base.transaction([name]).objectStore(name).count();
      asked.onsuccess = () => done(asked.result);
    });
  base.close();
  return {
    rows,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    mark: localStorage.getItem("wm-kept"),
  };
}"""
