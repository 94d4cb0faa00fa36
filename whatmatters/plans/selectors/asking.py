"""What the forms of a plan need to know before they ask."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.db.models import Case, IntegerField, QuerySet, When
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.outcomes.models import Barrier, Outcome, Step
from whatmatters.people.models import CircleMember, Kind, Person
from whatmatters.people.selectors import Subject, subject_of
from whatmatters.plans.models import Action, Aim, Doer, Plan
from whatmatters.plans.selectors.chosen import begin_with

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ActionPage:
    """One action, perhaps new and still empty; its outcome; and what it may point to."""

    subject: Subject
    aim: Aim
    action: Action
    members: tuple[CircleMember, ...]
    steps: tuple[Step, ...]
    barriers: tuple[Barrier, ...]

    @property
    def plan(self) -> Plan:
        return self.aim.plan

    @property
    def who(self) -> str:
        """Who does it, as one says it to the one who is looking."""
        if self.action.doer != Doer.MYSELF:
            return self.action.doers_name
        return gettext("Me") if self.subject.standing.is_self else self.subject.known_as

    @property
    def is_new(self) -> bool:
        return self.action._state.adding


@dataclass(frozen=True, slots=True)
class AimsPage:
    """The outcomes that could still join a draft."""

    subject: Subject
    plan: Plan
    outcomes: tuple[Outcome, ...]


def new_action_page(
    *, viewer: Actor, aim_id: UUID, chosen: Mapping[str, str] | None = None
) -> ActionPage:
    """The form for something new that somebody will do. Unseen is 404.

    `chosen` is what led here: a doer, a `member` of the circle, a `service` of the directory.
    """
    aims = Aim.objects.visible_to(viewer).select_related("outcome", "plan__person")
    aim = get_object_or_404(aims, pk=aim_id)
    page = _page(viewer, aim, action=Action(aim=aim))
    begin_with(page.action, page.members, chosen or {})
    return page


def action_page(*, viewer: Actor, action_id: UUID) -> ActionPage:
    """An action as it stands, with what it may point to. Unseen, or taken out, is 404."""
    actions = Action.objects.visible_to(viewer).select_related(
        "aim__outcome", "aim__plan__person", "member", "step", "barrier", "resource"
    )
    action = get_object_or_404(actions, pk=action_id)
    return _page(viewer, action.aim, action=action)


def aims_page(*, viewer: Actor, plan_id: UUID) -> AimsPage:
    """The live outcomes that are not in this plan yet."""
    plan = get_object_or_404(Plan.objects.visible_to(viewer).select_related("person"), pk=plan_id)
    outcomes = Outcome.objects.visible_to(viewer).filter(person=plan.person).live()
    return AimsPage(
        subject=subject_of(viewer=viewer, person=plan.person),
        plan=plan,
        outcomes=tuple(outcomes.exclude(aims__plan=plan).as_ranked()),
    )


def plan_gone_from(*, viewer: Actor, plan_id: UUID | None) -> tuple[Subject, Plan]:
    """The plan that something was taken out of while somebody was writing. Unseen is 404."""
    if plan_id is None:
        raise Http404
    plan = get_object_or_404(Plan.objects.visible_to(viewer).select_related("person"), pk=plan_id)
    return subject_of(viewer=viewer, person=plan.person), plan


def _page(viewer: Actor, aim: Aim, *, action: Action) -> ActionPage:
    """What it already points to is always among the choices, even when it is over."""
    person = aim.plan.person
    return ActionPage(
        subject=subject_of(viewer=viewer, person=person),
        aim=aim,
        action=action,
        members=_with(_circle(viewer, person), action.member),
        steps=_with(_steps(aim), action.step),
        barriers=_with(_barriers(viewer, aim), action.barrier),
    )


def _with(found: Iterable[T], pointed_at: T | None) -> tuple[T, ...]:
    there = tuple(found)
    return there if pointed_at is None or pointed_at in there else (*there, pointed_at)


def _circle(viewer: Actor, person: Person) -> QuerySet[CircleMember]:
    """Everybody the person counts on of whom the viewer may know, those nearest first.

    Nobody of a confidential service: whoever reads the plan would read that it works with them.
    """
    nearest = Case(
        *(When(kind=kind, then=place) for place, kind in enumerate(Kind)),
        output_field=IntegerField(),
    )
    seen = CircleMember.objects.visible_to(viewer, person=person.pk)
    circle = seen.current().filter(person=person).exclude(organisation__is_confidential=True)
    return circle.alias(nearest=nearest).order_by("nearest", "name", "pk")


def _steps(aim: Aim) -> QuerySet[Step]:
    return Step.objects.filter(outcome=aim.outcome_id, done_on=None, let_go_on=None).order_by(
        "place", "pk"
    )


def _barriers(viewer: Actor, aim: Aim) -> QuerySet[Barrier]:
    blocking = Barrier.objects.visible_to(viewer).filter(blockings__outcome=aim.outcome_id)
    return blocking.open().order_by("state_since", "recorded_at", "pk")
