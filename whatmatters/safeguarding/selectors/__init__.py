"""What the pages of this room show, each to those for whom it exists."""

from whatmatters.safeguarding.selectors.case import CasePage, case_page, concern, place_on_case
from whatmatters.safeguarding.selectors.cases import CasesPage, cases_page, closed_page
from whatmatters.safeguarding.selectors.confidences import ConfidencesPage, confidences_page
from whatmatters.safeguarding.selectors.leads import lacks_a_lead
from whatmatters.safeguarding.selectors.raising import RaisePage, raise_page

__all__ = [
    "CasePage",
    "CasesPage",
    "ConfidencesPage",
    "RaisePage",
    "case_page",
    "cases_page",
    "closed_page",
    "concern",
    "confidences_page",
    "lacks_a_lead",
    "place_on_case",
    "raise_page",
]
