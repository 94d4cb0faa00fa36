"""Maggie has three things she wants, and a plan that she and Priya have agreed."""

from datetime import timedelta

from tests.clearing import forget_audit
from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.outcomes.actions import hear_outcome
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.plans.actions import add_action, agree_plan, start_plan
from whatmatters.plans.models import Plan
from whatmatters.reviews.actions import decide, open_review, say
from whatmatters.reviews.models import Review

WORDS = (
    "Get back to my allotment",
    "Cook my own tea three nights a week",
    "Sleep through the night",
)


def planned(person: Person, by: Actor, *, outcomes: int = 3) -> Plan:
    """A running plan for that many outcomes, agreed a hundred days ago."""
    began_on = clock.today() - timedelta(days=100)
    person.circle.update(joined_on=began_on)
    with clock.at(began_on):
        for number in range(outcomes):
            words = WORDS[number] if number < len(WORDS) else f"Something else, number {number}"
            hear_outcome(person=person, by=by, words=words)
        plan = start_plan(person=person, by=by)
        for aim in plan.aims.order_by("place", "pk"):
            add_action(aim=aim, by=by, doer="family", who="June", what="Help on Thursdays")
        for party in ("practitioner", "person"):
            plan = agree_plan(plan=plan, by=by, party=party, agreed_on=clock.today())
    forget_audit()
    return plan


def outcomes_of(plan: Plan) -> list[Outcome]:
    return [aim.outcome for aim in plan.aims.select_related("outcome").order_by("place", "pk")]


def opened(plan: Plan, by: Actor) -> Review:
    review = open_review(plan=plan, by=by, kind="light", present="Maggie and Priya, at home")
    forget_audit()
    return review


def decided(review: Review, by: Actor, *decisions: tuple[str, str]) -> None:
    """A decision and an ending for each outcome of the plan, in its order."""
    for outcome, (decision, ending) in zip(outcomes_of(review.plan), decisions, strict=True):
        decide(review=review, outcome=outcome, by=by, decision=decision, ending=ending)


def answered(review: Review, by: Actor, *says: str) -> None:
    """The person's verdict on each outcome of the plan, as told."""
    for outcome, one in zip(outcomes_of(review.plan), says, strict=True):
        say(review=review, outcome=outcome, by=by, party="person", says=one)


CARRY_ON, CHANGE = ("carry-on", ""), ("change", "")
LET_GO, ACHIEVED, DIED = ("end", "let-go"), ("end", "achieved"), ("end", "died")
