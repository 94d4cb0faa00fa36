"""Sam worries about Maggie; so does she. Ngozi looks into it. To others nothing happened."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import A_STORY, axe_violations, too_wide
from tests.journeys.conftest import Sits
from whatmatters.access.actor import Actor
from whatmatters.people.models import Person

pytestmark = A_STORY

LINK = "Something is not right"
SAW = "Her purse was empty again. She said: he says it is for petrol. She would not look up."
SAYS = "He takes my card and I am frightened to ask for it back."
WISH = "I want my card. I do not want him sent away."


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_worry_is_raised(
    script: bool,
    sits_down: Sits,
    maggie: Person,
    maggie_herself: Actor,
    sam: Actor,
    priya: Actor,
    ngozi: Actor,
) -> None:
    sams = sits_down(sam, script=script)
    sam_says_what_he_saw(sams)
    sam_finds_nothing_of_it(sams, script=script)

    maggies = sits_down(maggie_herself, script=script, width=390)
    maggie_says_that_she_is_frightened(maggies)
    maggies_page_says_nothing(maggies)

    ngozis = sits_down(ngozi, script=script)
    ngozi_reads_what_waits(ngozis)
    ngozi_takes_it_on(ngozis)
    she_asks_what_maggie_wants(ngozis)
    she_closes_it(ngozis)
    the_record_is_closed_to_her(ngozis, maggie)

    priyas_page_says_nothing(sits_down(priya, script=script), maggie)


def sam_says_what_he_saw(page: Page) -> None:
    """From her page, so that nobody has to be searched for."""
    page.locator("main").get_by_role("link", name=re.compile("Margaret|Maggie")).first.click()
    page.get_by_role("contentinfo").get_by_role("link", name=LINK).click()
    expect(page.locator("main")).to_contain_text("ring 999", ignore_case=True)
    expect(page.locator("main")).to_contain_text("Margaret Holt")
    page.get_by_label("What did you see or hear?").fill(SAW)
    page.get_by_label("No, not at the moment").check()
    page.get_by_label("Money, things or a home being taken").check()
    page.get_by_role("button", name="Send").click()


def sam_finds_nothing_of_it(page: Page, *, script: bool) -> None:
    """The page that thanks him is shown once, and is called what every such page is called."""
    expect(page.locator("main")).to_contain_text("safeguarding lead of Westbury Council")
    expect(page).to_have_title(re.compile(f"^{LINK}"))
    if script:  # the rules are looked over by one
        page.wait_for_load_state("load")
        assert axe_violations(page) == too_wide(page) == []
    page.reload()
    expect(page.locator("main")).not_to_contain_text("Thank you")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="My day").click()
    expect(page.locator("body")).not_to_contain_text("purse")


def maggie_says_that_she_is_frightened(page: Page) -> None:
    page.get_by_role("contentinfo").get_by_role("link", name=LINK).click()
    page.get_by_label("What is happening?").fill(SAYS)
    page.get_by_label("Yes, now").check()
    page.get_by_label("What would you like to happen?").fill(WISH)
    page.get_by_role("button", name="Send").click()
    expect(page.locator("main")).to_contain_text("ring 999 now")


def maggies_page_says_nothing(page: Page) -> None:
    page.get_by_role("link", name="Go on").click()
    expect(page.locator("body")).not_to_contain_text("card")


def ngozi_reads_what_waits(page: Page) -> None:
    """Danger comes first. The record itself is closed to her until she takes it on."""
    first = page.locator("main li").first
    expect(first).to_contain_text("In danger, it was said")
    expect(page.locator("main")).to_contain_text("Her purse was empty again.")
    first.get_by_role("link").click()
    expect(page.locator("main")).to_contain_text(SAYS)
    expect(page.get_by_role("link", name="Open the record")).to_have_count(0)


def ngozi_takes_it_on(page: Page) -> None:
    page.get_by_role("button", name="Take this on").click()
    expect(page.locator("main")).to_contain_text("You are on this case")
    page.get_by_role("link", name="Open the record").click()
    expect(page.locator("h1")).to_contain_text("Margaret Holt")
    page.go_back()


def she_asks_what_maggie_wants(page: Page) -> None:
    page.get_by_role("link", name="Add to the case").click()
    page.get_by_label("What do you want to add?").fill(
        "She wants to keep seeing him, with her card"
    )
    page.get_by_label("What the person wants to happen").check()
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator("main")).to_contain_text("She wants to keep seeing him")


def she_closes_it(page: Page) -> None:
    page.get_by_role("link", name="Close the case").click()
    page.get_by_role("button", name="Close it").click()
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    page.get_by_label("What was found, what was done").fill("The bank sent a new card")
    page.get_by_label("Yes, all of it").check()
    page.get_by_role("button", name="Close it").click()
    expect(page.locator("main")).to_contain_text("The case is closed")


def the_record_is_closed_to_her(page: Page, maggie: Person) -> None:
    answer = page.goto(f"/people/{maggie.pk}")
    assert answer is not None
    assert answer.status == 404


def priyas_page_says_nothing(page: Page, maggie: Person) -> None:
    """Her own practitioner is not on the case, so to her there is none."""
    page.goto(f"/people/{maggie.pk}")
    expect(page.locator("h1")).to_contain_text("Margaret Holt")
    for told in ("card", "purse", "afeguarding"):
        expect(page.locator("body")).not_to_contain_text(told)
