"""What is only here to be pointed at: a condition in the way, something ordered, a place.

None of these becomes a record by itself. Where a goal, a plan or a team refers to one, its
name goes along: a Condition as what is in the way, an order as what will be done.
"""

from dataclasses import replace

from whatmatters.exchange.fhir.drafts import DoingDraft, ThingDraft
from whatmatters.exchange.fhir.practitioner import numbers
from whatmatters.exchange.fhir.shape import Element, Json, Pointer
from whatmatters.exchange.fhir.timing import timing_in_words

ORDERS = (
    "ServiceRequest",
    "Task",
    "Appointment",
    "DeviceRequest",
    "CommunicationRequest",
    "NutritionOrder",
    "MedicationRequest",
)
NAMED = ("Organization", "HealthcareService", "Device")
THINGS = ("Condition", *ORDERS, *NAMED)
DOUBTED = {"refuted", "entered-in-error"}
OVER = {"inactive", "remission", "resolved"}
WORDS = (
    "code",
    "codeCodeableConcept",
    "medicationCodeableConcept",
    "serviceType",
    "category",
    "type",
)


def from_thing(resource: Json) -> ThingDraft:
    """Only its name, and what is asked of it where something points at it."""
    kind = resource["resourceType"]
    thing = Element(resource, str(kind))
    draft = _drafted(thing, str(kind))
    return replace(draft, identifiers=numbers(resource), not_carried=thing.not_carried())


def _drafted(thing: Element, kind: str) -> ThingDraft:
    if kind == "Condition":
        return _condition(thing)
    if kind in ORDERS:
        doing = _order(thing)
        return ThingDraft(doing.what, doing=doing)
    name = thing.text("name") if kind != "Device" else _device(thing)
    return ThingDraft(" ".join(name.split()))


def _condition(thing: Element) -> ThingDraft:
    has_ended = bool(set(thing.codes("clinicalStatus")) & OVER)
    doubted = bool(set(thing.codes("verificationStatus")) & DOUBTED)
    thing.forget("clinicalStatus", "verificationStatus")
    words = thing.concept("code")
    return ThingDraft(
        name="" if doubted else words,
        has_ended=has_ended,
        since=thing.day("abatementDateTime", last=True) or thing.day("recordedDate"),
        patient=thing.pointer("subject"),
    )


def _order(thing: Element) -> DoingDraft:
    period = thing.element("occurrencePeriod") or thing.element("executionPeriod")
    timing = thing.element("occurrenceTiming")
    return DoingDraft(
        what=_what(thing),
        status=thing.text("status"),
        how_often=thing.cut("occurrenceTiming", timing_in_words(timing), 200) if timing else "",
        begins_on=period.day("start") if period else thing.day("occurrenceDateTime"),
        by_on=period.day("end", last=True) if period else None,
        performers=tuple(_performers(thing)),
    )


def _what(thing: Element) -> str:
    """What is ordered, in words: a description, or the first code that has a name."""
    if isinstance(thing.json.get("description"), str) and (words := thing.text("description")):
        return words
    for key in WORDS:
        value = thing.json.get(key)
        found = thing.concepts(key) if isinstance(value, list) else [thing.concept(key)]
        if found and found[0]:
            return found[0]
    return ""


def _performers(thing: Element) -> list[Pointer]:
    if isinstance(thing.json.get("performer"), list):
        return thing.pointers("performer")
    return [found for key in ("performer", "owner") if (found := thing.pointer(key))]


def _device(thing: Element) -> str:
    called = [name.text("name") for name in thing.elements("deviceName")]
    return next((name for name in called if name), "") or thing.concept("type")
