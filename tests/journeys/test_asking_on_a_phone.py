"""Ruth writes on a phone, stops, and goes on at the library: no account, no script."""

from playwright.sync_api import expect

from tests.browser import A_STORY, axe_violations, too_wide
from tests.journeys.conftest import WalksIn
from whatmatters.demonstration import cast
from whatmatters.enquiries.models import Enquiry

pytestmark = A_STORY

WORDS = "I can’t get up the stairs any more, and I miss my own bed."


def test_what_is_begun_on_a_phone_is_sent_from_the_library(walks_in: WalksIn) -> None:
    cast.place("westbury")
    phone = walks_in(at="/enquiries/", script=False)
    phone.get_by_label("In your own words").fill(WORDS)
    phone.get_by_role("button", name="Save and come back later").click()
    code = phone.locator(".wm-code").inner_text()
    phone.get_by_role("button", name="Clear it from this screen").click()
    expect(phone.locator("main")).to_contain_text("no longer shown on this screen")

    library = walks_in(at="/enquiries/go-on", width=1280, script=False)
    library.get_by_label("What is your code?").fill(code.lower().replace("-", " "))
    library.get_by_role("button", name="Find it").click()
    expect(library.locator("blockquote")).to_have_text(WORDS)
    library.get_by_role("link", name="Change How to reach you").click()
    library.get_by_label("What is the number, e-mail or address?").fill("07700 900555")
    library.get_by_role("button", name="Save and continue").click()
    library.get_by_role("button", name="Send").click()

    enquiry = Enquiry.objects.get()
    assert (enquiry.words, enquiry.is_waiting) == (WORDS, True)
    expect(library.locator(".wm-code")).to_have_text(enquiry.reference)
    library.go_back()
    library.reload()
    expect(library.locator(".wm-code")).to_have_text(enquiry.reference)


def test_every_page_of_it_is_for_everybody(walks_in: WalksIn) -> None:
    cast.place("westbury")
    page = walks_in(at="/enquiries/")
    page.get_by_label("In your own words").fill(WORDS)
    page.get_by_role("button", name="Save and continue").click()

    faults = []
    for step in ("", "/who", "/names", "/reach", "/help", "/check", "/saved", "/../go-on"):
        page.goto(f"/enquiries/westbury{step}")
        faults += [f"{step}: {fault}" for fault in (*axe_violations(page), *too_wide(page))]
    assert faults == []
