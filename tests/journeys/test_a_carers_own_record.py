"""June looks after Maggie. She gets a record of her own, and Maggie's page does not say so."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import A_STORY, axe_violations, too_wide
from tests.journeys.conftest import Sits
from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.people.actions import give_account
from whatmatters.people.models import Caring, Person

pytestmark = A_STORY

SINGING = "I want my Thursdays back, singing"
TIRED = "I sleep with the phone on my chest"


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_carer_has_a_record_of_her_own(
    script: bool,
    sits_down: Sits,
    maggie: Person,
    maggie_herself: Actor,
    june: Actor,
    priya: Actor,
) -> None:
    priyas = sits_down(priya, script=script)
    priya_begins_it_from_maggies_circle(priyas, maggie, script=script)
    caring = Caring.objects.get()
    own = give_account(person=caring.carer, user=june.user, by="system")

    junes = sits_down(june, at="/my-page", script=script, width=390)
    june_says_what_she_wants(junes, own, script=script)
    june_says_how_much_help_she_wants(junes, own, script=script)
    june_tells_of_herself(junes, own, script=script)
    june_sees_what_maggie_shares_and_no_more(junes, maggie)

    priya_reads_what_is_for_her(sits_down(priya, script=script), own)
    maggie_finds_nothing_of_it(sits_down(maggie_herself, script=script), maggie, own)
    tomasz_finds_neither(sits_down(cast.worker("tomasz"), script=script), maggie, own)


def fits(page: Page, *, script: bool) -> None:
    if script:  # the rules are looked over by one
        page.wait_for_load_state("load")
        assert axe_violations(page) == too_wide(page) == []


def priya_begins_it_from_maggies_circle(page: Page, maggie: Person, *, script: bool) -> None:
    page.goto(f"/people/{maggie.pk}/details")
    page.get_by_role("link", name=re.compile("Start a carer’s own record for June")).click()
    expect(page.locator("main")).to_contain_text("Their right to an assessment of their own")
    fits(page, script=script)
    page.get_by_label("Whom do they look after").fill("my mum")
    page.get_by_label("They live apart").check()
    page.get_by_role("button", name="Start the record").click()
    expect(page.locator("h1")).to_contain_text("June Holt")


def june_says_what_she_wants(page: Page, own: Person, *, script: bool) -> None:
    """What carers said matters is asked first."""
    page.goto(f"/outcomes/for/{own.pk}")
    maps = page.locator("fieldset legend", has_text=re.compile("^\\s*Which part"))
    expect(maps.first).to_contain_text("as a carer")
    fits(page, script=script)
    page.locator("textarea[name=words]").fill(SINGING)
    page.locator("main form button[type=submit], main form button:not([type])").first.click()
    expect(page.locator("main")).to_contain_text(SINGING)


def june_says_how_much_help_she_wants(page: Page, own: Person, *, script: bool) -> None:
    page.goto(f"/plans/help/{own.pk}")
    fits(page, script=script)
    page.get_by_label("Is there anything you want to say about it?").fill(TIRED)
    page.get_by_role("button", name="I do it with help").click()
    expect(page.locator("main")).to_contain_text(TIRED)


def june_tells_of_herself(page: Page, own: Person, *, script: bool) -> None:
    page.goto(f"/people/{own.pk}/equality")
    fits(page, script=script)
    page.get_by_label("Buddhist").check()
    page.get_by_role("button", name="Save my answers").click()
    expect(page.get_by_label("Buddhist")).to_be_checked()


def june_sees_what_maggie_shares_and_no_more(page: Page, maggie: Person) -> None:
    page.goto(f"/people/{maggie.pk}/details")
    expect(page.locator("body")).not_to_contain_text(SINGING)
    assert status(page, f"/people/{maggie.pk}/equality") == 404


def priya_reads_what_is_for_her(page: Page, own: Person) -> None:
    page.goto(f"/people/{own.pk}/details")
    expect(page.locator("main")).to_contain_text("Looks after my mum")
    expect(page.locator("body")).not_to_contain_text("Buddhist")
    assert status(page, f"/people/{own.pk}/equality") == 404
    page.goto(f"/plans/help/{own.pk}")
    expect(page.locator("main")).to_contain_text(TIRED)


def maggie_finds_nothing_of_it(page: Page, maggie: Person, own: Person) -> None:
    page.goto(f"/people/{maggie.pk}/details")
    expect(page.locator("main")).to_contain_text("June Holt")
    expect(page.locator("main")).not_to_contain_text("my mum")
    for there in (f"/people/{own.pk}", f"/plans/help/{own.pk}"):
        assert status(page, there) == 404


def tomasz_finds_neither(page: Page, maggie: Person, own: Person) -> None:
    for person in (maggie, own):
        assert status(page, f"/people/{person.pk}/details") == 404


def status(page: Page, address: str) -> int:
    answer = page.goto(address)
    assert answer is not None
    return answer.status
