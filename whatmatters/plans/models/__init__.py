"""What we have agreed to do, between us, about what a person wants."""

from whatmatters.plans.models.action import NATURAL, Action, Doer
from whatmatters.plans.models.agreement import Agreement
from whatmatters.plans.models.help import HelpLevel
from whatmatters.plans.models.plan import Aim, Plan, PlanNotReady
from whatmatters.plans.models.states import Status

__all__ = [
    "NATURAL",
    "Action",
    "Agreement",
    "Aim",
    "Doer",
    "HelpLevel",
    "Plan",
    "PlanNotReady",
    "Status",
]
