from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.outcomes.above import HOW_NEAR, Near
from whatmatters.outcomes.models import Outcome, Step, Update
from whatmatters.people.models import Person
from whatmatters.people.selectors import Subject, subject_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something they want: how near it is, what is done, and what is next."""

    number: int
    outcome: Outcome
    near: Near | None
    done: tuple[Step, ...]
    to_do: tuple[Step, ...]

    @property
    def next_step(self) -> Step | None:
        return self.to_do[0] if self.to_do else None


@dataclass(frozen=True, slots=True)
class CopyPage:
    subject: Subject
    wanted: tuple[Wanted, ...]


def copy_page(*, viewer: Actor, person_id: UUID) -> CopyPage:
    """What a person wants now, in their order, to take away. Unseen is 404."""
    open_to = Person.objects.open_to(viewer, DataClass.PLAN)
    about = subject_of(viewer=viewer, person=get_object_or_404(open_to, pk=person_id))
    live = Outcome.objects.visible_to(viewer).of(about.person).live().as_ranked()
    outcomes = list(live.prefetch_related(Prefetch("steps", Step.objects.in_order())))
    near = _near(viewer, about, outcomes)
    return CopyPage(
        about,
        tuple(_wanted(number, one, near.get(one.pk)) for number, one in enumerate(outcomes, 1)),
    )


def _wanted(number: int, outcome: Outcome, near: Near | None) -> Wanted:
    steps = outcome.steps.all()
    return Wanted(
        number,
        outcome,
        near,
        done=tuple(step for step in steps if step.done_on),
        to_do=tuple(_soonest_first(step for step in steps if step.is_open)),
    )


def _soonest_first(steps: Iterable[Step]) -> list[Step]:
    """Those with a day by their days, then the rest in their places."""
    return sorted(steps, key=lambda step: (step.due_on or date.max, step.place, str(step.pk)))


def _near(viewer: Actor, about: Subject, outcomes: Collection[Outcome]) -> dict[UUID, Near]:
    """As rooms above know it, unless the person has said how near it feels since."""
    told: dict[UUID, Near] = {}
    for how_near in HOW_NEAR:
        told |= how_near(viewer=viewer, person_id=about.person.pk, outcomes=outcomes)
    for outcome_id, nearness, said_on in _felt(viewer, outcomes):
        before = told.get(outcome_id)
        if before is None or said_on >= before.on:
            told[outcome_id] = Near(nearness, said_on)
    return told


def _felt(viewer: Actor, outcomes: Collection[Outcome]) -> QuerySet[Update, tuple[Any, ...]]:
    """What was said between reviews, oldest first."""
    updates = Update.objects.visible_to(viewer).filter(outcome__in=outcomes)
    felt = updates.exclude(nearness=None).order_by("said_on", "recorded_at", "pk")
    return felt.values_list("outcome_id", "nearness", "said_on")
