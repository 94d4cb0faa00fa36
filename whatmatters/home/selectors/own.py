"""What only the person's own page shows: what is next, who helps, what to talk about."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from whatmatters.access.actor import Actor
from whatmatters.home.selectors import questions as ask
from whatmatters.home.selectors.lines import ActionLine
from whatmatters.home.selectors.person import PersonPage
from whatmatters.people.selectors.caring import WHOM
from whatmatters.plans.models import Doer
from whatmatters.plans.selectors import UnmetShown, unmet_of
from whatmatters.reviews.models import HowWeWork
from whatmatters.reviews.selectors import open_question

NEXT_SHOWN = 4
HELP_SHOWN = 6


@dataclass(frozen=True, slots=True)
class NextThing:
    """A step with a day to it, and the outcome it is on the way to."""

    words: str
    on: date
    outcome_id: UUID


@dataclass(frozen=True, slots=True)
class OwnPart:
    """What stands on the own page, and on nobody else's."""

    coming: tuple[NextThing, ...]
    helping: tuple[ActionLine, ...]
    topics: tuple[str, ...]
    question: HowWeWork | None
    looks_after: tuple[str, ...]
    unmet: tuple[UnmetShown, ...]


def own_part(*, viewer: Actor, page: PersonPage) -> OwnPart:
    """From what the page has read already, and four questions more."""
    return OwnPart(
        coming=_coming(page),
        helping=_helping(page),
        topics=tuple(ask.TOPICS.rows(page.subject)),
        question=open_question(viewer=viewer),
        looks_after=tuple(WHOM.rows(page.subject)),
        unmet=unmet_of(page.person, viewer=viewer),
    )


def _coming(page: PersonPage) -> tuple[NextThing, ...]:
    steps = ((aim.next_step, aim.outcome.pk) for aim in page.aims)
    found = [
        NextThing(step.words, step.due_on, outcome)
        for step, outcome in steps
        if step and step.due_on
    ]
    return tuple(sorted(found, key=lambda thing: (thing.on, thing.words))[:NEXT_SHOWN])


def _helping(page: PersonPage) -> tuple[ActionLine, ...]:
    """What others do, each once, in the order of the plan."""
    others = (
        action
        for aim in page.aims
        for action in aim.actions
        if action.doer != Doer.MYSELF and action.done_on is None
    )
    once = {(action.doers_name, action.what, action.how_often): action for action in others}
    return tuple(once.values())[:HELP_SHOWN]
