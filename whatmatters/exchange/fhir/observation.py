"""FHIR R4 Observation: a number that another system measured, of a kind somebody keeps track of.

It is taken only by a stream the person has begun, while their yes holds: nothing is begun by a
file. Only the numbers of a day and a time come along; what another system makes of them (too high,
a normal range) does not, since the person draws their own line.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.utils import timezone

from whatmatters.exchange.fhir.shape import Element, Json, NotCarried, Pointer
from whatmatters.readings.kinds import LOINC, UCUM, Kind, known_by

CARRIES = {
    "id": "what we remember it by, so that it is brought in once",
    "status": "whether it holds: final, amended or corrected",
    "code": "which kind of reading, by its LOINC code",
    "subject": "whose reading it is",
    "effectiveDateTime": "the day, and the time if it is given",
    "effectivePeriod.start": "the same, of a reading that took a while",
    "valueQuantity": "the number, in the unit we keep it in",
    "component": "the two numbers of a blood pressure",
}
LOSES = {
    "category": "its kind says what it is",
    "basedOn": "who asked for it to be measured is not kept",
    "partOf": "what was done as it was measured is not kept",
    "focus": "a reading is of the person",
    "encounter": "where somebody was seen is not kept",
    "dataAbsentReason": "without a number there is no reading",
    "specimen": "what was taken from the body is not kept",
    "hasMember": "each reading comes along by itself",
    "derivedFrom": "what it was worked out from is not kept",
    "identifier": "a reading has no number",
    "issued": "when it was measured counts",
    "performer": "who measured it is not kept",
    "device": "what it was measured with is not kept",
    "interpretation": "the person draws their own line",
    "referenceRange": "the person draws their own line",
    "bodySite": "where on the body is not kept",
    "method": "how it was measured is not kept",
    "note": "only numbers come along",
    "component.interpretation": "the person draws their own line",
    "component.referenceRange": "the person draws their own line",
    "effectivePeriod.end": "only when it began is kept",
}
HOLDS = {"final", "amended", "corrected"}
NO_KIND = "nobody here keeps track of this kind"
NOT_FINAL = "it is not final, says the system it comes from"
NO_DAY = "it does not say of which day it is"
NO_NUMBER = "it has no number in a unit we know"
NOT_JUST = "it says less than or more than a number, not the number"


@dataclass(frozen=True, slots=True)
class ObservationDraft:
    """`kind` is ours; None, where it is none that anybody keeps track of."""

    patient: Pointer | None
    kind: Kind | None
    on: date | None = None
    at: time | None = None
    value: Decimal | None = None
    second: Decimal | None = None
    not_carried: tuple[NotCarried, ...] = ()
    refused: str = ""


def from_observation(resource: Json) -> ObservationDraft:
    whole = Element(resource, "Observation", loses=LOSES)
    patient, status = whole.pointer("subject"), whole.text("status")
    kind = known_by(_codes(resource.get("code")))
    whole.forget("code")
    if kind is None:
        return ObservationDraft(patient, None, refused=NO_KIND)
    if status not in HOLDS:
        return ObservationDraft(patient, kind, refused=NOT_FINAL)
    on, at = _when(whole)
    value, second = _numbers(whole, kind)
    whole.forget("status")
    missing = _missing(kind, on, value, second)
    return ObservationDraft(patient, kind, on, at, value, second, whole.not_carried(), missing)


def _missing(kind: Kind, on: date | None, value: Decimal | None, second: Decimal | None) -> str:
    if on is None:
        return NO_DAY
    return NO_NUMBER if value is None or (kind.has_two and second is None) else ""


def _codes(concept: Any) -> set[str]:
    """The LOINC codes of a CodeableConcept that nobody has checked."""
    codings = concept.get("coding") if isinstance(concept, dict) else None
    return {
        coding["code"]
        for coding in (codings if isinstance(codings, list) else ())
        if isinstance(coding, dict)
        and coding.get("system") == LOINC
        and isinstance(coding.get("code"), str)
    }


def _when(whole: Element) -> tuple[date | None, time | None]:
    """The day and the time on the wall here. A month alone says no day."""
    holder, key = whole, "effectiveDateTime"
    if period := whole.element("effectivePeriod"):
        holder, key = period, "start"
    written = str(holder.json.get(key, ""))
    day = holder.whole_day(key)
    if day is None or "T" not in written:
        return day, None
    try:
        here = _here(written)
    except (ValueError, OverflowError):  # 24:00, a leap second, a year that is none
        return None, None
    return here.date(), here.time().replace(second=0, microsecond=0, tzinfo=None)


def _here(written: str) -> datetime:
    moment = datetime.fromisoformat(written.replace("Z", "+00:00"))
    return moment if moment.tzinfo is None else timezone.localtime(moment)


def _numbers(whole: Element, kind: Kind) -> tuple[Decimal | None, Decimal | None]:
    if not kind.has_two:
        return _quantity(whole, kind), None
    found: dict[str, Decimal | None] = {}
    for part in whole.elements("component"):
        codes = _codes(part.json.get("code"))
        part.forget("code")
        for name, own in (("value", kind.value_codes), ("second", kind.second_codes)):
            if codes & set(own):
                found[name] = _quantity(part, kind)
    return found.get("value"), found.get("second")


def _quantity(holder: Element, kind: Kind) -> Decimal | None:
    """The number in our unit; nothing, where it is in one that we can't turn into ours."""
    quantity = holder.element("valueQuantity")
    if quantity is None:
        return None
    unit = quantity.text("code") if quantity.text("system") == UCUM else ""
    quantity.forget("unit", "code", "system")
    if quantity.text("comparator"):
        quantity.say("comparator", NOT_JUST)
        return None
    number, by = quantity.number("value"), dict(kind.units).get(unit)
    try:
        return Decimal(number) * by if number and by is not None else None
    except ArithmeticError:  # more digits than any number has that somebody measured
        return None
