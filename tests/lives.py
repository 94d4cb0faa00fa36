"""A stretch of somebody's life with us, lived through the same actions as everybody's."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from whatmatters.access.actor import Actor
from whatmatters.conversations.actions import keep_statement, open_conversation
from whatmatters.foundations import clock
from whatmatters.outcomes.actions import add_step, hear_outcome, name_barrier
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.plans.actions import add_action, agree_plan, start_plan
from whatmatters.plans.models import Plan
from whatmatters.reviews.actions import finish_review, look_at, open_review, say
from whatmatters.reviews.models import Review

MAGGIES_WORDS = "I want to get back to my allotment before the beans go in"


@dataclass(frozen=True, slots=True)
class Life:
    person: Person
    outcomes: tuple[Outcome, ...]
    plan: Plan
    review: Review | None = None


def live(
    person: Person, *, with_: Actor, outcomes: int = 1, actions: int = 1, reviewed: bool = False
) -> Life:
    """A conversation, outcomes said in it, an agreed plan and, if wanted, a finished review."""
    practitioner = with_
    talk = open_conversation(person=person, by=practitioner, held_on=clock.today())
    heard = []
    for number in range(outcomes):
        words = MAGGIES_WORDS if number == 0 else f"Something else I want, number {number}"
        said = keep_statement(conversation=talk, by=practitioner, words=words)
        outcome = hear_outcome(person=person, by=practitioner, words=words, said_in=said)
        add_step(outcome=outcome, by=practitioner, words="Ring Jean about the key")
        name_barrier(person=person, by=practitioner, words="The bus stops short", blocks=[outcome])
        heard.append(outcome)
    plan = start_plan(person=person, by=practitioner)
    for aim in plan.aims.order_by("place", "pk"):
        for _ in range(actions):
            add_action(aim=aim, by=practitioner, doer="myself", what="Sow the beans in trays")
    for party in ("practitioner", "person"):
        plan = agree_plan(plan=plan, by=practitioner, party=party, agreed_on=clock.today())
    review = reviewed_by(plan, heard, practitioner) if reviewed else None
    return Life(person, tuple(heard), plan, review)


def reviewed_by(plan: Plan, outcomes: list[Outcome], by: Actor) -> Review:
    """A finished review, where the person says partly, and six out of ten, of each."""
    review = open_review(plan=plan, by=by)
    for outcome in outcomes:
        say(review=review, outcome=outcome, by=by, party="person", says="partly", nearness=6)
        say(review=review, outcome=outcome, by=by, party="practitioner", says="partly")
        look_at(review=review, outcome=outcome, by=by, decision="change", adjust="Go by taxi")
    return finish_review(review=review, by=by, look_again_on=clock.today() + timedelta(days=90))


@pytest.fixture
def maggies_life(maggie: Person, priya: Actor) -> Life:
    """Maggie's first outcome, heard, planned, agreed and reviewed once."""
    return live(maggie, with_=priya, reviewed=True)
