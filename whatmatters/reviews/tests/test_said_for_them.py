"""Whoever may decide for the person answers in a review: for them, and in their own name."""

from datetime import timedelta

import pytest

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.reviews.actions import say
from whatmatters.reviews.models import Review, ReviewNotReady, Verdict
from whatmatters.reviews.tests.sending import sent_as, there

SENT = sent_as("person", says="partly", words="She hums when she comes back.", nearness="6")


@pytest.fixture
def ann(maggie: Person) -> Actor:
    """Maggie's attorney, whose power has been seen."""
    ann = Actor(cast.account("ann", "Ann Lee"))
    maggie.circle.create(
        kind="attorney", name="Ann Lee", user=ann.user, proved_by="A registered power"
    )
    return ann


@pytest.fixture
def unable(maggie: Person, priya: Actor) -> None:
    maggie.capacity.create(
        decision="support",
        has_capacity=False,
        reasons="They could not weigh it up",
        found_by=priya.user,
        review_on=clock.today() + timedelta(days=30),
    )


@pytest.mark.usefixtures("unable")
def test_an_attorney_is_led_to_the_form_and_signs_what_they_say(
    visit: Visit, review: Review, allotment: Outcome, ann: Actor, priya: Actor
) -> None:
    page = visit(f"/reviews/{review.pk}", by=ann)
    assert page.select(f"a[href='{there(review, allotment)}']")
    page = visit(there(review, allotment), by=ann)
    assert {str(one["name"]).split("-")[0] for one in page.select("main textarea")} == {"person"}

    visit(there(review, allotment), by=ann, sending=SENT)

    verdict = Verdict.objects.get()
    assert (verdict.party, verdict.said_by) == ("person", "Ann Lee, attorney")
    assert verdict.recorded_by == ann.user
    shown = visit(f"/reviews/{review.pk}", by=priya).text
    assert "Ann Lee, attorney, answered for Maggie" in shown


@pytest.mark.usefixtures("unable")
def test_what_the_person_said_themself_is_theirs(
    visit: Visit, review: Review, allotment: Outcome, ann: Actor, maggie_herself: Actor
) -> None:
    say(review=review, outcome=allotment, by=maggie_herself, party="person", says="not")

    assert "Only Maggie can change" in visit(there(review, allotment), by=ann).text
    page = visit(there(review, allotment), by=ann, sending={**SENT, "person-read": "1"})

    assert "Only they can change their answer" in page.text
    assert "She hums when she comes back." in page.text, "nothing typed is lost"
    with pytest.raises(ReviewNotReady):
        say(review=review, outcome=allotment, by=ann, party="person", says="fully")
    assert Verdict.objects.get().says == "not"


def test_while_the_person_decides_it_is_not_there(
    visit: Visit, review: Review, allotment: Outcome, ann: Actor
) -> None:
    visit(there(review, allotment), by=ann, expecting=404)
    visit(there(review, allotment), by=ann, sending=SENT, expecting=404)
