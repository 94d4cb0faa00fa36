"""FHIR R4 Patient: the person, as another system knows them.

A Patient has no word for what somebody likes to be called unless a name is marked `usual`
or `nickname`; then the first given name has to do. Administrative gender, ethnic category,
marital status and the like stay behind: here such things are for the person to say. That
somebody died without a day stays behind too, loudly, since we write down the day.
"""

from collections.abc import Iterator

from whatmatters.exchange import nhs_number
from whatmatters.exchange.fhir import names
from whatmatters.exchange.fhir.drafts import MemberDraft, PatientDraft
from whatmatters.exchange.fhir.relations import relation_of
from whatmatters.exchange.fhir.shape import Element, Json
from whatmatters.people.models import CommunicationNeed, Identifier, OtherName

NEED = CommunicationNeed.Kind
OTHER = OtherName.Kind

CARRIES = {
    "id": "what we remember it by, so that it is brought in once",
    "name": "full name; known as (a usual name or nickname, or else the first given name); "
    "other names",
    "identifier": "numbers, each with whose it is; an NHS number only if its check passes",
    "telecom": "phone, e-mail; further ones under how to reach them",
    "birthDate": "born, where the whole day is given",
    "deceasedDateTime": "died, where the whole day is given",
    "address": "address: the first that is neither old nor temporary",
    "communication": "language; a signed or supported language also as a communication need",
    "contact": "the circle: name, who it is to them, how to reach",
    "generalPractitioner": "the circle, as a health professional",
    "extension(patient-interpreterRequired)": "a communication need",
    "extension(Extension-UKCore-ContactPreference)": "communication needs: how to make contact, "
    "in what format",
}
ASK = "here it is for the person to say"
LOSES = {
    "active": "whether a record is in use elsewhere says nothing about the person",
    "gender": f"administrative gender is not kept: {ASK}",
    "deceasedBoolean": "they have died, on no day that is given: open the record and say when",
    "maritalStatus": f"it is not kept: {ASK}",
    "multipleBirthBoolean": "it is not kept",
    "multipleBirthInteger": "it is not kept",
    "photo": "pictures are not kept here yet",
    "managingOrganization": "the organisation that brings people in is the one that knows them",
    "link": "records are not put together by what another system says",
    "extension(Extension-UKCore-EthnicCategory)": f"it is not kept: {ASK}",
    "contact.gender": "it is not kept of somebody in a circle",
    "contact.address": "it is not kept of somebody in a circle",
    "contact.organization": "it is not kept of somebody in a circle",
    "name.prefix": "titles are not kept",
    "name.suffix": "titles are not kept",
    "name.period": "when a name was used is not kept",
}
SIGNED = {"bfi": "Uses British Sign Language", "703963007": "Uses Makaton"}
NO_NAME = "it gives neither a name nor a number, so nobody could find them"


def from_patient(resource: Json) -> PatientDraft:
    patient = Element(resource, "Patient", loses=LOSES)
    called = names.full_names(patient.elements("name"))
    reach = names.reach_of(patient.elements("telecom"))
    language, signed = _languages(patient)
    numbers = tuple(_identifiers(patient))
    known_as, full_name = _names(patient, called)
    if patient.flag("deceasedBoolean"):
        patient.say("deceasedBoolean", LOSES["deceasedBoolean"])
    draft = {
        "known_as": known_as or "Name not known",
        "full_name": full_name,
        "born_on": patient.whole_day("birthDate"),
        "died_on": patient.whole_day("deceasedDateTime"),
        "phone": _first(reach, {"phone", "sms"}, 40),
        "email": _first(reach, {"email"}, 254),
        "address": _address(patient),
        "language": patient.fitting("communication", language, 60),
        "other_names": tuple(_other_names(called, {known_as, full_name})),
        "identifiers": numbers,
        "needs": (*signed, *_needs(patient)),
        "circle": tuple(_contacts(patient)),
        "looked_after_by": tuple(patient.pointers("generalPractitioner")),
        "refused": "" if known_as or numbers else NO_NAME,
    }
    draft["how_to_reach"] = _further(reach, {draft["phone"], draft["email"]})
    return PatientDraft(**draft, not_carried=patient.not_carried())  # type: ignore[arg-type]  # as named above


def _names(patient: Element, called: list[tuple[str, str]]) -> tuple[str, str]:
    """What they are known as, and their full name."""
    current = [(use, name) for use, name in called if use not in {"old", "maiden"}]
    if not current:
        current = called
    if not current:
        return "", ""
    full = next((name for use, name in current if use not in {"nickname", "anonymous"}), "")
    liked = next((name for use, name in current if use == "nickname"), "")
    liked = liked or next((n for use, n in current if use == "usual" and n != full), "")
    full = patient.fitting("name", full, 200)
    first = (full or current[0][1]).split()[0]
    return (liked or first)[:100], full


