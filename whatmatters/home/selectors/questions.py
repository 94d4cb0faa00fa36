"""What the pages of a person ask: each question written once, and compiled once.

All begin with what the viewer may see. Lines are only what a page shows of a row.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple, TypeVar
from uuid import UUID

from django.db.models import FilteredRelation, Q, QuerySet

from whatmatters.access.actor import Actor
from whatmatters.access.prepared import Prepared
from whatmatters.conversations.models import Conversation, Statement
from whatmatters.outcomes.models import Barrier, Block, Outcome, Step
from whatmatters.outcomes.models.outcome import OutcomeQuerySet
from whatmatters.people.models import CircleMember, Kind, Person
from whatmatters.plans.models import Action, Doer, Plan
from whatmatters.reviews.models import Look, Review, Verdict

STRENGTHS_SHOWN = 8
TALKS_SHOWN = 5
REVIEWS_SHOWN = 6
NOW = [Plan.Status.RUNNING, Plan.Status.DRAFT]
GOOD = [Statement.About.STRENGTH, Statement.About.PEOPLE]
DOERS = {doer.value: (place, doer.label) for place, doer in enumerate(Doer)}

Line = TypeVar("Line", bound="OfOutcome")


class WantLine(NamedTuple):
    """An outcome, as far as the person's page shows it."""

    pk: UUID
    words: str
    source: str
    ended_on: date | None
    ending: str

    @property
    def ending_in_words(self) -> str:
        return Outcome.Ending(self.ending).label


class MemberLine(NamedTuple):
    name: str
    relation: str
    kind: str

    @property
    def described(self) -> str:
        return self.relation or Kind(self.kind).label


class TalkLine(NamedTuple):
    pk: UUID
    held_on: date


class ReviewLine(NamedTuple):
    pk: UUID
    held_on: date
    kind: str

    @property
    def kind_in_words(self) -> str:
        return Review.Kind(self.kind).label


class PlanLine(NamedTuple):
    pk: UUID
    number: int
    status: str
    agreed_on: date | None
    review_on: date | None


class ToHoldLine(NamedTuple):
    """A review that is still to be held: nobody has finished it."""

    pk: UUID
    status: str
    kind: str
    due_on: date


class StepLine(NamedTuple):
    outcome_id: UUID
    words: str
    due_on: date | None
    done_on: date | None
    let_go_on: date | None


class BarrierLine(NamedTuple):
    outcome_id: UUID
    words: str
    state: str

    @property
    def with_state(self) -> str:
        """What is in the way; and how it is now, unless it simply is."""
        if self.state == Barrier.State.OPEN:
            return self.words
        return f"{self.words} ({Barrier.State(self.state).label.lower()})"


class ActionLine(NamedTuple):
    outcome_id: UUID
    plan_id: UUID
    doer: str
    who: str
    what: str
    how_often: str
    done_on: date | None
    place: int
    recorded_at: datetime
    pk: UUID

    @property
    def doers_name(self) -> str:
        return self.who or DOERS[self.doer][1]


class LookLine(NamedTuple):
    """How a finished review left an outcome, with what the person said of it."""

    outcome_id: UUID
    nearness: int | None
    says: str | None


class VerdictLine(NamedTuple):
    look_id: UUID
    said_by: str
    says: str
    words: str

    @property
    def says_in_words(self) -> str:
        return Verdict.Says(self.says).label.lower()


OfOutcome = StepLine | BarrierLine | ActionLine | LookLine


def _outcomes(viewer: Actor, person: UUID) -> OutcomeQuerySet:
    return Outcome.objects.visible_to(viewer).filter(person=person)


def _said(viewer: Actor, person: UUID) -> QuerySet[Statement]:
    return Statement.objects.visible_to(viewer).filter(conversation__person=person).standing()


def _talks(viewer: Actor, person: UUID) -> QuerySet[Conversation]:
    return Conversation.objects.visible_to(viewer).filter(person=person)


def _actions(viewer: Actor, person: UUID) -> QuerySet[Action]:
    return Action.objects.visible_to(viewer).filter(aim__plan__person=person)


def _looks(viewer: Actor, person: UUID) -> QuerySet[Look]:
    done = Look.objects.filter(outcome__in=_outcomes(viewer, person), review__status="done")
    return done.order_by("review__held_on", "review__recorded_at", "pk")


OF_AIM = ("aim__outcome_id", "aim__plan_id")
ACTION_LINE = (*OF_AIM, "doer", "who", "what", "how_often", "done_on", "place", "recorded_at", "pk")

