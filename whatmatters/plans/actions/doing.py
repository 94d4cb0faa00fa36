from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.outcomes.models import Barrier, Step
from whatmatters.people.models import CircleMember
from whatmatters.plans.actions.locking import held_plan, turn_page
from whatmatters.plans.models import Action, Aim
from whatmatters.resources.models import Service

CHANGEABLE = (
    "doer",
    "who",
    "member",
    "what",
    "how_often",
    "begins_on",
    "by_on",
    "step",
    "barrier",
    "resource",
)


@transaction.atomic
def add_action(
    *,
    aim: Aim,
    by: Actor,
    doer: str,
    what: str,
    who: str = "",
    member: CircleMember | None = None,
    how_often: str = "",
    begins_on: date | None = None,
    by_on: date | None = None,
    step: Step | None = None,
    barrier: Barrier | None = None,
    resource: Service | None = None,
) -> Action:
    """Say one thing somebody will do for an outcome. Raises PlanNotReady."""
    plan = held_plan(aim.plan)
    require(by, Permission.PLAN_WRITE, plan.person)
    turn_page(plan)
    action = Action(
        aim=aim,
        place=(aim.actions.aggregate(last=Max("place"))["last"] or 0) + 1,
        doer=doer,
        what=what,
        who=who,
        member=member,
        how_often=how_often,
        begins_on=begins_on,
        by_on=by_on,
        step=step,
        barrier=barrier,
        resource=resource,
    )
    action.settle()
    action.save(force_insert=True)
    audit.record(by=by, did="plans.action-added", to=action, about=plan.person_id)
    return action


@transaction.atomic
def change_action(*, action: Action, by: Actor, read: int | None = None, **fields: Any) -> Action:
    """Change what was going to be done. Raises Stale if somebody else has meanwhile.

    `fields` are any of CHANGEABLE.
    """
    if unknown := set(fields) - set(CHANGEABLE):
        raise TypeError(f"Not a part of an action: {sorted(unknown)}")
    plan = held_plan(action.aim.plan)
    require(by, Permission.PLAN_WRITE, plan.person)
    turn_page(plan)
    action = _held(action)
    action.turn_page(read=read)
    for field, value in fields.items():
        setattr(action, field, value)
    action.settle()
    action.save(update_fields=["version", *CHANGEABLE])
    audit.record(by=by, did="plans.action-changed", to=action, about=plan.person_id)
    return action


@transaction.atomic
def remove_action(*, action: Action, by: Actor) -> None:
    """Take something out of the draft. The versions before it keep it."""
    plan = held_plan(action.aim.plan)
    require(by, Permission.PLAN_WRITE, plan.person)
    turn_page(plan)
    audit.record(by=by, did="plans.action-taken-out", to=action, about=plan.person_id)
    action.delete()


@transaction.atomic
def tick_action(*, action: Action, by: Actor, done_on: date | None) -> Action:
    """It was done on this day, or (None) not after all. What is done often is ticked often.

    A next version that is being written hears of it too.
    """
    action = _held(action)
    plan = action.aim.plan
    require(by, Permission.ACTION_TICK, action)
    plan.must_be_running()
    action.tick(on=done_on)
    action.save(update_fields=["done_on"])
    in_draft = Action.objects.filter(line=action.line, aim__plan__in=plan.person.plans.drafts())
    in_draft.update(done_on=done_on)
    audit.record(by=by, did="plans.action-ticked", to=action, about=plan.person_id)
    return action


def _held(action: Action) -> Action:
    return (
        Action.objects.select_for_update(of=("self",))
        .select_related("aim__plan__person", "member", "step", "barrier")
        .get(pk=action.pk)
    )
