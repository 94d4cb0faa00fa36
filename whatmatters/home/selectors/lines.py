"""What a page of a person shows of each row it reads, and how such lines are put in order."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple, TypeVar
from uuid import UUID

from whatmatters.outcomes.models import Barrier, Outcome
from whatmatters.people.models import Kind
from whatmatters.plans.models import Doer
from whatmatters.reviews.models import Review, Verdict

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
        return str(Outcome.Ending(self.ending).label)


class MemberLine(NamedTuple):
    name: str
    relation: str
    kind: str

    @property
    def described(self) -> str:
        return self.relation or str(Kind(self.kind).label)


class LaneLine(NamedTuple):
    """Early help that goes on: what we do now."""

    pk: UUID
    service: str
    what_now: str
    began_on: date


class TalkLine(NamedTuple):
    pk: UUID
    held_on: date


class ReviewLine(NamedTuple):
    pk: UUID
    held_on: date
    kind: str

    @property
    def kind_in_words(self) -> str:
        return str(Review.Kind(self.kind).label)


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
        return self.who or str(DOERS[self.doer][1])


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
