"""What the pages of this room show: lists of people, files of visits, and remittances."""

from whatmatters.exchange.selectors.people import (
    PeoplePage,
    Preview,
    people_page,
    preview,
    to_mend,
    upload_of,
)
from whatmatters.exchange.selectors.remittance import (
    Asked,
    RemittancePage,
    remittance_of,
    remittance_page,
    sums_page,
)
from whatmatters.exchange.selectors.visits import (
    VisitsPage,
    VisitsPreview,
    visits_page,
    visits_preview,
    visits_to_mend,
    visits_upload_of,
)

__all__ = [
    "Asked",
    "PeoplePage",
    "Preview",
    "RemittancePage",
    "VisitsPage",
    "VisitsPreview",
    "people_page",
    "preview",
    "remittance_of",
    "remittance_page",
    "sums_page",
    "to_mend",
    "upload_of",
    "visits_page",
    "visits_preview",
    "visits_to_mend",
    "visits_upload_of",
]
