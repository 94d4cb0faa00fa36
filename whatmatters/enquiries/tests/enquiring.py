"""Enquiries as they come in, for tests of what is done with them."""

from collections.abc import Mapping
from datetime import datetime

from whatmatters.access.models import Organisation
from whatmatters.demonstration import cast
from whatmatters.enquiries import actions
from whatmatters.enquiries.models import Enquiry
from whatmatters.foundations import clock

WORDS = "Mum fell on Sunday, and I’m frightened to leave her.\nShe says she is fine."
RIGHT_TO_LEFT = "אמא שלי נפלה \u202eביום ראשון\u200f, וגם אני"

FROM_A_DAUGHTER = {
    "words": WORDS,
    "asking_for": "someone",
    "name": "Edith Frost",
    "asked_by": "Carol Frost",
    "relation": "her daughter",
    "reach_by": "phone",
    "reach": "07700 900188",
    "when_to_reach": "After six",
    "helps_communicate": "Speak up, on her right",
}
FOR_MYSELF = {
    "words": "I want to sleep in my own bed again.",
    "asking_for": "myself",
    "name": "Gwen Parry",
    "reach": "gwen@example.org",
}


def saved(place: Organisation | None = None, **answers: str) -> Enquiry:
    return actions.save_draft(organisation=place or cast.place("westbury"), answers=answers)


def sent(
    answers: Mapping[str, str] = FROM_A_DAUGHTER,
    *,
    on: datetime | None = None,
    place: Organisation | None = None,
) -> Enquiry:
    """One that has come in. Without answers, it is Carol's about her mother."""
    with clock.at(on or clock.now()):
        return actions.send_enquiry(enquiry=saved(place, **answers))
