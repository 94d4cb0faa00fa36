"""What a phone keeps for a round: sealed, and gone when it should be."""

from typing import Any

from django.urls import reverse
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from tests.browser import A_STORY
from tests.journeys.conftest import Opens, Sits
from tests.journeys.phones import (
    arthur,
    bridget,
    is_kept,
    keep_note,
    patience,
    read,
    round_of_two,
    sign_in,
)
from whatmatters.access.actor import Actor
from whatmatters.visits.models import Visit

__all__ = ["arthur", "bridget", "patience", "round_of_two"]

pytestmark = A_STORY

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
