"""Sam’s round with no signal: his phone is restarted in the middle, and nothing is lost."""

import re

from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser import A_STORY, axe_violations, too_wide
from tests.journeys.conftest import Sits
from tests.journeys.phones import (
    Phone,
    arthur,
    bridget,
    is_kept,
    keep_note,
    open_visit,
    patience,
    phone,
    planned,
    read,
    round_of_two,
    said,
    sign_in,
)
from whatmatters.access.actor import Actor
from whatmatters.people.models import Person
from whatmatters.visits.actions import write_note
from whatmatters.visits.models import NoteText, Sent, Status, Task, Visit
from whatmatters.visits.tests.sent import second_worker

__all__ = ["arthur", "bridget", "patience", "phone", "round_of_two"]

pytestmark = A_STORY

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
