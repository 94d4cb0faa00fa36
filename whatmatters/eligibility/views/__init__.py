from whatmatters.eligibility.views.funding import funding, request, request_file
from whatmatters.eligibility.views.law import choose, show_pack
from whatmatters.eligibility.views.showing import (
    checklist,
    decision,
    disagree,
    lane,
    of_person,
    told,
)
from whatmatters.eligibility.views.weighing import begin, condition, decide, domain, weighing

__all__ = [
    "begin",
    "checklist",
    "choose",
    "condition",
    "decide",
    "decision",
    "disagree",
    "domain",
    "funding",
    "lane",
    "of_person",
    "request",
    "request_file",
    "show_pack",
    "told",
    "weighing",
]
