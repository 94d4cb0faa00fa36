"""The thread: from any sentence to what came of it, and back, on one page."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.db.models import Prefetch

from whatmatters.access.actor import Actor
from whatmatters.conversations.models import Conversation, Statement
from whatmatters.conversations.rules import listens
from whatmatters.outcomes.models import Block, Outcome, Rewording, Step
from whatmatters.people.models import Person
from whatmatters.people.selectors import Subject, subject
from whatmatters.plans.models import Action, Plan
from whatmatters.plans.models.action import in_journey_order
from whatmatters.reviews.models import Look, Review, Verdict

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, and the outcomes it became."""

    statement: Statement
    became: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Talk:
    conversation: Conversation
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class PlanPart:
    """What one version of the plan does about an outcome."""

    plan: Plan
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Strand:
    """One outcome, from the words it began with to how it stands."""

    outcome: Outcome
    said_in: Statement | None
    rewordings: tuple[Rewording, ...]
    steps: tuple[Step, ...]
    in_the_way: tuple[Block, ...]
    parts: tuple[PlanPart, ...]
    looks: tuple[Look, ...]


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
    person = about.person  # seen, so what hangs on them is asked for through them
    hears = listens(viewer, about.standing)
    statements = _statements(person) if hears else []
    outcomes = list(person.outcomes.as_ranked())
    plans = list(person.plans.order_by("number", "pk"))
    return ThreadPage(
        subject=about,
        talks=_talks(person, statements, outcomes) if hears else (),
        strands=_strands(outcomes, statements, plans),
        plans=tuple(plans),
    )


def _statements(person: Person) -> list[Statement]:
    """The viewer is one who listens."""
    said = Statement.objects.filter(conversation__person=person).standing()
    return list(said.order_by("said_at", "recorded_at", "pk"))


def _talks(
    person: Person, statements: list[Statement], outcomes: list[Outcome]
) -> tuple[Talk, ...]:
    became = _grouped((o.said_in_id, o) for o in outcomes)
    said = _grouped((s.conversation_id, Said(s, tuple(became[s.pk]))) for s in statements)
    talks = person.conversations.order_by("held_on", "recorded_at", "pk")
    return tuple(Talk(talk, tuple(said[talk.pk])) for talk in talks)


def _strands(
    outcomes: list[Outcome], statements: list[Statement], plans: list[Plan]
) -> tuple[Strand, ...]:
    said = {statement.pk: statement for statement in statements}
    reworded = _grouped(
        (r.outcome_id, r)
        for r in Rewording.objects.filter(outcome__in=outcomes).order_by("on", "recorded_at", "pk")
    )
    steps = _grouped(
        (s.outcome_id, s) for s in Step.objects.filter(outcome__in=outcomes).order_by("place", "pk")
    )
    blocks = _grouped((b.outcome_id, b) for b in _blocks(outcomes))
    looks = _grouped((look.outcome_id, look) for look in _looks(outcomes))
    parts = _parts(plans)
    return tuple(
        Strand(
            outcome=outcome,
            said_in=said.get(outcome.said_in_id) if outcome.said_in_id else None,
            rewordings=tuple(reworded[outcome.pk]),
            steps=tuple(steps[outcome.pk]),
            in_the_way=tuple(blocks[outcome.pk]),
            parts=tuple(parts[outcome.pk]),
            looks=tuple(looks[outcome.pk]),
        )
        for outcome in outcomes
    )


def _blocks(outcomes: list[Outcome]) -> Iterable[Block]:
    rows = Block.objects.filter(outcome__in=outcomes).select_related("barrier")
    return rows.order_by("recorded_at", "pk")


def _looks(outcomes: list[Outcome]) -> Iterable[Look]:
    return (
        Look.objects.filter(outcome__in=outcomes, review__status=Review.Status.DONE)
        .select_related("review__next_plan")
        .prefetch_related(
            Prefetch("verdicts", Verdict.objects.order_by("party")), "helps", "reasons"
        )
        .order_by("review__held_on", "review__recorded_at", "pk")
    )


def _parts(plans: list[Plan]) -> dict[UUID | None, list[PlanPart]]:
    """For each outcome, what each version of the plan does about it, in order."""
    numbered = {plan.pk: plan for plan in plans}
    doing: dict[tuple[UUID, UUID], list[Action]] = defaultdict(list)
    rows = Action.objects.filter(aim__plan__in=plans).select_related("aim")
    for action in in_journey_order(rows):
        doing[action.aim.outcome_id, action.aim.plan_id].append(action)
    found = sorted(doing.items(), key=lambda item: numbered[item[0][1]].number)
    return _grouped(
        (outcome, PlanPart(numbered[plan], tuple(actions))) for (outcome, plan), actions in found
    )


def _grouped(pairs: Iterable[tuple[UUID | None, T]]) -> dict[UUID | None, list[T]]:
    found: dict[UUID | None, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found
