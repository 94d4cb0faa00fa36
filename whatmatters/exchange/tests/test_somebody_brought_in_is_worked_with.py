"""Somebody brought in from another system's file: from a name in a list to a finished review."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.conversations.models import Conversation
from whatmatters.exchange.tests.elsewhere import SYNTHEA, brought_in
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.plans.models import Plan
from whatmatters.reviews.models import Review
from whatmatters.reviews.tests.sending import as_shown as everything_on

LUPES = [path for path in SYNTHEA if path.name.startswith("Lupe_Little")]
SAID = "I want to cook for my brothers again, without counting everything."

pytestmark = pytest.mark.skipif(
    not LUPES, reason="Lupe Little’s third-party file is not beside the repository"
)


@pytest.fixture
def lupe(westbury: Organisation, priya: Actor) -> Person:
    """Known to the council since the file came in. Nobody works with Lupe yet."""
    brought_in(*LUPES, organisation=westbury)
    return Person.objects.get()


def test_from_a_file_to_a_finished_review(lupe: Person, priya: Actor, visit: Visit) -> None:
    priya_takes_lupe_on(visit, priya, lupe)
    they_talk(visit, priya, lupe)
    plan = they_both_agree_to_the_plan_that_came_in(visit, priya, lupe)
    review = priya_begins_a_review(visit, priya, plan)
    each_outcome_is_looked_at(visit, priya, review)
    the_review_is_finished(visit, priya, review)


def priya_takes_lupe_on(visit: Visit, priya: Actor, lupe: Person) -> None:
    page = opened(visit, priya, lupe, expecting=404)
    assert "Hemoglobin" not in page.text
    found = visit("/find", by=priya, sending={"name_or_number": "little"})
    assert found.select(f"form[action='{reverse('home:take-on', args=[lupe.pk])}']")

    page = visit(reverse("home:take-on", args=[lupe.pk]), by=priya, sending={})

    assert "You are now working with Lupe" in page.text
    for goal in lupe.outcomes.all():
        assert goal.words in opened(visit, priya, lupe).text


def they_talk(visit: Visit, priya: Actor, lupe: Person) -> None:
    today = boxes("held_on", clock.today())
    page = visit(reverse("conversations:begin", args=[lupe.pk]), by=priya, sending=today)
    talk = Conversation.objects.get(person=lupe)
    said = as_shown(page, "sent_as") | {"box": "statement", "words": SAID, "whose": "person"}

    page = visit(reverse("conversations:write", args=[talk.pk]), by=priya, sending=said)

    assert SAID in page.select("#said")[0].text
    assert talk.statements.get().words == SAID


def they_both_agree_to_the_plan_that_came_in(visit: Visit, priya: Actor, lupe: Person) -> Plan:
    plan = Plan.objects.get(person=lupe)
    page = visit(reverse("plans:show", args=[plan.pk]), by=priya)
    assert plan.is_draft
    assert "Diabetic diet" in page.text
    agree = reverse("plans:agree", args=[plan.pk])
    page = visit(agree, by=priya)
    told = as_shown(page, "told-read") | {"agree": "told", "told-words": "Yes, for now"}
    visit(agree, by=priya, sending=told | boxes("told-agreed_on", clock.today()))
    own = as_shown(page, "practitioner-read") | {"agree": "practitioner"}

    page = visit(agree, by=priya, sending=own)

    assert "Agreed and running" in page.text
    plan.refresh_from_db()
    return plan


def priya_begins_a_review(visit: Visit, priya: Actor, plan: Plan) -> Review:
    begin = reverse("reviews:begin", args=[plan.pk])
    read = as_shown(visit(begin, by=priya), "read")
    today = boxes("held_on", clock.today())

    page = visit(begin, by=priya, sending=read | today | {"kind": "light", "present": "Lupe"})

    assert page.select("h1")[0].text == "Lupe’s review"
    return Review.objects.get(plan=plan)


def each_outcome_is_looked_at(visit: Visit, priya: Actor, review: Review) -> None:
    aims = review.plan.aims.as_ranked()
    assert aims.count() == 5
    for aim in aims:
        look = reverse("reviews:look", args=[review.pk, aim.outcome_id])
        sent = everything_on(visit(look, by=priya))
        sent |= {"person-says": "partly", "practitioner-says": "not"}
        visit(look, by=priya, sending=sent | {"adjust-decision": "carry-on"})
    assert review.looks.filter(decision="carry-on").count() == 5


def the_review_is_finished(visit: Visit, priya: Actor, review: Review) -> None:
    finish = reverse("reviews:finish", args=[review.pk])
    shown = visit(finish, by=priya).select("main form [name^=look_again_on]")
    again = {str(box["name"]): str(box["value"]) for box in shown}

    page = visit(finish, by=priya, sending=again)

    assert "The review is finished" in page.text
    review.refresh_from_db()
    assert review.is_done
    assert SAID in visit(reverse("home:thread", args=[review.person_id]), by=priya).text


def opened(visit: Visit, by: Actor, lupe: Person, *, expecting: int = 200) -> BeautifulSoup:
    return visit(reverse("home:person", args=[lupe.pk]), by=by, expecting=expecting)


def as_shown(page: BeautifulSoup, name: str) -> dict[str, str]:
    """What a page carries under that name, as a browser sends it back."""
    return {name: str(page.select(f"input[name='{name}']")[0]["value"])}
