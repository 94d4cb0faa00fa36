from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.plans.actions.locking import held_person, held_plan, turn_page
from whatmatters.plans.models import (
    IF_THINGS_GO_WRONG,
    Action,
    Aim,
    CostLine,
    Plan,
    PlanNotReady,
)


@transaction.atomic
def start_plan(*, person: Person, by: Actor) -> Plan:
    """Open the draft that is being written, or begin one.

    It begins from the plan that is running, or else from every live outcome.
    """
    person = held_person(person)
    require(by, Permission.PLAN_WRITE, person)
    if draft := _draft_of(person):
        return draft
    if running := person.plans.running().order_by("pk").first():
        return open_next_version(plan=running, by=by)
    plan = _new_draft(person, by=by)
    outcomes = Outcome.objects.filter(person=person).live().as_ranked()
    Aim.objects.bulk_create(
        Aim(plan=plan, outcome=outcome, place=place) for place, outcome in enumerate(outcomes, 1)
    )
    return plan


@transaction.atomic
def open_next_version(*, plan: Plan, by: Actor, leave_out: Collection[UUID] = ()) -> Plan:
    """The draft that follows a plan: the same, but for what is over and what is left out.

    `leave_out` are outcomes. If a draft is already open, it is that, without them.
    """
    person = held_person(plan.person)
    require(by, Permission.PLAN_WRITE, person)
    if draft := _draft_of(person):
        return _without(draft, leave_out, by=by)
    following = _new_draft(person, by=by, follows=plan)
    for aim in plan.aims.filter(outcome__ended_on=None).order_by("place", "pk"):
        if aim.outcome_id not in leave_out:
            _carry_over(aim, to=following)
    return following


@transaction.atomic
def write_plan(
    *,
    plan: Plan,
    by: Actor,
    read: int | None = None,
    if_things_go_wrong: str,
    review_on: date | None,
    **more: str,
) -> Plan:
    """Say what happens if things go wrong, and when to look back. Raises Stale.

    `more` are any of IF_THINGS_GO_WRONG: its signs, what then, who is rung, what is ready.
    """
    if unknown := set(more) - set(IF_THINGS_GO_WRONG):
        raise TypeError(f"Not a part of a plan: {sorted(unknown)}")
    plan = held_plan(plan)
    require(by, Permission.PLAN_WRITE, plan.person)
    turn_page(plan, read=read)
    plan.if_things_go_wrong, plan.review_on = if_things_go_wrong, review_on
    for field, said in more.items():
        setattr(plan, field, said)
    plan.save(update_fields=["review_on", *IF_THINGS_GO_WRONG])
    audit.record(by=by, did="plans.written", to=plan, about=plan.person_id)
    return plan


@transaction.atomic
def add_aim(*, plan: Plan, outcome: Outcome, by: Actor) -> Aim:
    """Let the draft serve another of the person's outcomes; twice changes nothing."""
    plan = held_plan(plan)
    require(by, Permission.PLAN_WRITE, plan.person)
    if there := plan.aims.filter(outcome=outcome).order_by("pk").first():
        return there
    turn_page(plan)
    if outcome.person_id != plan.person_id or not outcome.is_live:
        raise PlanNotReady(gettext("Choose one of this person’s outcomes that has not ended"))
    last = plan.aims.aggregate(last=Max("place"))["last"] or 0
    aim = Aim.objects.create(plan=plan, outcome=outcome, place=last + 1)
    audit.record(by=by, did="plans.outcome-added", to=aim, about=plan.person_id)
    return aim


@transaction.atomic
def add_aims(*, plan: Plan, outcomes: Iterable[Outcome], by: Actor) -> Plan:
    """Let the draft serve several more of the person's outcomes at once."""
    require(by, Permission.PLAN_WRITE, plan.person)
    for outcome in outcomes:
        add_aim(plan=plan, outcome=outcome, by=by)
    return plan


@transaction.atomic
def remove_aim(*, aim: Aim, by: Actor) -> None:
    """Take an outcome out of the draft, with what was going to be done for it."""
    plan = held_plan(aim.plan)
    require(by, Permission.PLAN_WRITE, plan.person)
    turn_page(plan)
    audit.record(by=by, did="plans.outcome-taken-out", to=aim, about=plan.person_id)
    aim.delete()


def _draft_of(person: Person) -> Plan | None:
    return person.plans.drafts().order_by("pk").first()


def _new_draft(person: Person, *, by: Actor, follows: Plan | None = None) -> Plan:
    last = person.plans.aggregate(last=Max("number"))["last"] or 0
    plan = Plan(person=person, number=last + 1, written_by=by.user, follows=follows)
    if follows:
        plan.contingency_percent = follows.contingency_percent
        for field in IF_THINGS_GO_WRONG:
            setattr(plan, field, getattr(follows, field))
    plan.save(force_insert=True)
    audit.record(by=by, did="plans.begun", to=plan, about=person.pk)
    return plan


def _carry_over(aim: Aim, *, to: Plan) -> None:
    """The same outcome and actions, each on its line; what was done once and is over stays."""
    copy = Aim.objects.create(plan=to, outcome_id=aim.outcome_id, place=aim.place)
    actions = aim.actions.order_by("place", "pk").prefetch_related("cost_lines")
    going_on = [action for action in actions if not (action.is_once and action.done_on)]
    following = [(action, action.for_next_version(copy)) for action in going_on]
    Action.objects.bulk_create(after for _before, after in following)
    CostLine.objects.bulk_create(
        cost.for_next_version(after)
        for before, after in following
        for cost in before.cost_lines.all()
    )


def _without(draft: Plan, outcomes: Collection[UUID], *, by: Actor) -> Plan:
    for aim in draft.aims.filter(outcome__in=outcomes).order_by("pk"):
        remove_aim(aim=aim, by=by)
    return draft
