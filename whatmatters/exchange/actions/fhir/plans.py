"""A CarePlan becomes a plan for its outcomes: a draft to be agreed here, or one that is over."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Max

from whatmatters.exchange.actions.fhir.circle import NOBODY_HERE
from whatmatters.exchange.actions.fhir.desk import Desk
from whatmatters.exchange.actions.fhir.doing import write_actions
from whatmatters.exchange.actions.fhir.goals import put_in_the_way
from whatmatters.exchange.fhir.drafts import CarePlanDraft
from whatmatters.exchange.fhir.library import Thing
from whatmatters.exchange.models import BroughtIn
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.plans.models import Aim, Plan

OVER = {"completed": "Completed", "revoked": "Stopped early"}
NO_GOAL = "it names no goal that has come in, and a plan here serves outcomes"
NO_LIVE_GOAL = "every goal it names has ended, and it has not"
NO_DAYS = "it is over, and does not say from when until when"
BUSY = "a plan is being written here with this person; their practitioner decides what goes in"


def bring_in_care_plan(desk: Desk, thing: Thing) -> None:
    draft: CarePlanDraft = thing.draft
    if not desk.is_news(thing):
        return
    person = desk.person_of(draft.patient, thing)
    if draft.refused or person is None:
        desk.leave(thing, draft.refused or NOBODY_HERE)
        return
    outcomes = _outcomes(desk, thing, person)
    plan, why = _over(desk, draft, person) if draft.status in OVER else _draft(desk, person)
    if draft.status not in OVER:
        outcomes, ended = [o for o in outcomes if o.is_live], outcomes
        why = why or (NO_LIVE_GOAL if ended and not outcomes else "")
    if why or plan is None or not outcomes:
        desk.leave(thing, why or NO_GOAL)
        return
    _write(desk, thing, plan, person, outcomes)


def _write(
    desk: Desk, thing: Thing, plan: Plan, person: Person, outcomes: Sequence[Outcome]
) -> None:
    draft: CarePlanDraft = thing.draft
    if plan._state.adding:
        last = person.plans.aggregate(last=Max("number"))["last"] or 0
        plan.number = last + 1
        plan.save(force_insert=True)
    desk.remember(thing, plan)
    aims = [_aim(plan, outcome) for outcome in outcomes]
    desk.count("CarePlan", "action", write_actions(desk, thing, plan, aims, person))
    put_in_the_way(desk, thing, "CarePlan.addresses", draft.addresses, person, outcomes)
    if plan.is_draft:
        desk.say(thing, "CarePlan.status", "it comes in as a draft, to be agreed with the person")
        if draft.begins_on or draft.ends_on:
            desk.say(thing, "CarePlan.period", "it is kept of a plan that is over")
    desk.touch(person)


def _outcomes(desk: Desk, thing: Thing, person: Person) -> list[Outcome]:
    """The outcomes it names, in its order, each once."""
    found: list[Outcome] = []
    for pointer in thing.draft.goals:
        pk = desk.became(pointer, thing, "Goal")
        outcome = person.outcomes.filter(pk=pk).order_by("pk").first() if pk else None
        if outcome is None:
            desk.say(thing, "CarePlan.goal", "it leads to no goal of theirs that has come in")
        elif outcome not in found:
            found.append(outcome)
    return found


def _over(desk: Desk, draft: CarePlanDraft, person: Person) -> tuple[Plan | None, str]:
    """A plan that is over, with its days as they are known. Nothing is made up."""
    if draft.begins_on is None or draft.ends_on is None:
        return None, NO_DAYS
    return (
        Plan(
            person=person,
            written_by=desk.hand,
            status=Plan.Status.ENDED,
            agreed_on=draft.begins_on,
            ended_on=_not_before(draft.begins_on, draft.ends_on),
            ended_because=f"{OVER[draft.status]}, as the system it comes from says",
        ),
        "",
    )


def _not_before(begins_on: date, ends_on: date) -> date:
    return max(begins_on, ends_on)


def _draft(desk: Desk, person: Person) -> tuple[Plan | None, str]:
    """The one draft of a person: new, or brought in and untouched since; nobody else's."""
    open_one = person.plans.drafts().order_by("pk").first()
    if open_one is None:
        return Plan(person=person, written_by=desk.hand), ""
    ours = BroughtIn.objects.filter(
        organisation=desk.organisation, source="CarePlan", became_id=open_one.pk
    )
    return (open_one, "") if ours.exists() and open_one.version == 1 else (None, BUSY)


def _aim(plan: Plan, outcome: Outcome) -> Aim:
    last = plan.aims.aggregate(last=Max("place"))["last"] or 0
    aim, _ = Aim.objects.get_or_create(plan=plan, outcome=outcome, defaults={"place": last + 1})
    return aim
