"""What of a record is open for an hour to somebody who broke the glass, and not a line more."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch

from whatmatters.access.actor import Actor
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import BrokenGlass, SafetyFlag
from whatmatters.people.selectors import KnownHere, known_here, open_glass
from whatmatters.plans.models import Action, Aim, Plan


@dataclass(frozen=True, slots=True)
class Want:
    """An outcome of the running plan, with who does what."""

    words: str
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class EmergencyPage:
    person: KnownHere
    glass: BrokenGlass
    flags: tuple[SafetyFlag, ...]
    plan: Plan | None
    wants: tuple[Want, ...]

    @property
    def seconds_left(self) -> int:
        return self.glass.seconds_left


def emergency_page(*, viewer: Actor, person_id: UUID) -> EmergencyPage | None:
    """Alerts and the running plan, each as the verdict table opens it; None once it is over."""
    person = known_here(viewer=viewer, person_id=person_id)
    glass = open_glass(viewer=viewer, person_id=person_id)
    if glass is None:
        return None
    flags = SafetyFlag.objects.visible_to(viewer).raised().filter(person=person_id)
    plan = Plan.objects.visible_to(viewer).running().filter(person=person_id).first()
    return EmergencyPage(
        person=person,
        glass=glass,
        flags=tuple(flags.order_by("kind", "raised_on", "pk")),
        plan=plan,
        wants=tuple(_wants(viewer, plan)) if plan else (),
    )


def _wants(viewer: Actor, plan: Plan) -> list[Want]:
    """In the person's own order. Two queries, however many there are."""
    seen = Outcome.objects.visible_to(viewer).live()
    actions = Prefetch("actions", Action.objects.in_journey_order())
    aims = Aim.objects.filter(plan=plan, outcome__in=seen).select_related("outcome")
    ordered = aims.order_by("place", "pk").prefetch_related(actions)
    return [Want(aim.outcome.words, tuple(aim.actions.all())) for aim in ordered]
