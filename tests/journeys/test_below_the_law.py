"""Below what the law asks, and still somebody walks with them."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import A_STORY
from tests.journeys.conftest import Sits
from tests.lives import MAGGIES_WORDS, live
from whatmatters.access.actor import Actor
from whatmatters.eligibility.models import Decision
from whatmatters.eligibility.tests.conftest import works_under
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person

pytestmark = A_STORY

WHAT_NOW = "Jean walks with you on Fridays. Priya rings in two weeks."
BECAUSE = "You wash, cook and go out by yourself. What is hard is to be alone."
DIFFERENTLY = "The bus frightens me. Nobody asked about the bus."


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_below_the_law_and_still_somebody_walks_with_them(
    script: bool, sits_down: Sits, maggie: Person, maggie_herself: Actor, priya: Actor
) -> None:
    works_under("westbury", "england")
    live(maggie, with_=priya)
    wants = Outcome.objects.get(person=maggie).words

    page = sits_down(priya, script=script)
    priya_looks_at_what_is_hard(page, maggie)
    priya_decides(page)

    hers = sits_down(maggie_herself, script=script)
    maggie_reads_what_we_do_now(hers)
    maggie_says_what_she_sees_differently(hers)
    priya_reads_it_beside_the_decision(page)
    assert Outcome.objects.get(person=maggie).words == wants


def priya_looks_at_what_is_hard(page: Page, maggie: Person) -> None:
    """One small question a page."""
    page.goto(f"{origin(page)}/people/{maggie.pk}")
    page.get_by_role("link", name="What help the law gives them").click()
    page.get_by_role("button", name="Look at their own needs").click()
    page.get_by_role("link", name="Eating and drinking well").click()
    for _ in range(9):
        page.get_by_label("They can do this").check()
        page.get_by_role("button", name="Save and go on").click()
    page.get_by_label("They can do this").check()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main")).to_contain_text("0 of 10 they can’t do")
    expect(page.locator("main")).to_contain_text("It looks as if the law does not say so")


def priya_decides(page: Page) -> None:
    """A person decides. Without saying what we do now, it can't be sent."""
    page.get_by_role("link", name="Decide", exact=True).click()
    page.get_by_label("The law does not say the organisation must").check()
    page.get_by_label("Why?").fill(BECAUSE)
    page.get_by_role("button", name="Decide").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("nobody is left with nothing")
    page.get_by_label(re.compile("what do we do now")).fill(WHAT_NOW)
    page.get_by_label(MAGGIES_WORDS).check()
    page.get_by_role("button", name="Decide").click()
    expect(page.locator("h1")).to_have_text("What was decided, and why")
    assert Decision.objects.get().lane


def maggie_reads_what_we_do_now(page: Page) -> None:
    expect(page.locator("main")).to_contain_text("What we do now")
    expect(page.locator("main")).to_contain_text(WHAT_NOW)
    page.get_by_role("link", name="What was decided, and why").click()
    page.get_by_role("link", name=re.compile("The law does not say")).click()
    expect(page.locator("main")).to_contain_text("We walk with you all the same")
    expect(page.locator("main")).to_contain_text(BECAUSE)
    expect(page.locator("main")).to_contain_text(MAGGIES_WORDS)


def maggie_says_what_she_sees_differently(page: Page) -> None:
    page.get_by_role("link", name="Say what I see differently").click()
    page.get_by_label("What do you see differently?").fill(DIFFERENTLY)
    page.get_by_role("button", name="Keep my words").click()
    expect(page.locator("main")).to_contain_text(DIFFERENTLY)


def priya_reads_it_beside_the_decision(page: Page) -> None:
    page.reload()
    expect(page.locator("main")).to_contain_text(DIFFERENTLY)


def origin(page: Page) -> str:
    return "/".join(page.url.split("/")[:3])
