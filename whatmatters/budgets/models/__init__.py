from whatmatters.budgets.models.assistant import Assistant
from whatmatters.budgets.models.benefits import BenefitsCheck, BenefitsResult
from whatmatters.budgets.models.budget import CEILING_WEEKS, Budget, BudgetNotReady
from whatmatters.budgets.models.built_up import BuiltUp, Saving
from whatmatters.budgets.models.estimate import Estimate, EstimateLine
from whatmatters.budgets.models.reply import Reply

__all__ = [
    "CEILING_WEEKS",
    "Assistant",
    "BenefitsCheck",
    "BenefitsResult",
    "Budget",
    "BudgetNotReady",
    "BuiltUp",
    "Estimate",
    "EstimateLine",
    "Reply",
    "Saving",
]
