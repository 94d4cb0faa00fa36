"""What the pages about people show, and what every room asks about a person first."""

from whatmatters.people.selectors.alike import Known, alike
from whatmatters.people.selectors.details import (
    DetailsPage,
    details_page,
    need,
    other_name,
    place_in_circle,
)
from whatmatters.people.selectors.glass import (
    KnownHere,
    Rate,
    exactly,
    glass_to_close,
    known_here,
    monthly_rates,
    open_glass,
    person_known,
)
from whatmatters.people.selectors.limits import (
    BarForm,
    BarsPage,
    CapacityPage,
    FlagsPage,
    bar,
    bar_form,
    bars_page,
    capacity_page,
    flags_page,
)
from whatmatters.people.selectors.sharing import (
    ShareForm,
    SharingPage,
    consenting,
    consenting_about,
    flag,
    share,
    share_form,
    sharing_page,
)
from whatmatters.people.selectors.sights import seeing_since
from whatmatters.people.selectors.subject import Subject, subject, subject_of, subject_told

__all__ = [
    "BarForm",
    "BarsPage",
    "CapacityPage",
    "DetailsPage",
    "FlagsPage",
    "Known",
    "KnownHere",
    "Rate",
    "ShareForm",
    "SharingPage",
    "Subject",
    "alike",
    "bar",
    "bar_form",
    "bars_page",
    "capacity_page",
    "consenting",
    "consenting_about",
    "details_page",
    "exactly",
    "flag",
    "flags_page",
    "glass_to_close",
    "known_here",
    "monthly_rates",
    "need",
    "open_glass",
    "other_name",
    "person_known",
    "place_in_circle",
    "seeing_since",
    "share",
    "share_form",
    "sharing_page",
    "subject",
    "subject_of",
    "subject_told",
]
