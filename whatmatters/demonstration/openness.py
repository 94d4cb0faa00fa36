"""What is said openly beside a plan: who else signs it, who only if, and what cannot be met."""

from dataclasses import dataclass
from datetime import date, timedelta

from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.demonstration.story import CannotMeet, SignedBy
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.plans import actions as plans

THREE_MONTHS = timedelta(days=92)


@dataclass(frozen=True, slots=True)
class Those:
    """Whose plan it is, and who writes."""

    person: Person
    practitioner: Actor
    themself: Actor


def sign_too(told: SignedBy, *, of: Person, on: date) -> None:
    """A provider’s manager or a team’s lead signs the plan that runs, or says “only if”."""
    plan = of.plans.running().order_by("pk").get()
    by = cast.worker(told.key)
    if not told.only_if:
        plans.agree_plan(plan=plan, by=by, party=told.party, agreed_on=on, words=told.words)
        return
    said = plans.object_to_plan(
        plan=plan,
        by=by,
        party=told.party,
        kind="condition",
        what=told.only_if,
        why=told.words,
        said_on=on,
    )
    if told.met:
        plans.end_objection(
            objection=said, by=by, ending="met", on=on + THREE_MONTHS, words=told.met
        )


def say_openly(told: CannotMeet, *, those: Those, outcome: Outcome, met_on: date | None) -> None:
    """Something cannot be met; what the person says of it; and, perhaps, that it is met since."""
    by = those.themself if told.is_theirs else those.practitioner
    said = plans.say_unmet(
        outcome=outcome,
        by=by,
        words=told.words,
        why=told.why,
        why_words=told.why_words,
        tried=told.tried,
        needed=told.needed,
    )
    if told.answered:
        plans.say_beside(unmet=said, by=those.themself, words=told.answered)
    if met_on:
        with clock.at(met_on):
            plans.end_unmet(
                unmet=said, by=those.practitioner, ending="met", on=met_on, words=told.met_words
            )
