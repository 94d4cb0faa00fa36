"""FHIR R4 Practitioner and PractitionerRole: a worker elsewhere, for the circles that name them.

They get no account and no rights here. A worker nobody's circle names is not kept at all:
what we keep are circles, not a register of staff.
"""

from whatmatters.exchange.fhir import names
from whatmatters.exchange.fhir.drafts import MemberDraft, PractitionerDraft
from whatmatters.exchange.fhir.shape import Element, Json
from whatmatters.people.models import Kind

CARRIES = {
    "id": "what others refer to it by",
    "name": "name, without a title",
    "telecom": "how to reach them",
    "qualification": "who they are to the person, where nothing else says so",
}
CARRIES_ROLE = {
    "id": "what others refer to it by",
    "practitioner": "whose role it is",
    "code": "who they are to the person",
    "telecom": "how to reach them",
}
STAFF = "we keep circles, not a register of staff"
LOSES = dict.fromkeys(
    ("identifier", "active", "gender", "birthDate", "address", "photo"), STAFF
) | {
    "communication": STAFF,
    "name.prefix": "titles are not kept",
    "name.suffix": "titles are not kept",
    "qualification.identifier": STAFF,
    "qualification.period": STAFF,
    "qualification.issuer": STAFF,
}
LOSES_ROLE = dict.fromkeys(
    (
        "identifier",
        "active",
        "period",
        "organization",
        "specialty",
        "location",
        "healthcareService",
        "availableTime",
        "notAvailable",
        "availabilityExceptions",
        "endpoint",
    ),
    STAFF,
)
IN_SOCIAL_CARE = ("social work", "care manag", "care coordinat", "support plan", "occupational")


def from_practitioner(resource: Json) -> PractitionerDraft:
    worker = Element(resource, "Practitioner", loses=LOSES)
    called = [name for _, name in names.full_names(worker.elements("name"))]
    known = [words for q in worker.elements("qualification") if (words := q.concept("code"))]
    reach = names.reach_line(worker)
    member = None
    if called:
        role = worker.cut("qualification", ", ".join(known), 100)
        name = worker.cut("name", called[0], 200)
        member = MemberDraft(kind_of_worker(role), name, role, reach)
    return PractitionerDraft(
        member, identifiers=numbers(resource), not_carried=worker.not_carried()
    )


def from_practitioner_role(resource: Json) -> PractitionerDraft:
    role = Element(resource, "PractitionerRole", loses=LOSES_ROLE)
    who = role.pointer("practitioner")
    words = role.cut("code", ", ".join(role.concepts("code")), 100)
    reach = names.reach_line(role)
    called = who.display[:200] if who and who.display else "Name not known"
    member = MemberDraft(kind_of_worker(words), called, words, reach)
    return PractitionerDraft(
        member if who else None, practitioner=who, not_carried=role.not_carried()
    )


def kind_of_worker(role: str) -> Kind:
    """FHIR comes from health; only a role that says otherwise is not of health."""
    said = role.casefold()
    return Kind.PRACTITIONER if any(w in said for w in IN_SOCIAL_CARE) else Kind.HEALTH


def numbers(resource: Json) -> tuple[tuple[str, str], ...]:
    """Numbers by which a reference may name this, without keeping them."""
    given = resource.get("identifier")
    return tuple(
        (str(number["system"]), str(number["value"]))
        for number in (given if isinstance(given, list) else [])
        if isinstance(number, dict) and "system" in number and "value" in number
    )
