"""Maggie invites her sister, who helps. She stops her nephew, who does not. An advocate writes."""

import re
from uuid import uuid4

from playwright.sync_api import Page, expect

from tests.browser import A_STORY, axe_violations, too_wide
from tests.journeys.conftest import Sits
from tests.lives import live
from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.letters.actions import send_message
from whatmatters.people.models import CircleMember, Person, Share
from whatmatters.plans.actions import add_action, agree_plan, start_plan
from whatmatters.plans.models import Action

pytestmark = A_STORY

ASKS = "Can you come on Sunday?"
ANSWERS = "Yes. I will bring the seedlings."
EVERY_WEEK = "Drive to the allotment"


def fits(page: Page) -> None:
    """For everybody, and on a phone of 320 pixels."""
    found = [*axe_violations(page), *too_wide(page)]
    assert found == [], f"{page.url}: {found}"


def joins(person: Person, key: str, kind: str, *topics: str) -> Actor:
    who = Actor(cast.account(key, f"{key.title()} Holt"))
    place = CircleMember.objects.create(person=person, kind=kind, name=who.name, user=who.user)
    Share.objects.create(
        person=person, member=place, purpose="To help", **dict.fromkeys(("core", *topics), True)
    )
    return who


def test_a_sister_with_consent(
    sits_down: Sits, maggie: Person, maggie_herself: Actor, priya: Actor
) -> None:
    rose = joins(maggie, "rose", "family", "plan")
    hers = CircleMember.objects.get(user=rose.user)
    drives(maggie, hers, priya)

    maggies = sits_down(maggie_herself, at=f"/people/{maggie.pk}/sharing", width=390)
    fits(maggies)
    she_looks_with_her_sisters_eyes(maggies)
    she_writes_to_her(maggies)

    roses = sits_down(rose, at="/messages", width=390)
    she_answers(roses)
    she_says_what_she_did_and_did_again(roses)

    maggies.goto(f"/messages/with/{hers.pk}")
    expect(maggies.locator("main")).to_contain_text(ANSWERS)


def drives(maggie: Person, hers: CircleMember, priya: Actor) -> None:
    """Something that is Rose's to do, every week, in a plan that is agreed."""
    live(maggie, with_=priya)
    plan = start_plan(person=maggie, by=priya)
    aim = plan.aims.order_by("place", "pk")[0]
    add_action(
        aim=aim, by=priya, doer="family", member=hers, what=EVERY_WEEK, how_often="every week"
    )
    for party in ("practitioner", "person"):
        plan = agree_plan(plan=plan, by=priya, party=party, agreed_on=clock.today())


def she_looks_with_her_sisters_eyes(page: Page) -> None:
    page.get_by_role("link", name=re.compile("As they see it: Rose")).click()
    expect(page.get_by_text("This is your page as Rose Holt sees it")).to_be_visible()
    assert not page.locator("main a, main form").all()
    fits(page)
    page.get_by_role("link", name="Back to my own view").click()
    expect(page.locator("h1")).to_have_text("Who can see what")


def she_writes_to_her(page: Page) -> None:
    page.goto("/messages")
    fits(page)
    page.get_by_role("link", name=re.compile("Read and write.*Rose Holt")).click()
    page.get_by_label("What would you like to say?").fill(ASKS)
    page.get_by_role("button", name="Send").click()
    expect(page.locator("main")).to_contain_text(ASKS)
    fits(page)


def she_answers(page: Page) -> None:
    page.get_by_role("link", name=re.compile("Read and write.*Maggie")).click()
    expect(page.locator("main")).to_contain_text(ASKS)
    box = page.get_by_label("What would you like to say?")
    box.fill(ANSWERS)
    page.get_by_role("button", name="Keep for later").click()
    page.get_by_role("link", name="Go on writing").click()
    expect(box).to_have_value(ANSWERS)
    page.get_by_role("button", name="Send").click()
    expect(page.locator("main")).to_contain_text(ANSWERS)
    assert not page.get_by_text("Not sent yet").count()


def she_says_what_she_did_and_did_again(page: Page) -> None:
    """In what she may see of the plan there is one thing that falls to her, every week."""
    action = Action.objects.get(what=EVERY_WEEK, aim__plan__status="running")
    for _time in ("first", "again"):
        page.goto(f"/plans/{action.aim.plan_id}")
        page.get_by_role("button", name=re.compile("I did this today")).click()
        expect(page.locator("main")).to_contain_text("Last done on")
    fits(page)


def test_a_nephew_who_controls_her_is_shown_nothing_and_told_nothing(
    sits_down: Sits, maggie: Person, maggie_herself: Actor, priya: Actor
) -> None:
    live(maggie, with_=priya)
    rob = joins(maggie, "rob", "family", "plan", "diary", "visits", "alerts", "budget")
    june = joins(maggie, "june", "friend", "plan")
    junes = CircleMember.objects.get(user=june.user)
    send_message(member=junes, by=maggie_herself, words="He takes my card")

    robs = sits_down(rob, at=f"/people/{maggie.pk}")
    for address in (f"/people/{maggie.pk}", "/messages", f"/messages/with/{junes.pk}"):
        robs.goto(address)
        assert not re.search("June|takes my card", robs.content())

    maggies = sits_down(maggie_herself, at=f"/people/{maggie.pk}/sharing", width=390)
    maggies.get_by_role("button", name=re.compile("Stop sharing.*Rob")).click()
    expect(maggies.get_by_text("They are told nothing")).to_be_visible()

    robs.goto(f"/people/{maggie.pk}")
    gone = robs.locator("main").inner_text()
    robs.goto(f"/people/{uuid4()}")
    assert robs.locator("main").inner_text() == gone
    robs.goto("/messages")
    assert "Maggie" not in robs.content()


def test_an_advocate_who_may_see_the_plan_and_writes(
    sits_down: Sits, maggie: Person, maggie_herself: Actor, priya: Actor
) -> None:
    live(maggie, with_=priya)
    ada = joins(maggie, "ada", "advocate", "plan")
    hers = CircleMember.objects.get(user=ada.user)

    adas = sits_down(ada, at="/my-page")
    expect(adas.locator("h1")).to_contain_text("Holt")
    assert not adas.get_by_role("link", name=re.compile("Who can see what|Add somebody")).count()
    adas.goto(f"/people/{maggie.pk}/sharing")
    assert "Who can see something now" not in adas.content()

    adas.goto(f"/messages/with/{hers.pk}")
    adas.get_by_label("What would you like to say?").fill("I will come to the review with you.")
    adas.get_by_role("button", name="Send").click()

    maggies = sits_down(maggie_herself, at="/messages", width=390)
    maggies.get_by_role("link", name=re.compile("Read and write.*Ada Holt")).click()
    expect(maggies.locator("main")).to_contain_text("I will come to the review with you.")
