from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from whatmatters.access.actor import Actor
from whatmatters.outcomes import frameworks
from whatmatters.outcomes.models import Barrier, Block, Category, Outcome, Step
from whatmatters.people.models import Person


@dataclass(frozen=True, slots=True)
class OutcomeCard:
    """An outcome in short: how far along its steps are, what is in the way, where it counts.

    Steps that were let go are not counted.
    """

    outcome: Outcome
    steps_done: int
    steps: int
    barriers: tuple[Barrier, ...]
    labels: tuple[str, ...]


def outcomes_of(
    *, viewer: Actor, person: Person, with_ended: bool = False
) -> tuple[OutcomeCard, ...]:
    """What a person wants, in their own order, in four queries."""
    return cards_for(viewer=viewer, people=[person.pk], with_ended=with_ended)


def cards_for(
    *, viewer: Actor, people: Collection[UUID], with_ended: bool = False
) -> tuple[OutcomeCard, ...]:
    """The same for several people, in the same four queries."""
    found = Outcome.objects.visible_to(viewer).filter(person__in=people)
    outcomes = list((found if with_ended else found.live()).as_ranked())
    steps = _steps(outcomes)
    barriers = _barriers(outcomes)
    places = categories_of(outcomes)
    return tuple(
        OutcomeCard(
            outcome=one,
            steps_done=sum(steps[one.pk]),
            steps=len(steps[one.pk]),
            barriers=tuple(barriers[one.pk]),
            labels=labels_of(places[one.pk]),
        )
        for one in outcomes
    )


def categories_of(outcomes: Iterable[Outcome]) -> dict[UUID, tuple[tuple[str, str], ...]]:
    """Where each outcome stands on the maps, in the maps' order. One query."""
    place = {pair: at for at, pair in enumerate(frameworks.places())}
    rows = Category.objects.filter(outcome__in=outcomes).order_by("framework", "code", "pk")
    pairs = rows.values_list("outcome_id", "framework", "code")
    found: dict[UUID, tuple[tuple[str, str], ...]] = defaultdict(tuple)
    for outcome, framework, code in sorted(pairs, key=lambda row: place.get(row[1:], len(place))):
        found[outcome] += ((framework, code),)
    return found


def labels_of(pairs: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(frameworks.label(framework, code) for framework, code in pairs)


def _steps(outcomes: Iterable[Outcome]) -> dict[UUID, list[bool]]:
    rows = Step.objects.filter(outcome__in=outcomes, let_go_on=None)
    grouped: dict[UUID, list[bool]] = defaultdict(list)
    for outcome, done_on in rows.in_order().values_list("outcome_id", "done_on"):
        grouped[outcome].append(done_on is not None)
    return grouped


def _barriers(outcomes: Iterable[Outcome]) -> dict[UUID, list[Barrier]]:
    rows = Block.objects.filter(outcome__in=outcomes).select_related("barrier")
    grouped: dict[UUID, list[Barrier]] = defaultdict(list)
    for block in rows.exclude(barrier__state=Barrier.State.REMOVED).order_by(
        "barrier__recorded_at", "pk"
    ):
        grouped[block.outcome_id].append(block.barrier)
    return grouped
