from dataclasses import dataclass
from uuid import UUID

from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.outcomes.models import Step
from whatmatters.people.selectors import Subject, subject_of


@dataclass(frozen=True, slots=True)
class StepPage:
    subject: Subject
    step: Step


def step_page(*, viewer: Actor, step_id: UUID) -> StepPage:
    """A step on the way, to say how it stands."""
    steps = Step.objects.visible_to(viewer).select_related("outcome__person")
    step = get_object_or_404(steps, pk=step_id)
    return StepPage(subject_of(viewer=viewer, person=step.outcome.person), step)