def _other_names(called: list[tuple[str, str]], kept: set[str]) -> Iterator[tuple[str, str]]:
    kinds = {"old": OTHER.FORMER, "maiden": OTHER.BIRTH, "nickname": OTHER.NICKNAME}
    seen = set(kept)
    for use, name in called:
        if name not in seen and len(name) <= 200:
            seen.add(name)
            yield kinds.get(use, OTHER.OTHER), name


def _identifiers(patient: Element) -> Iterator[tuple[str, str]]:
    seen: set[tuple[str, str]] = set()
    for number in patient.elements("identifier"):
        number.forget("use", "type", "period", "assigner")
        system, value = number.line("system", 250), number.line("value", 100)
        if not system:
            number.say("", "it does not say whose number it is")
            continue
        if system == Identifier.NHS_NUMBER:
            value = nhs_number.plain(value)
            if not nhs_number.passes_its_check(value):
                number.say("value", "it does not pass the check of an NHS number")
                continue
        if value and (system, value) not in seen:
            seen.add((system, value))
            yield system, value


def _first(reach: list[tuple[str, str, str]], systems: set[str], longest: int) -> str:
    fitting = (value for system, value, _ in reach if system in systems and len(value) <= longest)
    return next(fitting, "")


def _further(reach: list[tuple[str, str, str]], kept: set[object]) -> str:
    """The ways that have no place of their own, one a line, with what they are."""
    lines = []
    for system, value, use in reach:
        if value not in kept:
            lines.append(f"{' '.join([use, system]).strip() or 'other'}: {value}")
    return "\n".join(lines)


def _address(patient: Element) -> str:
    kept = ""
    for address in patient.elements("address"):
        address.forget("type")
        use, whole = address.text("use"), names.address_of(address)
        if kept or use in names.PAST or use == "billing":
            address.say("", "it is a further, former or temporary address")
        elif whole:
            kept = whole
    return kept


def _languages(patient: Element) -> tuple[str, list[tuple[str, str]]]:
    """Languages, the preferred first; and those that are signed, as needs."""
    found: list[tuple[bool, str]] = []
    signed: list[tuple[str, str]] = []
    for spoken in patient.elements("communication"):
        preferred = bool(spoken.flag("preferred"))
        codes = spoken.codes("language")
        words = spoken.concept("language") or next(iter(codes), "")
        needs = [(NEED.SUPPORT.value, SIGNED[code]) for code in codes if code in SIGNED]
        signed += [need for need in needs if need not in signed]
        if words and words not in {name for _, name in found}:
            found.append((not preferred, words))
    return ", ".join(name for _, name in sorted(found, key=lambda pair: pair[0])), signed


def _needs(patient: Element) -> Iterator[tuple[str, str]]:
    for name, extension in patient.extensions(INTERPRETER, PREFERENCE):
        if name == PREFERENCE:
            yield from _preferences(extension)
        elif extension.flag("valueBoolean"):
            yield NEED.PROFESSIONAL, "Needs an interpreter"


INTERPRETER, PREFERENCE = "patient-interpreterRequired", "Extension-UKCore-ContactPreference"


def _preferences(extension: Element) -> Iterator[tuple[str, str]]:
    for name, part in extension.extensions(*PREFERENCES):
        kind, lead = PREFERENCES[name]
        if words := part.concept("valueCodeableConcept"):
            yield kind, extension.cut("", f"{lead}{words}", 300)


PREFERENCES = {
    "PreferredContactMethod": (NEED.CONTACT, "Best way to make contact: "),
    "PreferredWrittenCommunicationFormat": (NEED.FORMAT, ""),
}


def _contacts(patient: Element) -> Iterator[MemberDraft]:
    for contact in patient.elements("contact"):
        kind, relation = relation_of(contact)
        name = contact.element("name")
        called = names.name_of(name) if name else ""
        if name:
            name.forget("use", "text", "prefix", "suffix")
        if not called and not relation:
            contact.say("", "it names nobody")
            continue
        period = contact.element("period")
        yield MemberDraft(
            kind=kind,
            name=contact.cut("name", called, 200) or "Name not known",
            relation=relation,
            reach=names.reach_line(contact),
            joined_on=period.day("start") if period else None,
            left_on=period.day("end", last=True) if period else None,
        )
