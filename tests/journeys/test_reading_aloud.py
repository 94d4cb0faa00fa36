"""A page is read aloud by a voice of one's own device, or not at all."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser import A_STORY, axe_violations, too_wide
from tests.journeys.conftest import Sits
from tests.lives import live
from whatmatters.access.actor import Actor
from whatmatters.people.models import Person

pytestmark = A_STORY

HERE = {"name": "Here", "lang": "en-GB", "localService": True}
ELSEWHERE = {"name": "Elsewhere", "lang": "en-GB", "localService": False}
WELSH = {"name": "Yma", "lang": "cy-GB", "localService": True}

#: A browser's speech, of which the test may ask what was said, by which voice.
SPEECH = """
window.said = []; window.quiet = 0;
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => VOICES,
  addEventListener: () => {},
  cancel: () => { window.quiet += 1; },
  speak: (one) => { window.said.push([one.text, one.voice.name, one.lang]); window.last = one; },
}});
"""


@pytest.fixture
def plan_of_maggie(maggie: Person, priya: Actor) -> str:
    return f"/plans/{live(maggie, with_=priya).plan.pk}"


def hears(page: Page, *voices: dict[str, object]) -> None:
    page.add_init_script(SPEECH.replace("VOICES", json.dumps(voices)))


def test_it_reads_part_by_part_and_stops_by_the_same_button(
    sits_down: Sits, maggie_herself: Actor, plan_of_maggie: str
) -> None:
    page = sits_down(maggie_herself)
    hears(page, ELSEWHERE, HERE)
    page.goto(plan_of_maggie + "/easy-read")
    page.get_by_role("button", name="Read it aloud").focus()
    page.keyboard.press("Enter")

    assert page.evaluate("window.said") == [["My plan", "Here", "en-GB"]]
    page.evaluate("window.last.onend()")
    assert page.evaluate("window.said.length") == 2
    expect(page.get_by_role("button", name="Stop reading")).to_be_focused()
    page.keyboard.press("Enter")
    page.evaluate("window.last.onend()")
    assert page.evaluate("window.said.length") == 2
    expect(page.get_by_role("button", name="Read it aloud")).to_be_focused()


def test_it_reads_the_whole_page_and_nothing_to_press(
    sits_down: Sits, maggie_herself: Actor, plan_of_maggie: str
) -> None:
    page = sits_down(maggie_herself)
    hears(page, HERE)
    page.goto(plan_of_maggie + "/easy-read")
    page.get_by_role("button", name="Read it aloud").click()
    while page.evaluate("!!document.querySelector('.wm-aloud--reading')"):
        page.evaluate("window.last.onend()")

    said = [text for text, *_ in page.evaluate("window.said")]
    assert "Sow the beans in trays" in said
    assert "You can ask for help with this" in said
    assert not any("PDF" in text or "Leave this page" in text for text in said)


@pytest.mark.parametrize("voices", [(), (ELSEWHERE,), (WELSH,)])
def test_where_no_voice_keeps_the_words_here_nothing_is_offered(
    sits_down: Sits,
    maggie_herself: Actor,
    plan_of_maggie: str,
    voices: tuple[dict[str, object], ...],
) -> None:
    page = sits_down(maggie_herself)
    hears(page, *voices)
    page.goto(plan_of_maggie)

    expect(page.locator(".wm-aloud")).to_be_hidden()


def test_it_is_quiet_at_once_when_somebody_comes_in(
    sits_down: Sits, maggie_herself: Actor, plan_of_maggie: str
) -> None:
    page = sits_down(maggie_herself)
    hears(page, HERE)
    page.goto(plan_of_maggie)
    page.get_by_role("button", name="Read it aloud").click()
    before = page.evaluate("window.quiet")
    page.keyboard.press("Escape")

    assert page.evaluate("window.quiet") == before + 1
    expect(page.get_by_role("button", name="Read it aloud")).to_be_visible()


def test_the_easy_page_is_for_everybody(
    sits_down: Sits, maggie_herself: Actor, plan_of_maggie: str
) -> None:
    page = sits_down(maggie_herself)
    hears(page, HERE)
    page.goto(plan_of_maggie + "/easy-read")

    assert axe_violations(page) == []
    assert too_wide(page) == []
