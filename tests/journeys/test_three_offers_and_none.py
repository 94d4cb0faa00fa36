"""Maggie compares three offers on her phone and takes none: that is an answer too."""

from decimal import Decimal

from playwright.sync_api import Page, expect

from tests.browser import A_STORY, axe_violations, too_wide
from tests.journeys.conftest import Sits
from tests.lives import live
from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership
from whatmatters.access.roles import RoleKey
from whatmatters.brokerage.actions import (
    Line,
    Terms,
    begin_search,
    have_idea,
    keep_offer,
    make_offer,
    send_request,
    write_request,
)
from whatmatters.brokerage.models import Choice, Recipient, Search
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.plans.models import Action

pytestmark = A_STORY

WHY = "I would sooner ask Jean’s nephew. He knows where the tap is."


def fits(page: Page) -> None:
    """For everybody, and on a narrow phone."""
    found = [*axe_violations(page), *too_wide(page)]
    assert found == [], f"{page.url}: {found}"


def test_three_offers_are_compared_and_none_is_taken(
    sits_down: Sits, maggie: Person, maggie_herself: Actor, priya: Actor
) -> None:
    search = three_offers(maggie, priya)

    hers = sits_down(maggie_herself, at=f"/brokerage/people/{maggie.pk}", width=320)
    fits(hers)
    hers.get_by_role("link", name="To be out of doors").click()
    fits(hers)
    expect(hers.get_by_role("heading", name="3 offers")).to_be_visible()
    as_asked = [item.inner_text() for item in hers.locator(".wm-offer h3").all()]
    assert as_asked == ["Brook Home Care", "Meadow Care", "Ned, who cuts hedges"]

    she_says_what_she_thinks(hers)
    she_takes_none(hers)

    assert Choice.objects.get().takes_none
    assert not Action.objects.filter(doer="provider").exists()
    provider = sits_down(cast.worker("bridget"), at="/brokerage/in-tray", width=320)
    fits(provider)
    expect(provider.locator("main")).to_contain_text("Another way was chosen")
    for secret in (WHY, "Maggie", "Meadow", "Ned"):
        expect(provider.locator("main")).not_to_contain_text(secret)
    assert Search.objects.get().pk == search.pk


def she_says_what_she_thinks(page: Page) -> None:
    page.get_by_role("link", name="Say what you think").first.click()
    fits(page)
    page.get_by_label("What do you think of it?").fill("They never come on time")
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator(".wm-offer").first).to_contain_text("They never come on time")


def she_takes_none(page: Page) -> None:
    """The first try says nothing: she is told what to do, and nothing is lost."""
    page.get_by_role("link", name="Choose one, or none").click()
    fits(page)
    page.get_by_label("Why?").fill(WHY)
    page.get_by_role("button", name="This is the choice").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Choose one of them, or none")
    expect(page.get_by_label("Why?")).to_have_value(WHY)
    page.get_by_label("None of them").check()
    page.get_by_role("button", name="This is the choice").click()
    expect(page.locator("main")).to_contain_text(WHY)
    expect(page.locator("main")).to_contain_text("Closed")
    fits(page)


def three_offers(person: Person, by: Actor) -> Search:
    """From two providers who answer here, and one on the phone."""
    outcome = live(person, with_=by).outcomes[0]
    have_idea(outcome=outcome, by=by, description="Ask next door", is_unpaid=True)
    search = begin_search(person=person, by=by, outcomes=[outcome])
    asked = search.request.asked_for.get()
    write_request(
        search=search,
        by=by,
        area="WB4",
        when_useful="Tuesday mornings",
        communication="",
        must_know="",
        words={asked.pk: ("To be out of doors", "")},
    )
    managers = [cast.worker("bridget"), _manager(Actor(cast.account("mo", "Mo Hill")))]
    send_request(
        search=search,
        by=by,
        answer_by=clock.today(),
        organisations=[who.membership.organisation for who in managers if who.membership],
        elsewhere=["Ned, who cuts hedges"],
    )
    serves = {asked.pk: "There and back"}
    for who, price in zip(managers, ("25.40", "21.75"), strict=True):
        sent = Recipient.objects.visible_to(who).select_related("request")
        recipient = sent.get(request__search=search)
        lines = [Line(Decimal(price), "hour", "week", Decimal(4))]
        make_offer(recipient=recipient, by=who, terms=Terms("Walk", lines=lines, serves=serves))
    ned = Recipient.objects.get(request__search=search, kind="elsewhere")
    keep_offer(search=search, by=by, recipient=ned, terms=Terms("Dig", serves=serves))
    return search


def _manager(who: Actor) -> Actor:
    office = cast.place("meadow")
    office.name = "Meadow Care"
    office.save(update_fields=["name"])
    member = Membership.objects.create(
        user=who.user, organisation=office, role_key=RoleKey.PROVIDER_MANAGER
    )
    return Actor(who.user, member)
