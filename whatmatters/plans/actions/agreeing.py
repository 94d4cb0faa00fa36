from datetime import date

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.plans.actions.locking import held_plan
from whatmatters.plans.actions.parties import how_said, leave_of, on_whose_behalf
from whatmatters.plans.models import (
    MUST_AGREE,
    Agreement,
    Objection,
    Plan,
    SignedText,
    code_of,
)
from whatmatters.plans.signed import text_of

How = Agreement.How


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
    how: str = "",
    behalf: str = "",
    witness: str = "",
    shown: str = "",
) -> Plan:
    """Record that a party signs the plan as it was read. With the first two, it runs.

    A person has one running plan at a time, so any earlier one steps down. A provider and a
    funder may sign it still while it runs. Raises PlanNotReady when there is nothing to sign
    yet, and Stale if it changed meanwhile.
    """
    plan = held_plan(plan)
    require(by, leave_of(party), plan)
    said = Agreement(plan=plan, party=party, agreed_on=agreed_on, words=words, how=how)
    said.name, said.witness, said.shown = name, witness, shown
    said.recorded_by = by.user
    on_whose_behalf(said, by=by, behalf=behalf)
    how_said(said, by=by)
    there = plan.agreements.holding().filter(party=party, behalf=said.behalf)
    if there.filter(words=words).exists():
        return plan  # sent twice
    plan.must_be_ready_to_sign(party=party, on=agreed_on, read=read)
    plan.must_not_be_signed_twice(is_signed=there.exists())
    said.signed = _kept_text(plan)
    said.save(force_insert=True)
    _no_longer_refused(said, by=by)
    audit.record(by=by, did="plans.agreed", to=said, about=plan.person_id)
    _run_once_both_agree(plan, by=by)
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


def _kept_text(plan: Plan) -> SignedText:
    """What is signed now; kept once, however many sign it."""
    text = text_of(plan)
    kept, _is_new = SignedText.objects.get_or_create(
        plan=plan, digest=code_of(text), defaults={"text": text}
    )
    return kept


def _no_longer_refused(said: Agreement, *, by: Actor) -> None:
    """Whoever said no has now signed. What they said is kept."""
    refused = said.plan.objections.standing().filter(
        party=said.party, behalf=said.behalf, kind=Objection.Kind.REFUSAL
    )
    refused.update(ended_as=Objection.Ending.WITHDRAWN, ended_on=clock.today(), ended_by=by.user)


def _run_once_both_agree(plan: Plan, *, by: Actor) -> None:
    days = dict(plan.agreements.holding().values_list("party", "agreed_on"))
    if not plan.is_draft or not set(days) >= MUST_AGREE:
        return
    on = max(days[party] for party in MUST_AGREE)
    plan.run(on=on)
    # The database allows one running plan each, so the old one makes way first.
    for earlier in plan.person.plans.running().order_by("pk"):
        earlier.step_down(on=on)
        earlier.save(update_fields=["status", "ended_on"])
        audit.record(by=by, did="plans.replaced", to=earlier, about=plan.person_id)
    plan.save(update_fields=["status", "agreed_on", "review_on"])
    audit.record(by=by, did="plans.set-running", to=plan, about=plan.person_id)
