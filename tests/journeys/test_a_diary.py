"""Maggie keeps a diary on her phone: words as she types them, a picture, and her voice."""

import base64
import re

from django.urls import reverse
from playwright.sync_api import FilePayload, expect

from tests.browser import A_STORY, axe_violations, too_wide
from tests.journeys.conftest import Sits
from whatmatters.access.actor import Actor
from whatmatters.diary.models import Entry, EntryFile, UnfinishedEntry
from whatmatters.media.tests import samples

pytestmark = A_STORY

WORDS = "The beans are up. I saw them myself."
#: A microphone that gives, when it stops, what is in `window.voice`.
A_MICROPHONE = """voice => {
  const heard = Uint8Array.from(atob(voice), (letter) => letter.charCodeAt(0));
  navigator.mediaDevices.getUserMedia = async () => ({ getTracks: () => [] });
  window.MediaRecorder = class extends EventTarget {
    constructor() { super(); this.state = "inactive"; this.mimeType = "audio/wav"; }
    start() { this.state = "recording"; }
    stop() {
      this.state = "inactive";
      const part = new Event("dataavailable");
      part.data = new Blob([heard]);
      this.dispatchEvent(part);
      this.dispatchEvent(new Event("stop"));
    }
  };
}"""


def test_what_she_types_is_there_after_she_has_gone_and_come_back(
    sits_down: Sits, maggie_herself: Actor
) -> None:
    page = sits_down(maggie_herself, at=reverse("diary:write"), width=390)
    expect(page.locator("[data-state]")).to_have_text("What you write is saved as you go.")

    page.get_by_label("What would you like to write?").fill(WORDS)
    page.get_by_label("Good", exact=True).check()
    expect(page.locator("[data-state]")).to_have_text(re.compile("^Saved at"))
    page.goto(reverse("diary:mine"))
    page.get_by_role("link", name=re.compile("Go on with it")).click()

    expect(page.get_by_label("What would you like to write?")).to_have_value(WORDS)
    expect(page.get_by_label("Good", exact=True)).to_be_checked()
    page.get_by_role("button", name="Keep in my diary").click()
    expect(page.locator(".diary-words")).to_have_text(WORDS)
    assert not UnfinishedEntry.objects.exists()
    assert axe_violations(page) == []


def test_a_picture_and_her_voice_go_with_it(sits_down: Sits, maggie_herself: Actor) -> None:
    page = sits_down(maggie_herself, at=reverse("diary:write"), width=320)
    page.evaluate(A_MICROPHONE, base64.b64encode(samples.sound()).decode())
    page.get_by_role("button", name="Record here").click()
    expect(page.get_by_text("Recording now")).to_be_visible()
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text("Recorded. It goes with this page")).to_be_visible()
    picture: FilePayload = {
        "name": "a.jpg",
        "mimeType": "image/jpeg",
        "buffer": samples.with_a_place(),
    }
    page.get_by_label("A picture or a film").set_input_files(picture)
    assert too_wide(page) == []
    assert axe_violations(page) == []

    page.get_by_role("button", name="Keep in my diary").click()

    expect(page.locator(".kept--sound audio")).to_be_visible()
    shown = page.locator(".kept--picture img")
    shown.scroll_into_view_if_needed()
    expect(shown).to_have_js_property("naturalHeight", 80)
    assert {file.kind for file in EntryFile.objects.all()} == {"picture", "sound"}
    playing = page.locator(".kept--sound audio")
    assert playing.evaluate(
        """audio => new Promise((done) => {
          audio.addEventListener("loadedmetadata", () => done(Math.round(audio.duration)));
          audio.addEventListener("error", () => done(-1));
          audio.load();
          audio.play().catch(() => {});
        })"""
    ) in {1, 2}
    assert too_wide(page) == []


def test_without_a_script_it_is_kept_for_later_all_the_same(
    sits_down: Sits, maggie_herself: Actor
) -> None:
    page = sits_down(maggie_herself, at=reverse("diary:write"), width=390, script=False)
    page.get_by_label("What would you like to write?").fill(WORDS)
    page.get_by_role("button", name="Keep for later").click()
    page.get_by_role("link", name=re.compile("Go on with it")).click()
    expect(page.get_by_label("What would you like to write?")).to_have_value(WORDS)
    page.get_by_role("button", name="Keep in my diary").click()

    expect(page.locator(".diary-words")).to_have_text(WORDS)
    assert Entry.objects.count() == 1
