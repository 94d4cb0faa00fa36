"""What is due, overdue and changed, for a practitioner; a lead's list of the team's people."""

from datetime import timedelta

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.lives import Life, live
from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.conversations.actions import keep_statement
from whatmatters.conversations.models import Conversation
from whatmatters.foundations import clock
from whatmatters.home.selectors.day import my_day
from whatmatters.home.selectors.team import team_page
from whatmatters.outcomes.actions import add_step, end_outcome, hear_outcome
from whatmatters.people import actions as people
from whatmatters.people.models import Person
from whatmatters.plans.models import Plan
from whatmatters.reviews.actions import ask_for_review


@pytest.fixture
def running(maggie: Person, priya: Actor) -> Life:
    return live(maggie, with_=priya)


@pytest.mark.parametrize(
    ("days", "heading"), [(-1, "Waiting longer than we said"), (3, "In the next two weeks")]
)
def test_a_plan_to_be_looked_at_is_on_it(
    days: int, heading: str, visit: Visit, running: Life, priya: Actor
) -> None:
    Plan.objects.filter(pk=running.plan.pk).update(review_on=clock.today() + timedelta(days=days))

    page = visit("/my-day", by=priya)

    [card] = [card for card in page.select(".wm-card") if heading in card.text]
    assert "Margaret Holt (Maggie): A review" in card.text


def test_a_step_that_is_due_is_on_it(visit: Visit, running: Life, priya: Actor) -> None:
    [outcome] = running.outcomes
    add_step(outcome=outcome, by=priya, words="Sow the beans", due_on=clock.today())

    assert "Margaret Holt (Maggie): Sow the beans" in visit("/my-day", by=priya).text


def test_what_maggie_wrote_herself_is_news(
    visit: Visit, running: Life, priya: Actor, maggie_herself: Actor
) -> None:
    talk = Conversation.objects.visible_to(maggie_herself).get()
    keep_statement(conversation=talk, by=maggie_herself, words="And my knees are better")

    page = visit("/my-day", by=priya)

    assert "new words in a conversation" in page.text
    assert "knees" not in page.text


def test_it_shows_nobody_elses_people(visit: Visit, running: Life, tomasz: Actor) -> None:
    page = visit("/my-day", by=tomasz)

    assert "Holt" not in page.text
    assert "Nobody yet" in page.text


def test_whom_it_showed_is_written_down(visit: Visit, running: Life, priya: Actor) -> None:
    visit("/my-day", by=priya)

    listed = AuditEntry.objects.filter(did="listed", to="home.day")
    assert [entry.about for entry in listed] == [str(running.person.pk)]


@pytest.mark.parametrize("how_many", [1, 12])
def test_the_same_few_questions_however_many_people(
    how_many: int, priya: Actor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(how_many):
        live(people.begin_record(by=priya, known_as="Joan"), with_=priya)
    Plan.objects.update(review_on=clock.today())

    with django_assert_num_queries(16):
        page = my_day(viewer=priya)

    assert len(page.due) == len(page.people) == how_many


def test_helen_sees_her_teams_people(visit: Visit, running: Life, helen: Actor) -> None:
    page = visit("/my-team", by=helen)

    [heading] = page.select("h1")
    assert heading.text == "North team"
    assert "Priya Nair" in page.text
    assert "Agreed and running" in page.text


def test_another_teams_lead_would_not(running: Life, helen: Actor, owen: Actor) -> None:
    assert owen.membership is not None
    assert not team_page(viewer=owen).rows


def test_a_practitioner_has_no_team_page(visit: Visit, priya: Actor) -> None:
    visit("/my-team", by=priya, expecting=403)


@pytest.mark.parametrize("how_many", [1, 12])
def test_the_team_costs_the_same_however_large(
    how_many: int, priya: Actor, helen: Actor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(how_many):
        live(people.begin_record(by=priya, known_as="Joan"), with_=priya)

    with django_assert_num_queries(8):
        page = team_page(viewer=helen)

    assert len(page.rows) == how_many


def test_a_review_that_maggie_asked_for_is_news(
    visit: Visit, running: Life, priya: Actor, maggie_herself: Actor
) -> None:
    ask_for_review(person=running.person, by=maggie_herself, because="Tuesdays")

    page = visit("/my-day", by=priya)

    assert "asked for a review" in page.text
    assert "Tuesdays" not in page.text


def test_something_maggie_wants_and_wrote_down_herself_is_news(
    visit: Visit, maggie: Person, priya: Actor, maggie_herself: Actor
) -> None:
    hear_outcome(person=maggie, by=maggie_herself, words="A cat", source="wrote")

    assert "something new they want" in visit("/my-day", by=priya).text


def test_nothing_is_due_for_somebody_who_has_died(
    visit: Visit, running: Life, priya: Actor
) -> None:
    Plan.objects.filter(pk=running.plan.pk).update(review_on=clock.today())
    Person.objects.filter(pk=running.person.pk).update(died_on=clock.today())

    assert "Holt" not in visit("/my-day", by=priya).text


def test_nothing_is_due_once_everything_has_ended(
    visit: Visit, running: Life, priya: Actor
) -> None:
    Plan.objects.filter(pk=running.plan.pk).update(review_on=clock.today())
    end_outcome(outcome=running.outcomes[0], by=priya, ending="achieved", on=clock.today())

    assert "A review" not in visit("/my-day", by=priya).text
