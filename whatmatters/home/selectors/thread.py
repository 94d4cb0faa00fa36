"""The thread: from any sentence to what came of it, and back, on one page."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from whatmatters.access.actor import Actor
from whatmatters.conversations.models import Conversation, Statement
from whatmatters.home.selectors import questions as ask
from whatmatters.home.selectors.lines import (
    ActionLine,
    BarrierLine,
    StepLine,
    UpdateLine,
    VerdictLine,
    by_outcome,
    in_journey_order,
)
from whatmatters.outcomes.models import Outcome
from whatmatters.people.selectors import Subject, subject
from whatmatters.plans.models import Plan
from whatmatters.reviews.models import Look

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, whose words it was, and the outcomes it became."""

    statement: Statement
    whose: str
    became: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Talk:
    conversation: Conversation
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class PlanPart:
    """What one version of the plan does about an outcome."""

    plan: Plan
    actions: tuple[ActionLine, ...]


@dataclass(frozen=True, slots=True)
class LookedAt:
    """What a review found about an outcome, in both parties' judgement."""

    look: Look
    verdicts: tuple[VerdictLine, ...]


@dataclass(frozen=True, slots=True)
class Strand:
    """One outcome, from the words it began with to how it stands."""

    outcome: Outcome
    said_in: Statement | None
    steps: tuple[StepLine, ...]
    in_the_way: tuple[BarrierLine, ...]
    parts: tuple[PlanPart, ...]
    updates: tuple[UpdateLine, ...]
    looks: tuple[LookedAt, ...]


@dataclass(frozen=True, slots=True)
class ThreadPage:
    subject: Subject
    talks: tuple[Talk, ...]
    strands: tuple[Strand, ...]
    plans: tuple[Plan, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.talks or self.strands or self.plans)


def thread_page(*, viewer: Actor, person_id: UUID) -> ThreadPage:
    """A person's whole thread, in the same few queries however long it is."""
    about = subject(viewer=viewer, person_id=person_id)
    said = ask.SAID.rows(about, viewer=viewer)
    outcomes = ask.OUTCOMES.rows(about)
    plans = ask.PLANS.rows(about)
    talks = ask.ALL_TALKS.rows(about, viewer=viewer)
    return ThreadPage(
        subject=about,
        talks=_talks(talks, said, outcomes, about.known_as),
        strands=_strands(about, outcomes, said, plans),
        plans=tuple(plans),
    )


def _talks(
    talks: list[Conversation],
    statements: list[Statement],
    outcomes: list[Outcome],
    known_as: str,
) -> tuple[Talk, ...]:
    became = _grouped((o.said_in_id, o) for o in outcomes)
    said = _grouped(
        (s.conversation_id, Said(s, s.whose_words(known_as), tuple(became[s.pk])))
        for s in statements
    )
    return tuple(Talk(talk, tuple(said[talk.pk])) for talk in talks)


def _strands(
    about: Subject,
    outcomes: list[Outcome],
    statements: list[Statement],
    plans: list[Plan],
) -> tuple[Strand, ...]:
    said = {statement.pk: statement for statement in statements}
    steps = by_outcome(map(StepLine._make, ask.STEPS.rows(about)))
    barriers = map(BarrierLine._make, ask.BARRIERS.rows(about))
    in_the_way = by_outcome(barriers)
    updates = by_outcome(map(UpdateLine._make, ask.UPDATES.rows(about)))
    looks = _looks(about)
    parts = _parts(about, plans)
    return tuple(
        Strand(
            outcome=outcome,
            said_in=said.get(outcome.said_in_id) if outcome.said_in_id else None,
            steps=tuple(steps[outcome.pk]),
            in_the_way=tuple(in_the_way[outcome.pk]),
            parts=tuple(parts[outcome.pk]),
            updates=tuple(updates[outcome.pk]),
            looks=tuple(looks[outcome.pk]),
        )
        for outcome in outcomes
    )


def _looks(about: Subject) -> dict[UUID | None, list[LookedAt]]:
    verdicts = _grouped((row[0], VerdictLine._make(row)) for row in ask.VERDICTS.rows(about))
    return _grouped(
        (look.outcome_id, LookedAt(look, tuple(verdicts[look.pk])))
        for look in ask.LOOKS.rows(about)
    )


def _parts(about: Subject, plans: list[Plan]) -> dict[UUID | None, list[PlanPart]]:
    """For each outcome, what each version of the plan does about it, in order."""
    numbered = {plan.pk: plan for plan in plans}
    doing: dict[tuple[UUID, UUID], list[ActionLine]] = defaultdict(list)
    for action in in_journey_order(ask.ACTIONS.rows(about)):
        doing[action.outcome_id, action.plan_id].append(action)
    found = sorted(doing.items(), key=lambda item: numbered[item[0][1]].number)
    return _grouped(
        (outcome, PlanPart(numbered[plan], tuple(actions))) for (outcome, plan), actions in found
    )


def _grouped(pairs: Iterable[tuple[UUID | None, T]]) -> dict[UUID | None, list[T]]:
    found: dict[UUID | None, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found
