"""FHIR R4 Goal: an outcome, in the words another system holds it in.

The words are taken exactly, and marked as brought in: a Goal does not say in which
conversation they were spoken, and often they are a clinician's. How far along it is
(`achievementStatus` of a goal that goes on), its priority and category stay behind: here
the person ranks, and a review looks. That a goal is over and was not met becomes "let go",
with what was said beside it; we have no word for failing.
"""

from datetime import date

from whatmatters.exchange.fhir.drafts import GoalDraft, NoteDraft
from whatmatters.exchange.fhir.shape import Element, Json
from whatmatters.outcomes.models import Outcome

ENDING = Outcome.Ending

CARRIES = {
    "id": "what we remember it by, so that it is brought in once",
    "subject": "whose outcome it is",
    "description": "the words, exactly: its text, or the name of its code",
    "expressedBy": "whose words they are, as their name",
    "lifecycleStatus": "going on, or ended; a mistake or a proposal turned down is left",
    "achievementStatus": "how it ended, where it has ended",
    "startDate": "begun",
    "statusDate": "ended, where it has ended",
    "statusReason": "what was said when it ended",
    "target.measure": "a step, in words",
    "target.detail": "a step, in words, after its measure",
    "target.dueDate": "the day by which the step is to happen",
    "addresses": "what is in the way of it, where it is a Condition",
    "note": "why it matters, with whose words they are if not the person’s",
}
LOSES = {
    "identifier": "an outcome has no number",
    "category": "maps of outcomes are chosen here, after the words",
    "priority": "the person ranks what matters, here",
    "startCodeableConcept": "only a day says when it began",
    "target.dueDuration": "a step has a day",
    "outcomeCode": "reviews are not read yet",
    "outcomeReference": "reviews are not read yet",
    "extension(goal-acceptance)": "agreement is asked for here, on the plan",
}
LEFT = {
    "entered-in-error": "it is a mistake, says the system it comes from",
    "rejected": "it was turned down before it began",
}
ENDED = {"completed", "cancelled"}
GOING_ON = {"proposed", "planned", "accepted", "active", "on-hold"}
MET = {"achieved", "sustaining"}
UNMET = {
    "not-achieved": "Not reached, as the system it comes from says",
    "no-progress": "Nothing had changed, as the system it comes from says",
    "not-attainable": "It could not be reached, as the system it comes from says",
}
UNSAID = "Whether it happened is not said in the system it comes from"


def from_goal(resource: Json) -> GoalDraft:
    goal = Element(resource, "Goal", loses=LOSES)
    words, status = goal.concept("description"), goal.text("lifecycleStatus")
    ending, said = _ending(goal, status)
    steps, unplaced = _steps(goal)
    return GoalDraft(
        patient=goal.pointer("subject"),
        words=words,
        expressed_by=goal.pointer("expressedBy"),
        begun_on=goal.day("startDate"),
        ending=ending,
        ended_on=_ended_on(goal, has_ended=bool(ending)),
        ending_words=said,
        notes=tuple(_notes(goal)),
        looks_like=unplaced,
        steps=tuple(steps),
        addresses=tuple(goal.pointers("addresses")),
        not_carried=goal.not_carried(),
        refused=LEFT.get(status, "" if words else "it has no words"),
    )


def _ending(goal: Element, status: str) -> tuple[str, str]:
    """How it ended, in our way of saying it, and what is said of it."""
    how, reason = goal.codes("achievementStatus"), goal.text("statusReason")
    _ = goal.concept("achievementStatus")
    if status not in ENDED:
        if status not in GOING_ON and status not in LEFT:
            goal.say("lifecycleStatus", "we do not know this state: kept as going on")
        elif status == "on-hold":
            goal.say("lifecycleStatus", "an outcome can’t rest here: kept as going on")
        if how:
            goal.say("achievementStatus", "how near it is, is for the person to say")
        if reason:
            goal.say("statusReason", "it is kept of an outcome that has ended")
        return "", ""
    if status == "completed" and set(how) & MET:
        return ENDING.ACHIEVED, reason
    unmet = next((UNMET[code] for code in how if code in UNMET), "")
    return ENDING.LET_GO, "\n".join(p for p in (reason, unmet or (not reason and UNSAID)) if p)


def _ended_on(goal: Element, *, has_ended: bool) -> date | None:
    on = goal.day("statusDate", last=True)
    if on and not has_ended:
        goal.say("statusDate", "it is kept of an outcome that has ended")
        return None
    return on


def _notes(goal: Element) -> list[NoteDraft]:
    found = []
    for note in goal.elements("note"):
        author = note.pointer("authorReference")
        named = note.text("authorString")
        note.forget("time")
        words = note.text("text")
        if words:
            found.append(NoteDraft(f"{named}: {words}" if named else words, author))
    return found


def _steps(goal: Element) -> tuple[list[tuple[str, date | None]], str]:
    """Targets as steps; one with more words than a step holds is what it looks like."""
    steps, longer = [], []
    for target in goal.elements("target"):
        by = target.day("dueDate", last=True)
        measure, detail = target.concept("measure"), _detail(target)
        words = ": ".join(part for part in (measure, detail) if part)
        if not words:
            target.say("", "it does not say in words what is to have happened")
        elif len(words) <= 500:
            steps.append((words, by))
        else:
            longer.append(words)
    return steps, "\n".join(longer)


def _detail(target: Element) -> str:
    """What is to be reached, as one would write it."""
    if words := target.text("detailString") or target.concept("detailCodeableConcept"):
        return words
    if quantity := target.element("detailQuantity"):
        return quantity_in_words(quantity)
    if within := target.element("detailRange"):
        ends = [quantity_in_words(e) for k in ("low", "high") if (e := within.element(k))]
        return " to ".join(ends)
    if (yes := target.flag("detailBoolean")) is not None:
        return "yes" if yes else "no"
    return target.number("detailInteger")


def quantity_in_words(quantity: Element) -> str:
    quantity.forget("system", "code")
    parts = (quantity.text("comparator"), quantity.number("value"), quantity.text("unit"))
    return " ".join(part for part in parts if part)