OUTCOMES = Prepared(lambda viewer, person: _outcomes(viewer, person).as_ranked())
WANTS = Prepared(
    lambda viewer, person: (
        _outcomes(viewer, person)
        .as_ranked()
        .values_list("pk", "words", "source", "ended_on", "ending")
    )
)
STEPS = Prepared(
    lambda viewer, person: (
        Step.objects.filter(outcome__in=_outcomes(viewer, person))
        .order_by("place", "pk")
        .values_list("outcome_id", "words", "due_on", "done_on", "let_go_on")
    )
)
BARRIERS = Prepared(
    lambda viewer, person: (
        Block.objects.filter(outcome__in=_outcomes(viewer, person))
        .order_by("recorded_at", "pk")
        .values_list("outcome_id", "barrier__words", "barrier__state")
    )
)
PLANS = Prepared(
    lambda viewer, person: (
        Plan.objects.visible_to(viewer).filter(person=person).order_by("number", "pk")
    )
)
PLANS_NOW = Prepared(
    lambda viewer, person: (
        Plan.objects.visible_to(viewer)
        .filter(person=person, status__in=NOW)
        .newest_first()
        .values_list("pk", "number", "status", "agreed_on", "review_on")
    )
)
ACTIONS = Prepared(
    lambda viewer, person: _actions(viewer, person).order_by("pk").values_list(*ACTION_LINE)
)
ACTIONS_NOW = Prepared(
    lambda viewer, person: (
        _actions(viewer, person)
        .filter(aim__plan__status__in=NOW)
        .order_by("pk")
        .values_list(*ACTION_LINE)
    )
)
LAST_LOOKS = Prepared(
    lambda viewer, person: (
        _looks(viewer, person)
        .annotate(said=FilteredRelation("verdicts", condition=Q(verdicts__party="person")))
        .values_list("outcome_id", "nearness", "said__says")
    )
)
LOOKS = Prepared(lambda viewer, person: _looks(viewer, person).select_related("review__next_plan"))
VERDICTS = Prepared(
    lambda viewer, person: (
        Verdict.objects.filter(look__in=_looks(viewer, person).order_by())
        .order_by("party", "pk")
        .values_list("look_id", "said_by", "says", "words")
    )
)
REVIEWS = Prepared(
    lambda viewer, person: (
        Review.objects.visible_to(viewer)
        .filter(person=person)
        .done()
        .last_held_first()
        .values_list("pk", "held_on", "kind")[:REVIEWS_SHOWN]
    )
)
TO_HOLD = Prepared(
    lambda viewer, person: (
        Review.objects.visible_to(viewer)
        .filter(person=person)
        .to_hold()
        .order_by("due_on", "pk")
        .values_list("pk", "status", "kind", "due_on")[:1]
    )
)
CIRCLE = Prepared(
    lambda viewer, person: (
        CircleMember.objects.current()
        .filter(person__in=Person.objects.visible_to(viewer).filter(pk=person))
        .order_by("joined_on", "pk")
        .values_list("name", "relation", "kind")
    )
)
STRENGTHS = Prepared(
    lambda viewer, person: (
        _said(viewer, person)
        .filter(about__in=GOOD)
        .order_by("about", "-said_at", "pk")
        .values_list("words")[:STRENGTHS_SHOWN]
    )
)
SAID = Prepared(
    lambda viewer, person: _said(viewer, person).order_by("said_at", "recorded_at", "pk")
)
TALKS = Prepared(
    lambda viewer, person: (
        _talks(viewer, person)
        .order_by("-held_on", "-recorded_at", "pk")
        .values_list("pk", "held_on")[:TALKS_SHOWN]
    )
)
ALL_TALKS = Prepared(
    lambda viewer, person: _talks(viewer, person).order_by("held_on", "recorded_at", "pk")
)


def by_outcome(lines: Iterable[Line]) -> dict[UUID, list[Line]]:
    """Lines, under the outcome each belongs to, in the order they came."""
    found: dict[UUID, list[Line]] = defaultdict(list)
    for line in lines:
        found[line.outcome_id].append(line)
    return found


def in_journey_order(rows: Iterable[tuple[object, ...]]) -> list[ActionLine]:
    """The person's own part first, then natural support, then the rest."""
    lines = (ActionLine._make(row) for row in rows)
    return sorted(lines, key=lambda a: (DOERS[a.doer][0], a.place, a.recorded_at, a.pk))
