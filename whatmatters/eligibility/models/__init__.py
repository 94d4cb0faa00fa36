"""What help the law gives: which law, what was weighed, what was decided and why."""

from whatmatters.eligibility.models.asking import FundingRequest
from whatmatters.eligibility.models.decision import (
    CannotDecide,
    Decision,
    Disagreement,
    LaneOutcome,
)
from whatmatters.eligibility.models.law import LawInForce
from whatmatters.eligibility.models.weighing import Answer, Effect, Finding, Weighing, Whose

__all__ = [
    "Answer",
    "CannotDecide",
    "Decision",
    "Disagreement",
    "Effect",
    "Finding",
    "FundingRequest",
    "LaneOutcome",
    "LawInForce",
    "Weighing",
    "Whose",
]
