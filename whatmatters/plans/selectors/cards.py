from dataclasses import dataclass

from whatmatters.access.actor import Actor
from whatmatters.people.models import Person
from whatmatters.people.selectors import Subject
from whatmatters.plans.models import Plan
from whatmatters.plans.selectors.parts import AimShown, Shown, aims_of, shown


@dataclass(frozen=True, slots=True)
class PlanCard:
    """A plan as other pages show it: the running one, or the first while it is written.

    `draft` is the version that is being written, where there is one.
    """

    plan: Plan
    draft: Plan | None
    aims: tuple[AimShown, ...]

    @property
    def yours(self) -> tuple[Shown, ...]:
        """What falls to the one who is looking."""
        return tuple(one for aim in self.aims for one in aim.actions if one.is_yours)


def plan_in_force(*, viewer: Actor, person: Person) -> Plan | None:
    """The plan that is running, if one is."""
    return Plan.objects.visible_to(viewer).filter(person=person).running().newest_first().first()


def plan_card(*, viewer: Actor, subject: Subject) -> PlanCard | None:
    """The plan of the person a page belongs to, in three queries. None if nothing is planned.

    Barriers are not on the card.
    """
    open_now = (Plan.Status.RUNNING, Plan.Status.DRAFT)
    plans = {
        plan.status: plan
        for plan in Plan.objects.visible_to(viewer)
        .filter(person=subject.person, status__in=open_now)
        .newest_first()
    }
    draft = plans.get(Plan.Status.DRAFT)
    plan = plans.get(Plan.Status.RUNNING) or draft
    if plan is None:
        return None
    return PlanCard(plan, draft, _aims(plan, viewer=viewer, subject=subject))


def _aims(plan: Plan, *, viewer: Actor, subject: Subject) -> tuple[AimShown, ...]:
    return tuple(
        AimShown(
            number=number,
            aim=aim,
            barriers=(),
            actions=tuple(
                shown(action, viewer=viewer, subject=subject, is_running=plan.is_running)
                for action in aim.actions.all()
            ),
        )
        for number, aim in enumerate(aims_of([plan], viewer=viewer), 1)
    )
