"""Bo knocks. Priya listens. What Bo wants becomes an outcome, a plan, a review, a next plan."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser import A_STORY
from tests.journeys.conftest import Sits, WalksIn
from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people import actions as people
from whatmatters.people.models import Person
from whatmatters.plans.models import Plan

pytestmark = A_STORY

KNOCK = "I do not know what I need. I want somebody to talk to who is not in a hurry."
WANT = "I want to hear my own voice in a room with other people in it"


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_from_a_knock_to_a_next_plan(
    script: bool, walks_in: WalksIn, sits_down: Sits, live_server: LiveServer, priya: Actor
) -> None:
    reference = bo_asks_for_help(walks_in(script=script))

    page = sits_down(priya, script=script)
    priya_starts_a_record(page, reference)
    bo = Person.objects.get(known_as="Bo")
    priya_writes_down_what_bo_says(page)
    priya_draws_an_outcome_from_it(page)
    priya_plans_with_bo(page, bo)
    priya_agrees(page, bo)

    bos = sits_down(an_account_for(bo), script=script)
    bo_agrees(bos)

    priya_looks_back_with_bo(page, bo)
    bo_says_how_it_went(bos)
    priya_decides_with_bo_and_finishes(page, bo)
    the_next_plan_is_open(page, bo)
    the_thread_leads_back_to_the_knock(bos)


def bo_asks_for_help(page: Page) -> str:
    """Bo has no account, and needs none."""
    page.get_by_role("link", name="Tell us what is going on").click()
    page.get_by_label("In your own words").fill(KNOCK)
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_label("Myself").check()
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_label("Your name").fill("Bo")
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_label("Text message").check()
    page.get_by_label("What is the number, e-mail or address?").fill("07700 900177")
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_label(re.compile("What would make it easier")).fill("A text before you ring")
    page.get_by_role("button", name="Save and continue").click()
    expect(page.locator("main")).to_contain_text(KNOCK)
    page.get_by_role("button", name="Send").click()
    return str(page.locator(".wm-code").first.inner_text())


def priya_starts_a_record(page: Page, reference: str) -> None:
    """Nothing that Bo typed is typed again."""
    page.get_by_role("link", name="Enquiries").click()
    page.locator("main").get_by_role("link", name=re.compile("Bo")).first.click()
    expect(page.locator("main")).to_contain_text(KNOCK)
    expect(page.locator("main")).to_contain_text(reference)
    page.get_by_role("link", name="Start a record").click()
    page.get_by_role("button", name=re.compile("start a record", re.IGNORECASE)).click()
    expect(page.locator("#said")).to_contain_text(KNOCK)
    expect(page.locator("main")).to_contain_text("A text before you ring")


def priya_writes_down_what_bo_says(page: Page) -> None:
    page.get_by_label("What is being said").fill(WANT)
    page.get_by_role("button", name="Keep these words").click()
    expect(page.locator("#said")).to_contain_text(WANT)


def priya_draws_an_outcome_from_it(page: Page) -> None:
    page.get_by_role("link", name=re.compile("Make an outcome")).last.click()
    expect(page.get_by_label("What does Bo want?")).to_have_value(WANT)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("h1")).to_have_text("What Bo wants")
    expect(page.locator("main")).to_contain_text(WANT)


def priya_plans_with_bo(page: Page, bo: Person) -> None:
    page.goto(f"/people/{bo.pk}")
    page.get_by_role("button", name="Start a plan").click()
    page.get_by_role("link", name=re.compile("Add what somebody will do")).click()
    page.get_by_role("radio", name="Bo", exact=True).check()
    page.get_by_label("What will be done?").fill("Go and stand at the back of the choir")
    page.get_by_label("How often?").fill("once, to see")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main")).to_contain_text("Go and stand at the back of the choir")


def priya_agrees(page: Page, bo: Person) -> None:
    page.get_by_role("link", name="Read it and agree").click()
    page.get_by_role("button", name="I agree as practitioner").click()
    assert Plan.objects.get(person=bo).is_draft


def an_account_for(bo: Person) -> Actor:
    user = cast.account("bo", "Bo")
    people.give_account(person=bo, user=user, by="system")
    return Actor(user)


def bo_agrees(page: Page) -> None:
    expect(page.locator("h1")).to_have_text("Hello Bo")
    page.get_by_role("link", name="Look at the new plan").click()
    page.get_by_role("link", name="Read it and agree").click()
    page.get_by_role("button", name="Yes, this is my plan").click()
    expect(page.locator("main")).to_contain_text("greed")
    assert Plan.objects.running().count() == 1


def priya_looks_back_with_bo(page: Page, bo: Person) -> None:
    Plan.objects.filter(person=bo).update(agreed_on=clock.today() - timedelta(days=40))
    page.goto(f"/people/{bo.pk}")
    page.get_by_role("link", name="Hold a review").click()
    page.get_by_role("button", name="Begin").click()
    expect(page.locator("h1")).to_have_text("Bo’s review")


def bo_says_how_it_went(page: Page) -> None:
    """In Bo's own column, from Bo's own sign-in."""
    page.get_by_role("navigation", name="Main").get_by_role("link", name="My page").click()
    page.get_by_role("link", name="Say how it is going").click()
    page.get_by_role("link", name=re.compile("Say how it is going")).first.click()
    page.get_by_role("radio", name="Partly").check()
    page.get_by_role("textbox").first.fill("I sang one line. Nobody turned round.")
    page.get_by_role("button", name=re.compile("Save")).first.click()


def priya_decides_with_bo_and_finishes(page: Page, bo: Person) -> None:
    page.reload()
    page.get_by_role("link", name=re.compile("Look at this together")).click()
    expect(page.locator("main")).to_contain_text("I sang one line.")
    page.get_by_role("radio", name="Partly").check()
    page.get_by_role("radio", name="Change what we do").check()
    page.get_by_label("What will be different from now on?").fill("A lift home afterwards")
    page.get_by_role("button", name="Save and go back to the review").click()
    page.get_by_role("link", name=re.compile("Finish this review")).click()
    page.get_by_role("button", name="Finish the review").click()


def the_next_plan_is_open(page: Page, bo: Person) -> None:
    draft = Plan.objects.get(person=bo, number=2)
    assert draft.is_draft
    page.get_by_role("link", name="See before and after").click()
    expect(page).to_have_url(re.compile(f"/plans/{draft.pk}/changes"))
    expect(page.locator("main")).to_contain_text("Go and stand at the back of the choir")


def the_thread_leads_back_to_the_knock(page: Page) -> None:
    page.get_by_role("navigation", name="Main").get_by_role("link", name="My page").click()
    page.get_by_role("link", name="See what came of it").click()
    strand = page.locator(f"#outcome-{UUID(str(Outcome.objects.get().pk))}")
    expect(strand).to_contain_text("A lift home afterwards")
    strand.get_by_role("link", name=re.compile("Back to the words it came from")).click()
    expect(page.locator(":target")).to_contain_text(WANT)
    expect(page.locator("main")).to_contain_text(KNOCK)
