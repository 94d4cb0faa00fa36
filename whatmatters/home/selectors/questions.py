"""What the pages of a person ask: each question written once, and compiled once.

Each says of which class it asks, and is asked only where that is open. Lines are
only what a page shows of a row.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple, TypeVar
from uuid import UUID

from django.db.models import FilteredRelation, OuterRef, Q, Subquery

from whatmatters.access.policy import DataClass
from whatmatters.access.prepared import Prepared
from whatmatters.conversations.models import Conversation, Statement, Topic
from whatmatters.outcomes.models import Barrier, Block, Outcome, Step, Update
from whatmatters.people.models import CircleMember, Kind
from whatmatters.people.opened import Opened
from whatmatters.plans.models import Action, Doer, Plan
from whatmatters.reviews.models import Look, Review, Verdict

STRENGTHS_SHOWN = 8
TALKS_SHOWN = 5
TOPICS_SHOWN = 3
REVIEWS_SHOWN = 6
NOW = [Plan.Status.RUNNING, Plan.Status.DRAFT]
GOOD = [Statement.About.STRENGTH, Statement.About.PEOPLE]
DOERS = {doer.value: (place, doer.label) for place, doer in enumerate(Doer)}

Line = TypeVar("Line", bound="OfOutcome")


class WantLine(NamedTuple):
    """An outcome, as far as the person's page shows it; with how near it last felt to them."""

    pk: UUID
    words: str
    source: str
    ended_on: date | None
    ending: str
    felt: int | None
    felt_on: date | None

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
    held_on: date


class UpdateLine(NamedTuple):
    """How it went with an outcome, said between reviews."""

    outcome_id: UUID
    words: str
    nearness: int | None
    whose: str
    said_by: str
    said_on: date


class VerdictLine(NamedTuple):
    look_id: UUID
    said_by: str
    says: str
    words: str

    @property
    def says_in_words(self) -> str:
        return Verdict.Says(self.says).label.lower()


OfOutcome = StepLine | BarrierLine | ActionLine | LookLine | UpdateLine


OF_AIM = ("aim__outcome_id", "aim__plan_id")
ACTION_LINE = (*OF_AIM, "doer", "who", "what", "how_often", "done_on", "place", "recorded_at", "pk")

_FELT = Update.objects.filter(outcome=OuterRef("pk"), nearness__isnull=False).order_by(
    "-said_on", "-recorded_at", "pk"
)
LAST_FELT = Subquery(_FELT.values("nearness")[:1])
LAST_FELT_ON = Subquery(_FELT.values("said_on")[:1])

OUTCOMES = Opened(DataClass.PLAN, lambda person: Outcome.objects.filter(person=person).as_ranked())
WANTS = Opened(
    DataClass.PLAN,
    lambda person: (
        Outcome.objects.filter(person=person)
        .as_ranked()
        .values_list("pk", "words", "source", "ended_on", "ending", LAST_FELT, LAST_FELT_ON)
    ),
)
STEPS = Opened(
    DataClass.PLAN,
    lambda person: (
        Step.objects.filter(outcome__person=person)
        .order_by("place", "pk")
        .values_list("outcome_id", "words", "due_on", "done_on", "let_go_on")
    ),
)
BARRIERS = Opened(
    DataClass.PLAN,
    lambda person: (
        Block.objects.filter(outcome__person=person)
        .order_by("recorded_at", "pk")
        .values_list("outcome_id", "barrier__words", "barrier__state")
    ),
)
PLANS = Opened(
    DataClass.PLAN, lambda person: Plan.objects.filter(person=person).order_by("number", "pk")
)
PLANS_NOW = Opened(
    DataClass.PLAN,
    lambda person: (
        Plan.objects.filter(person=person, status__in=NOW)
        .newest_first()
        .values_list("pk", "number", "status", "agreed_on", "review_on")
    ),
)
ACTIONS = Opened(
    DataClass.PLAN,
    lambda person: (
        Action.objects.filter(aim__plan__person=person).order_by("pk").values_list(*ACTION_LINE)
    ),
)
ACTIONS_NOW = Opened(
    DataClass.PLAN,
    lambda person: (
        Action.objects.filter(aim__plan__person=person, aim__plan__status__in=NOW)
        .order_by("pk")
        .values_list(*ACTION_LINE)
    ),
)
UPDATES = Opened(
    DataClass.PLAN,
    lambda person: (
        Update.objects.filter(outcome__person=person)
        .order_by("said_on", "recorded_at", "pk")
        .values_list("outcome_id", "words", "nearness", "whose", "said_by", "said_on")
    ),
)
LAST_LOOKS = Opened(
    DataClass.PLAN,
    lambda person: (
        Look.objects.filter(outcome__person=person, review__status="done")
        .order_by("review__held_on", "review__recorded_at", "pk")
        .annotate(said=FilteredRelation("verdicts", condition=Q(verdicts__party="person")))
        .values_list("outcome_id", "nearness", "said__says", "review__held_on")
    ),
)
LOOKS = Opened(
    DataClass.PLAN,
    lambda person: (
        Look.objects.filter(outcome__person=person, review__status="done")
        .order_by("review__held_on", "review__recorded_at", "pk")
        .select_related("review__next_plan")
    ),
)
VERDICTS = Opened(
    DataClass.PLAN,
    lambda person: (
        Verdict.objects.filter(look__outcome__person=person, look__review__status="done")
        .order_by("party", "pk")
        .values_list("look_id", "said_by", "says", "words")
    ),
)
REVIEWS = Opened(
    DataClass.PLAN,
    lambda person: (
        Review.objects.filter(person=person)
        .done()
        .last_held_first()
        .values_list("pk", "held_on", "kind")[:REVIEWS_SHOWN]
    ),
)
TO_HOLD = Opened(
    DataClass.PLAN,
    lambda person: (
        Review.objects.filter(person=person)
        .to_hold()
        .order_by("due_on", "pk")
        .values_list("pk", "status", "kind", "due_on")[:1]
    ),
)
CIRCLE = Prepared(
    lambda viewer, person: (
        CircleMember.objects.visible_to(viewer, person=person)
        .current()
        .filter(person=person)
        .order_by("joined_on", "pk")
        .values_list("name", "relation", "kind")
    )
)
STRENGTHS = Opened(
    DataClass.TALK,
    lambda person: (
        Statement.objects.filter(conversation__person=person, about__in=GOOD)
        .standing()
        .order_by("about", "-said_at", "pk")
        .values_list("words")[:STRENGTHS_SHOWN]
    ),
)
SAID = Opened(
    DataClass.TALK,
    lambda person: (
        Statement.objects.filter(conversation__person=person)
        .standing()
        .order_by("said_at", "recorded_at", "pk")
    ),
)
TALKS = Opened(
    DataClass.TALK,
    lambda person: (
        Conversation.objects.filter(person=person)
        .order_by("-held_on", "-recorded_at", "pk")
        .values_list("pk", "held_on")[:TALKS_SHOWN]
    ),
)
TOPICS = Opened(
    DataClass.TALK,
    lambda person: (
        Topic.objects.filter(person=person, alone=False)
        .open()
        .oldest_first()
        .values_list("words", flat=True)[:TOPICS_SHOWN]
    ),
)
ALL_TALKS = Opened(
    DataClass.TALK,
    lambda person: Conversation.objects.filter(person=person).order_by(
        "held_on", "recorded_at", "pk"
    ),
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
