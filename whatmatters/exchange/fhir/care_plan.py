"""FHIR R4 CarePlan: a plan, for the outcomes it names.

A plan that runs elsewhere comes in as a draft: agreement is between the person and their
practitioner here, and is never invented. One that is over keeps its days, and comes in as
ended. A plan here has no title, and serves outcomes: one that names no goal we have stays
behind, and so does what it would have done. An activity that names no goal is put to the
plan's first, and that is said.
"""

from whatmatters.exchange.fhir.drafts import CarePlanDraft, DoingDraft
from whatmatters.exchange.fhir.shape import Element, Json
from whatmatters.exchange.fhir.timing import timing_in_words

CARRIES = {
    "id": "what we remember it by, so that it is brought in once",
    "subject": "whose plan it is",
    "status": "completed or revoked: an ended plan; a mistake is left; all others: a draft, "
    "to be agreed here",
    "period": "of an ended plan, when it was agreed and when it ended",
    "goal": "the outcomes it serves, in its order",
    "addresses": "what is in the way of those outcomes, where it is a Condition",
    "activity.detail.description": "what will be done",
    "activity.detail.code": "what will be done, where there is no description",
    "activity.extension(careplan-activity-title)": "what will be done, before the description",
    "activity.detail.goal": "the outcome an action serves: the first it names",
    "activity.detail.performer": "who does it; without one it says that this is to be agreed",
    "activity.detail.scheduledTiming": "how often, in words",
    "activity.detail.scheduledString": "how often",
    "activity.detail.scheduledPeriod": "from when, and by when",
    "activity.detail.status": "cancelled, stopped, a mistake: left; completed: done, where the "
    "day is known",
    "activity.reference": "an action in the words of what it refers to: ServiceRequest, Task, "
    "Appointment, DeviceRequest, CommunicationRequest, NutritionOrder or MedicationRequest",
}
HERE = "a plan here is named by whose it is and its number"
REASON = "the reason for a plan is the outcomes it serves"
LOSES = {
    "identifier": HERE,
    "title": HERE,
    "description": HERE,
    "category": HERE,
    "intent": "a plan here is a plan",
    "instantiatesCanonical": "plans are not made from protocols here",
    "instantiatesUri": "plans are not made from protocols here",
    "basedOn": "plans of other systems are not linked with one another",
    "replaces": "plans of other systems are not linked with one another",
    "partOf": "plans of other systems are not linked with one another",
    "encounter": "meetings are not read yet",
    "created": "when a plan was typed elsewhere is not kept",
    "author": "who wrote a plan here is who brought it in",
    "contributor": "who wrote a plan here is who brought it in",
    "careTeam": "a CareTeam is read by itself, for the circle",
    "supportingInfo": "strengths and findings are not read yet",
    "note": "notes on a plan are not kept here yet",
    "activity.outcomeCodeableConcept": "reviews are not read yet",
    "activity.outcomeReference": "reviews are not read yet",
    "activity.progress": "reviews are not read yet",
    "activity.detail.doNotPerform": "a plan here says what is done; such an activity is left",
    "activity.detail.kind": "an action is said in words",
    "activity.detail.instantiatesCanonical": "plans are not made from protocols here",
    "activity.detail.instantiatesUri": "plans are not made from protocols here",
    "activity.detail.reasonCode": REASON,
    "activity.detail.reasonReference": REASON,
    "activity.detail.statusReason": "it is not kept of an action",
    "activity.detail.location": "where is not kept of an action",
    "activity.detail.productCodeableConcept": "what is dispensed is not kept",
    "activity.detail.productReference": "what is dispensed is not kept",
    "activity.detail.dailyAmount": "what is dispensed is not kept",
    "activity.detail.quantity": "what is dispensed is not kept",
}
MISTAKE = {"entered-in-error": "it is a mistake, says the system it comes from"}
DROPPED = {"cancelled", "stopped", "entered-in-error"}


def from_care_plan(resource: Json) -> CarePlanDraft:
    plan = Element(resource, "CarePlan", loses=LOSES)
    period, status = plan.element("period"), plan.text("status")
    return CarePlanDraft(
        patient=plan.pointer("subject"),
        status=status,
        begins_on=period.day("start") if period else None,
        ends_on=period.day("end", last=True) if period else None,
        goals=tuple(plan.pointers("goal")),
        activities=tuple(_activities(plan)),
        addresses=tuple(plan.pointers("addresses")),
        not_carried=plan.not_carried(),
        refused=MISTAKE.get(status, ""),
    )


def _activities(plan: Element) -> list[DoingDraft]:
    found = []
    for activity in plan.elements("activity"):
        title = _title(activity)
        detail, request = activity.element("detail"), activity.pointer("reference")
        if detail:
            doing = _detailed(detail, title)
            if doing:
                found.append(doing)
        elif request:
            found.append(DoingDraft(what=title or request.display, request=request))
        else:
            activity.say("", "it says nothing that will be done")
    return found


def _title(activity: Element) -> str:
    title = ""
    for _, extension in activity.extensions("careplan-activity-title"):
        title = extension.text("valueString")
    return title


def _detailed(detail: Element, title: str) -> DoingDraft | None:
    status, what = detail.text("status"), detail.text("description")
    code = detail.concept("code")
    words = ": ".join(part for part in (title, what or ("" if title else code)) if part)
    if detail.flag("doNotPerform"):
        detail.say("doNotPerform", "it says what not to do; a plan here says what is done")
        return None
    if status in DROPPED:
        detail.say("status", f"it is {status}")
        return None
    if not words or len(words) > 500:
        detail.say("description", "it says nothing, or more than the 500 characters of an action")
        return None
    period, timing = detail.element("scheduledPeriod"), detail.element("scheduledTiming")
    scheduled = "scheduledTiming" if timing else "scheduledString"
    how_often = timing_in_words(timing) if timing else detail.text("scheduledString")
    return DoingDraft(
        what=words,
        status=status,
        how_often=detail.cut(scheduled, how_often, 200),
        begins_on=period.day("start") if period else None,
        by_on=period.day("end", last=True) if period else None,
        performers=tuple(detail.pointers("performer")),
        goals=tuple(detail.pointers("goal")),
    )
