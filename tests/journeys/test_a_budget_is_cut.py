"""A cut: Maggie is told first, with the reason, and what she says stands beside it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from tests.browser import A_STORY, axe_violations, too_wide
from tests.journeys.conftest import Sits
from whatmatters.access.actor import Actor
from whatmatters.budgets.actions import agree_budget
from whatmatters.budgets.models import Budget
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.web.components.words import written

pytestmark = A_STORY

WHY = "You make your own breakfast now on most days"
HERS = "I make it on a good day. What about the bad ones?"


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_cut_shows_its_reason_and_its_day(
    script: bool, sits_down: Sits, maggie: Person, maggie_herself: Actor, helen: Actor
) -> None:
    today = clock.today()
    agree_budget(
        person=maggie,
        by=helen,
        agreed=Decimal(180),
        period="week",
        begins_on=today - timedelta(days=90),
    )
    begins = today + timedelta(days=28)

    helens = sits_down(helen, at=f"/money/of/{maggie.pk}/agree", script=script)
    helen_tries_to_cut_it_from_today(helens, today)
    helen_gives_notice(helens, begins)
    cut = Budget.objects.get(number=2)
    assert cut.is_cut
    assert cut.told_on == today

    maggies = sits_down(maggie_herself, at="/my-page", script=script, width=390)
    maggie_reads_why_and_when(maggies, today, begins)
    maggie_says_what_she_thinks(maggies)
    if script:  # the rules are looked over by one
        maggies.wait_for_load_state("load")
        assert axe_violations(maggies) == too_wide(maggies) == []


def helen_tries_to_cut_it_from_today(page: Page, today: date) -> None:
    """She has not told Maggie before it starts: she is asked to, and keeps what she typed."""
    page.get_by_label("Why does the budget change?").select_option("needs")
    page.get_by_label("Say it in words for the person").fill(WHY)
    page.get_by_label("How much is agreed?").fill("150.00")
    the_day(page, "When was the person told?", today)
    the_day(page, "When does it start?", today)
    page.get_by_role("button", name="Change the budget").click()
    expect(page.get_by_text("Tell them before it starts.").first).to_be_visible()
    expect(page.get_by_label("Say it in words for the person")).to_have_value(WHY)


def helen_gives_notice(page: Page, begins: date) -> None:
    the_day(page, "When does it start?", begins)
    page.get_by_role("button", name="Change the budget").click()
    expect(page.get_by_text("What comes next")).to_be_visible()


def maggie_reads_why_and_when(page: Page, told: date, begins: date) -> None:
    page.get_by_role("link", name="Open my money").click()
    expect(page.get_by_role("heading", name="My money", level=1)).to_be_visible()
    expect(page.get_by_text("£180.00 a week").first).to_be_visible()
    expect(page.get_by_text("£30.00 a week less").first).to_be_visible()
    expect(page.get_by_text(WHY)).to_be_visible()
    expect(page.get_by_text(written(told)).first).to_be_visible()
    expect(page.get_by_text(f"From {written(begins)}").first).to_be_visible()
    expect(page.get_by_text("You can ask us to look at it again.")).to_be_visible()


def maggie_says_what_she_thinks(page: Page) -> None:
    page.get_by_role("link", name="Say what you think of this").click()
    page.get_by_label("I do not agree").check()
    page.get_by_label("Is there anything you want to say about it?").fill(HERS)
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_text(HERS)).to_be_visible()


def the_day(page: Page, question: str, day: date) -> None:
    boxes = page.get_by_role("group", name=question)
    for part, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        boxes.get_by_label(part).fill(str(value))
