"""What the pages about the law show."""

from whatmatters.eligibility.selectors.checklist import Checked, ChecklistPage, checklist_page
from whatmatters.eligibility.selectors.decision import DecisionPage, decision_page
from whatmatters.eligibility.selectors.funding import (
    PARTS,
    FundingPage,
    RequestPage,
    funding_page,
    request_page,
)
from whatmatters.eligibility.selectors.lane import LanePage, lane_page
from whatmatters.eligibility.selectors.law import LawPage, PackPage, law_page, pack_page
from whatmatters.eligibility.selectors.person import OfPersonPage, of_person_page
from whatmatters.eligibility.selectors.weighing import (
    ConditionPage,
    DecidePage,
    DomainPage,
    WeighingPage,
    condition_page,
    decide_page,
    domain_page,
    weighing_page,
)

__all__ = [
    "PARTS",
    "Checked",
    "ChecklistPage",
    "ConditionPage",
    "DecidePage",
    "DecisionPage",
    "DomainPage",
    "FundingPage",
    "LanePage",
    "LawPage",
    "OfPersonPage",
    "PackPage",
    "RequestPage",
    "WeighingPage",
    "checklist_page",
    "condition_page",
    "decide_page",
    "decision_page",
    "domain_page",
    "funding_page",
    "lane_page",
    "law_page",
    "of_person_page",
    "pack_page",
    "request_page",
    "weighing_page",
]
