"""What we have agreed to do, between us, about what a person wants."""

from whatmatters.plans.models.action import NATURAL, Action, Doer
from whatmatters.plans.models.agreement import (
    MUST_AGREE,
    Agreement,
    Party,
    SignedText,
    code_of,
)
from whatmatters.plans.models.cost import SHARES, CostLine, Often, Route
from whatmatters.plans.models.help import HelpLevel
from whatmatters.plans.models.objection import Objection
from whatmatters.plans.models.option import MOST_OPTIONS, Option, OptionLine
from whatmatters.plans.models.plan import IF_THINGS_GO_WRONG, Aim, Plan, PlanNotReady
from whatmatters.plans.models.rate import Rate, RatePrice, Unit
from whatmatters.plans.models.states import Status
from whatmatters.plans.models.unmet import Unmet, UnmetWord, Whose

__all__ = [
    "IF_THINGS_GO_WRONG",
    "MOST_OPTIONS",
    "MUST_AGREE",
    "NATURAL",
    "SHARES",
    "Action",
    "Agreement",
    "Aim",
    "CostLine",
    "Doer",
    "HelpLevel",
    "Objection",
    "Often",
    "Option",
    "OptionLine",
    "Party",
    "Plan",
    "PlanNotReady",
    "Rate",
    "RatePrice",
    "Route",
    "SignedText",
    "Status",
    "Unit",
    "Unmet",
    "UnmetWord",
    "Whose",
    "code_of",
]
