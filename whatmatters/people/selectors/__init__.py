"""What the pages about people show, and what every room asks about a person first."""

from whatmatters.people.selectors.alike import Known, alike
from whatmatters.people.selectors.details import (
    DetailsPage,
    details_page,
    need,
    other_name,
    place_in_circle,
)
from whatmatters.people.selectors.sights import seeing_since
from whatmatters.people.selectors.subject import Subject, subject, subject_of

__all__ = [
    "DetailsPage",
    "Known",
    "Subject",
    "alike",
    "details_page",
    "need",
    "other_name",
    "place_in_circle",
    "seeing_since",
    "subject",
    "subject_of",
]
