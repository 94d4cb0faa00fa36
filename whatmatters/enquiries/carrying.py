"""What an enquiry says, as a record keeps it, so that nobody types it again. No queries."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from whatmatters.enquiries.models import NO_NAME, Enquiry
from whatmatters.people.models import Kind

LONGEST_SHORT_NAME = 100
PHONE = re.compile(r"[+()0-9 .-]{5,40}")

# The first that is found in what somebody called themself decides.
KINDS = (
    (Kind.HEALTH, {"gp", "doctor", "nurse", "therapist", "matron", "paramedic", "hospital"}),
    (Kind.CARER, {"carer", "caregiver"}),
    (
        Kind.FAMILY,
        {"wife", "husband", "partner", "daughter", "son", "mother", "mum", "mam", "father", "dad"}
        | {"sister", "brother", "aunt", "uncle", "niece", "nephew", "cousin", "family"}
        | {"grandson", "granddaughter", "grandmother", "grandfather", "gran", "grandad"},
    ),
    (Kind.NEIGHBOUR, {"neighbour"}),
    (Kind.FRIEND, {"friend", "mate"}),
    (Kind.VOLUNTEER, {"volunteer", "befriender"}),
    (Kind.ADVOCATE, {"advocate"}),
)


def details_of(enquiry: Enquiry) -> dict[str, Any]:
    """What to write down about the person: names, and how to reach them as it was said."""
    known_as = enquiry.called[:LONGEST_SHORT_NAME]
    details = {
        "known_as": known_as,
        "full_name": enquiry.name,
        "how_to_reach": how_to_reach(enquiry),
    }
    if not enquiry.is_for_the_asker:
        return details
    return details | _address(enquiry.reach, by=enquiry.reach_by)


def how_to_reach(enquiry: Enquiry) -> str:
    """The way, the number or address, and the times, each on a line of its own."""
    way = enquiry.get_reach_by_display() or "Reach"
    lines = [f"{way}: {enquiry.reach}", enquiry.when_to_reach]
    if not enquiry.is_for_the_asker:
        lines.insert(0, f"Through {asker_name(enquiry)}, who got in touch")
    return "\n".join(line for line in lines if line)


def asker_name(enquiry: Enquiry) -> str:
    return enquiry.asker or NO_NAME


def asker_kind(enquiry: Enquiry) -> Kind:
    """Who the asker is to the person, read from their own words; `other` when that is unclear."""
    said = {word.removesuffix("s") for word in re.findall(r"[a-z]+", enquiry.relation.casefold())}
    for kind, words in KINDS:
        if said & words:
            return kind
    return Kind.CARER if enquiry.asking_for == Enquiry.For.BOTH else Kind.OTHER


def _address(reach: str, *, by: str) -> dict[str, str]:
    if by in {Enquiry.Reach.LETTER, Enquiry.Reach.VISIT}:
        return {"address": reach}
    if _is_email(reach):
        return {"email": reach}
    return {"phone": reach} if PHONE.fullmatch(reach) else {}


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
