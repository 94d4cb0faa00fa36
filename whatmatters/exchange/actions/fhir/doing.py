"""Activities of a CarePlan become actions, each for an outcome, by somebody."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from whatmatters.exchange.actions.fhir.circle import name_of
from whatmatters.exchange.actions.fhir.desk import Desk
from whatmatters.exchange.fhir.care_plan import DROPPED
from whatmatters.exchange.fhir.drafts import DoingDraft
from whatmatters.exchange.fhir.library import Thing
from whatmatters.exchange.fhir.shape import Pointer
from whatmatters.people.models import CircleMember, Kind, Person
from whatmatters.plans.models import Action, Aim, Doer, Plan

TO_BE_AGREED = "somebody yet to be agreed"
FIRST_GOAL = "it names no goal: put to the first goal of its plan"
OTHER_GOALS = "it serves further goals: put to the first it names"
NOT_FOUND = "what it refers to is in none of the files, or says nothing that will be done"
DOERS = {
    "Patient": Doer.MYSELF,
    "Practitioner": Doer.PRACTITIONER,
    "PractitionerRole": Doer.PRACTITIONER,
    "CareTeam": Doer.PRACTITIONER,
    "Organization": Doer.PROVIDER,
    "HealthcareService": Doer.PROVIDER,
    "Device": Doer.EQUIPMENT,
}
OF_KIND = {
    Kind.FRIEND: Doer.FRIEND,
    Kind.NEIGHBOUR: Doer.FRIEND,
    Kind.VOLUNTEER: Doer.VOLUNTEER,
    Kind.ASSISTANT: Doer.ASSISTANT,
}


def write_actions(desk: Desk, thing: Thing, plan: Plan, aims: Sequence[Aim], person: Person) -> int:
    """All that the plan says will be done, and we can say. How many actions that is."""
    places: Counter[UUID] = Counter()
    for aim in aims:
        places[aim.pk] = aim.actions.count()
    actions = []
    for activity in thing.draft.activities:
        if doing := _followed(desk, thing, activity):
            aim = _aim_of(desk, thing, doing, aims)
            places[aim.pk] += 1
            actions.append(_action(desk, thing, doing, aim, places[aim.pk], person, plan))
    Action.objects.bulk_create(actions)
    return len(actions)


def _followed(desk: Desk, thing: Thing, activity: DoingDraft) -> DoingDraft | None:
    """An activity; or the order it refers to, in its words."""
    if activity.request is None:
        return activity
    led_to = desk.follow(activity.request, thing)
    order = led_to.draft.doing if led_to and hasattr(led_to.draft, "doing") else None
    found: DoingDraft = order or activity
    what = found.what or activity.what
    if not what or len(what) > 500:
        desk.say(thing, "CarePlan.activity.reference", NOT_FOUND)
        return None
    if found.status in DROPPED | {"revoked", "rejected", "failed"}:
        desk.say(thing, "CarePlan.activity.reference", f"it is {found.status}")
        return None
    if led_to:
        desk.named.add(led_to.key)
    return replace(found, what=what, request=None)


def _aim_of(desk: Desk, thing: Thing, doing: DoingDraft, aims: Sequence[Aim]) -> Aim:
    wanted = {desk.became(pointer, thing, "Goal") for pointer in doing.goals}
    own = [aim for aim in aims if aim.outcome_id in wanted]
    if not own:
        desk.say(thing, "CarePlan.activity.detail.goal", FIRST_GOAL)
    elif len(own) > 1:
        desk.say(thing, "CarePlan.activity.detail.goal", OTHER_GOALS)
    return own[0] if own else aims[0]


def _action(
    desk: Desk,
    thing: Thing,
    doing: DoingDraft,
    aim: Aim,
    place: int,
    person: Person,
    plan: Plan,
) -> Action:
    doer, who, member = _who_does(desk, thing, doing, person)
    begins_on, by_on = doing.begins_on, doing.by_on
    if begins_on and by_on and by_on < begins_on:
        by_on = None
        desk.say(thing, "CarePlan.activity.detail.scheduledPeriod", "it ends before it begins")
    action = Action(
        aim=aim,
        place=place,
        doer=doer,
        who=who,
        member=member,
        what=doing.what,
        how_often=doing.how_often,
        begins_on=begins_on,
        by_on=by_on,
    )
    if doing.status == "completed":
        action.done_on = by_on or plan.ended_on
        if action.done_on is None:
            desk.say(thing, "CarePlan.activity.detail.status", "done, on no day that is given")
    return action


def _who_does(
    desk: Desk, thing: Thing, doing: DoingDraft, person: Person
) -> tuple[str, str, CircleMember | None]:
    """The first performer by kind, all of them by name."""
    if not doing.performers:
        desk.say(thing, "CarePlan.activity.detail.performer", "nobody is named: to be agreed")
        return Doer.PRACTITIONER, TO_BE_AGREED, None
    doer, member = _doer(desk, doing.performers[0], thing, person)
    if doer == Doer.MYSELF and len(doing.performers) == 1:
        return doer, "", None
    named = [member.name if member else ""] + [
        name_of(desk, pointer, thing) for pointer in doing.performers[1 if member else 0 :]
    ]
    return doer, ", ".join(name for name in named if name)[:200], member


def _doer(
    desk: Desk, pointer: Pointer, holder: Thing, person: Person
) -> tuple[str, CircleMember | None]:
    led_to = desk.follow(pointer, holder)
    kind = led_to.kind if led_to else pointer.to.split("/", 1)[0]
    if kind == "RelatedPerson":
        pk = desk.became(pointer, holder, "RelatedPerson")
        member = person.circle.filter(pk=pk).order_by("pk").first() if pk else None
        return OF_KIND.get(Kind(member.kind), Doer.FAMILY) if member else Doer.FAMILY, member
    return DOERS.get(kind, Doer.PRACTITIONER), None
