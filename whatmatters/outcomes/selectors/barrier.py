from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.outcomes.models import Barrier, Block, Outcome
from whatmatters.people.selectors import Subject, subject_of


@dataclass(frozen=True, slots=True)
class BarrierPage:
    """Something in the way: how it stands, what it blocks, and what it might block."""

    subject: Subject
    outcome_id: UUID
    barrier: Barrier
    blocked: frozenset[UUID]
    outcomes: tuple[Outcome, ...]


def barrier_page(*, viewer: Actor, outcome_id: UUID, barrier_id: UUID) -> BarrierPage:
    barrier = get_object_or_404(
        Barrier.objects.visible_to(viewer).select_related("person"),
        pk=barrier_id,
        blockings__outcome=outcome_id,
    )
    blocked = frozenset(Block.objects.filter(barrier=barrier).values_list("outcome_id", flat=True))
    theirs = Outcome.objects.visible_to(viewer).of(barrier.person)
    return BarrierPage(
        subject=subject_of(viewer=viewer, person=barrier.person),
        outcome_id=outcome_id,
        barrier=barrier,
        blocked=blocked,
        outcomes=tuple(theirs.filter(Q(ended_on=None) | Q(pk__in=blocked)).as_ranked()),
    )
