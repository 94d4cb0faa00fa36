"""Maggie saves an hour on her phone, asks for a day out, and goes. Both sides say yes to it."""

from datetime import date, datetime, time, timedelta

from playwright.sync_api import Page, expect

from tests.browser import A_STORY, axe_violations, too_wide
from tests.journeys.conftest import Sits
from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.outcomes.actions import hear_outcome
from whatmatters.people.models import CircleMember, Kind, Person
from whatmatters.timebank.actions import open_time_budget
from whatmatters.timebank.models import TimeBudget
from whatmatters.timebank.selectors import left_on
from whatmatters.visits.actions import begin_visit, end_visit, plan_visit
from whatmatters.visits.models import Change, Status, Visit
from whatmatters.visits.walltime import moment_of

pytestmark = A_STORY

OUT = "The sea at Weston, with a flask"


def fits(page: Page) -> None:
    """For everybody, and on a narrow phone."""
    found = [*axe_violations(page), *too_wide(page)]
    assert found == [], f"{page.url}: {found}"


def test_an_hour_is_saved_and_spent_on_a_day_out(
    sits_down: Sits, maggie: Person, maggie_herself: Actor, priya: Actor, sam: Actor
) -> None:
    bridget = she_manages(maggie)
    budget = an_hour_is_all_there_is(maggie, priya)
    hear_outcome(person=maggie, by=priya, words="To smell the sea again")
    usual = the_usual_hour(maggie, bridget, sam, budget)

    hers = sits_down(maggie_herself, at=f"/time/of/{maggie.pk}", width=320)
    fits(hers)
    she_saves_the_hour(hers)
    usual.refresh_from_db()
    assert usual.status == Status.CANCELLED_BY_THEM
    assert left_on(budget=budget, day=clock.today()) == 60

    she_asks_for_a_day_out(hers, maggie, on=a_day_out())
    change = Change.objects.get(kind="visit")
    assert not Visit.objects.filter(day=a_day_out()).exists()

    office = sits_down(bridget, at="/visits/asked-for", width=390)
    fits(office)
    the_office_says_yes(office)

    visit = Visit.objects.get(day=a_day_out())
    assert [goer.user for goer in visit.goers.all()] == [sam.user]
    assert [one.outcome.words for one in visit.serves.all()] == ["To smell the sea again"]
    assert left_on(budget=budget, day=clock.today()) == 0
    change.refresh_from_db()
    assert change.state == "agreed"

    hers.goto(f"/time/of/{maggie.pk}")
    expect(hers.locator("main")).to_contain_text("Agreed")
    they_go(sits_down, visit, sam)
    hers.reload()
    used = hers.locator(".wm-jug-key__line", has_text="Used")
    expect(used).to_contain_text("1 hour")
    visit.refresh_from_db()
    assert visit.status == Status.DONE


def a_day_out() -> date:
    return clock.today() + timedelta(days=6)


def she_manages(person: Person) -> Actor:
    """Bridget manages Brook Home Care, and has a place in Maggie’s circle."""
    bridget = cast.worker("bridget")
    CircleMember.objects.create(
        person=person,
        kind=Kind.PROVIDER,
        name=bridget.name,
        user=bridget.user,
        organisation=cast.place("brook"),
    )
    return bridget


def an_hour_is_all_there_is(person: Person, by: Actor) -> TimeBudget:
    """15 minutes a week for four weeks, and nothing ahead: an hour until they are over."""
    return open_time_budget(
        person=person,
        organisation=cast.place("brook"),
        by=by,
        minutes_a_week=15,
        begins_on=clock.today(),
        overdraw_percent=0,
    )


def the_usual_hour(person: Person, by: Actor, worker: Actor, budget: TimeBudget) -> Visit:
    return plan_visit(
        person=person,
        organisation=cast.place("brook"),
        by=by,
        starts_at=at(3, time(10)),
        minutes=60,
        workers=[worker.user],
        budget=budget,
    )


def at(days: int, hour: time) -> datetime:
    return moment_of(clock.today() + timedelta(days=days), hour)


def she_saves_the_hour(page: Page) -> None:
    page.get_by_role("link", name="at 10am").click()
    page.get_by_role("link", name="Change this visit").click()
    fits(page)
    expect(page.locator("main")).to_contain_text("All of it: 1 hour")
    page.get_by_role("link", name="Save the time for later").click()
    fits(page)
    page.get_by_role("button", name="Save the time").click()
    expect(page.get_by_role("heading", name="What is asked for")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Agreed")
    fits(page)


def she_asks_for_a_day_out(page: Page, person: Person, *, on: date) -> None:
    """The first try leaves out when: she is told so, and nothing is lost."""
    page.goto(f"/time/of/{person.pk}")
    page.get_by_role("link", name="Ask for a visit").click()
    fits(page)
    expect(page.locator("main")).to_contain_text("up to 1 hour can be planned now")
    page.get_by_label("What is it for?").fill(OUT)
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Enter the day")
    expect(page.get_by_label("What is it for?")).to_have_value(OUT)
    for part, value in (("Day", on.day), ("Month", on.month), ("Year", on.year)):
        page.get_by_label(part, exact=True).fill(str(value))
    page.get_by_label("At what time?").fill("11am")
    page.get_by_label("How many hours?").fill("1")
    page.get_by_role("button", name="Send").click()
    expect(page.locator("main")).to_contain_text("Waiting for an answer")
    expect(page.locator("main")).to_contain_text(OUT)


def the_office_says_yes(page: Page) -> None:
    page.get_by_role("link", name="at 11am").first.click()
    expect(page.locator("main")).to_contain_text(OUT)
    fits(page)
    page.get_by_label("Yes", exact=True).check()
    page.get_by_label("Sam", exact=False).check()
    page.get_by_label("To smell the sea again").check()
    page.get_by_role("button", name="Answer").click()
    expect(page.locator("main")).to_contain_text("Agreed")
    fits(page)


def they_go(sits_down: Sits, visit: Visit, sam: Actor) -> None:
    """Sam reads what it is for. On the day they go, and the hour is used."""
    page = sits_down(sam, at=f"/visits/{visit.pk}", width=390)
    expect(page.locator("main")).to_contain_text(OUT)
    ends_at = visit.starts_at + timedelta(hours=1)
    with clock.at(ends_at):
        begin_visit(visit=visit, by=sam, at=visit.starts_at)
        end_visit(visit=visit, by=sam, at=ends_at)
