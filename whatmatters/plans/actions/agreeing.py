from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.people.standing import standing_of
from whatmatters.plans.actions.locking import held_plan
from whatmatters.plans.models import Agreement, Plan, PlanNotReady

Party, How = Agreement.Party, Agreement.How


@transaction.atomic
def agree_plan(
    *,
    plan: Plan,
    by: Actor,
    party: str,
    agreed_on: date,
    name: str = "",
    words: str = "",
    read: int | None = None,
) -> Plan:
    """Record that a party agrees to the plan as it was read. With both agreed, it runs.

    A person has one running plan at a time, so any earlier one steps down. Raises
    PlanNotReady when there is nothing to agree to yet, and Stale if it changed meanwhile.
    """
    plan = held_plan(plan)
    require(by, Permission.PLAN_AGREE, plan)
    how = _how_said(plan, by=by, party=party)
    if plan.agreements.holding().filter(party=party, words=words).exists():
        return plan  # sent twice
    plan.must_be_ready_to_agree(on=agreed_on, read=read)
    _must_not_have_agreed(plan, party)
    agreement = Agreement(plan=plan, party=party, how=how, agreed_on=agreed_on, words=words)
    agreement.name = name or (plan.person.name if party == Party.PERSON else by.name)
    agreement.recorded_by = by.user
    agreement.save(force_insert=True)
    audit.record(by=by, did="plans.agreed", to=agreement, about=plan.person_id)
    _run_once_all_agree(plan, by=by)
    return plan


@transaction.atomic
def end_plan(*, plan: Plan, by: Actor, on: date, because: str) -> Plan:
    """The plan ends, and no other follows. Raises PlanNotReady."""
    plan = held_plan(plan)
    require(by, Permission.PLAN_WRITE, plan.person)
    plan.end(on=on, because=because)
    plan.save(update_fields=["status", "ended_on", "ended_because"])
    audit.record(by=by, did="plans.ended", to=plan, about=plan.person_id)
    return plan


def _must_not_have_agreed(plan: Plan, party: str) -> None:
    if plan.agreements.holding().filter(party=party).exists():
        raise PlanNotReady(gettext("This agreement is already written down"))


def _how_said(plan: Plan, *, by: Actor, party: str) -> Agreement.How:
    """How this party's agreement reaches us through this actor. Nobody agrees for another."""
    standing = standing_of(by, plan.person)
    if party == Party.PERSON:
        return How.SIGNED_IN if standing.is_self else How.TOLD_US
    if party == Party.PRACTITIONER and standing.is_practitioner:
        return How.SIGNED_IN
    raise PermissionDenied(Permission.PLAN_AGREE)


def _run_once_all_agree(plan: Plan, *, by: Actor) -> None:
    days = dict(plan.agreements.holding().order_by("pk").values_list("party", "agreed_on"))
    if set(days) != set(Party):
        return
    plan.run(on=max(days.values()))
    # The database allows one running plan each, so the old one makes way first.
    for earlier in plan.person.plans.running().order_by("pk"):
        earlier.step_down(on=max(days.values()))
        earlier.save(update_fields=["status", "ended_on"])
        audit.record(by=by, did="plans.replaced", to=earlier, about=plan.person_id)
    plan.save(update_fields=["status", "agreed_on", "review_on"])
    audit.record(by=by, did="plans.set-running", to=plan, about=plan.person_id)
