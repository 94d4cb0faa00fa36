"""Saying no to a plan, or yes only if something is so; and what becomes of it."""

from datetime import date

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import require
from whatmatters.foundations import clock
from whatmatters.plans.actions.locking import held_plan
from whatmatters.plans.actions.parties import leave_of, must_be_theirs, on_whose_behalf
from whatmatters.plans.models import Objection, Plan


@transaction.atomic
def object_to_plan(
    *,
    plan: Plan,
    by: Actor,
    party: str,
    kind: str,
    what: str,
    why: str = "",
    name: str = "",
    behalf: str = "",
    said_on: date | None = None,
    read: int | None = None,
) -> Objection:
    """A party does not agree, or only if something is so. Beside the plan, for all to see.

    It hides nothing and stops nothing that both have agreed. A “no” takes back a signature that
    was given to what is still being written. Raises PlanNotReady and Stale.
    """
    plan = held_plan(plan)
    require(by, leave_of(party), plan)
    said = Objection(plan=plan, party=party, kind=Objection.Kind(kind), what=what, why=why)
    said.name, said.recorded_by = name, by.user
    said.said_on = said_on or clock.today()
    on_whose_behalf(said, by=by, behalf=behalf)
    must_be_theirs(said, by=by)
    if there := _the_same(said):
        return there  # sent twice
    plan.must_be_open_to_objections(on=said.said_on, read=read)
    said.save(force_insert=True)
    _takes_back(said)
    audit.record(by=by, did="plans.objected", to=said, about=plan.person_id)
    return said


@transaction.atomic
def end_objection(
    *, objection: Objection, by: Actor, ending: str, on: date, words: str = ""
) -> Objection:
    """A condition is met; or whoever set it, or said no, takes it back. Raises PlanNotReady.

    They say so themself, or a practitioner writes down that they did.
    """
    plan = held_plan(objection.plan)
    require(by, leave_of(objection.party), plan)
    held = Objection.objects.select_for_update(of=("self",)).get(pk=objection.pk)
    must_be_theirs(held, by=by)
    held.end(ending=ending, on=on, words=words)
    held.ended_by = by.user
    held.save(update_fields=["ended_as", "ended_on", "ended_words", "ended_by"])
    audit.record(by=by, did="plans.objection-ended", to=held, about=plan.person_id)
    return held


def _the_same(said: Objection) -> Objection | None:
    same = {"party": said.party, "behalf": said.behalf, "kind": said.kind, "what": said.what}
    return said.plan.objections.standing().filter(**same, why=said.why).order_by("pk").first()


def _takes_back(said: Objection) -> None:
    if said.kind == Objection.Kind.REFUSAL and said.plan.is_draft:
        given = said.plan.agreements.holding().filter(party=said.party, behalf=said.behalf)
        given.update(void_since=clock.now())
