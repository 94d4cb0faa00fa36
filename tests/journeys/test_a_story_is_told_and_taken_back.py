"""A story is told, approved, found beside an outcome, and taken back."""

import re

from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser import A_STORY, axe_violations, too_wide
from tests.journeys.conftest import Sits
from tests.lives import live
from whatmatters.access.actor import Actor
from whatmatters.people.models import Person
from whatmatters.plans.actions import open_next_version
from whatmatters.plans.models import Aim
from whatmatters.stories.models import Story

pytestmark = A_STORY


def test_a_story_is_told_approved_found_and_taken_back(
    sits_down: Sits, maggie: Person, maggie_herself: Actor, helen: Actor, priya: Actor
) -> None:
    mine = _tells(sits_down, maggie, maggie_herself)
    _approves(sits_down, helen)

    beside = sits_down(priya, at=_picker(maggie, priya))
    beside.get_by_role("link", name=re.compile("Read it.*Back among my beans")).click()
    expect(beside.get_by_role("heading", level=1)).to_have_text("Back among my beans")
    assert "Maggie" not in beside.locator("main").inner_text()
    address = beside.url

    mine.reload()
    mine.get_by_role("button", name="Take it back").click()
    expect(mine.get_by_text("Taken back. Nobody else can read it now")).to_be_visible()

    beside.goto(address)
    expect(beside.get_by_role("heading", level=1)).to_have_text("This story was taken back")
    beside.goto(_picker(maggie, priya))
    expect(beside.get_by_text("Back among my beans")).to_have_count(0)
    assert Story.objects.get().state == Story.State.WITHDRAWN


def _tells(sits_down: Sits, maggie: Person, herself: Actor) -> Page:
    """On her phone: what is marked she takes out, and what is left she says yes to."""
    page = sits_down(herself, at=reverse("stories:of", args=[maggie.pk]), width=320)
    page.get_by_role("link", name="Tell a story").click()
    page.get_by_label("What shall we call it?").fill("Back among my beans")
    page.get_by_label("What was wanted?").fill("To get back to my allotment")
    page.get_by_label("What was done to get there?").fill("Jean Barker gives me a lift")
    page.get_by_role("button", name="Save and check it").click()
    expect(page.locator("mark")).to_have_text("Jean Barker")
    assert too_wide(page) == []
    assert axe_violations(page) == []

    page.get_by_role("button", name="Save and go on").click()
    page.get_by_label("What was done to get there?").fill("A friend gives me a lift")
    page.get_by_role("button", name="Save and check it").click()
    page.get_by_role("link", name="Go on").click()
    page.get_by_role("link", name="Yes, send it").click()
    page.get_by_label("Everybody who signs in here").check()
    page.get_by_role("button", name="Yes, send it").click()
    expect(page.get_by_text("Waiting to be read")).to_be_visible()
    assert too_wide(page) == []
    return page


def _approves(sits_down: Sits, helen: Actor) -> None:
    page = sits_down(helen, at=reverse("stories:waiting"))
    page.get_by_role("link", name=re.compile("Back among my beans")).click()
    assert "Maggie" not in page.locator("main").inner_text()
    assert axe_violations(page) == []
    page.get_by_role("button", name="Let others read it").click()
    expect(page.get_by_text("Others can read it now")).to_be_visible()


def _picker(maggie: Person, priya: Actor) -> str:
    """Where something is chosen for an outcome of the plan that is being written."""
    draft = Aim.objects.filter(plan__person=maggie, plan__status="draft").order_by("pk").first()
    if draft is None:
        plan = open_next_version(plan=live(maggie, with_=priya).plan, by=priya)
        draft = plan.aims.order_by("place", "pk")[0]
    return reverse("plans:choose", args=[draft.pk])
