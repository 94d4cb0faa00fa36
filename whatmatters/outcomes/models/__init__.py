"""What a person wants from their life; what gets them there, and what is in the way."""

from whatmatters.outcomes.models.barrier import Barrier, Block
from whatmatters.outcomes.models.category import Category
from whatmatters.outcomes.models.description import EarlierDescription
from whatmatters.outcomes.models.outcome import AlreadyEnded, Outcome
from whatmatters.outcomes.models.rewording import NothingReworded, Rewording
from whatmatters.outcomes.models.step import Step, StepIsSettled
from whatmatters.outcomes.models.update import Update

__all__ = [
    "AlreadyEnded",
    "Barrier",
    "Block",
    "Category",
    "EarlierDescription",
    "NothingReworded",
    "Outcome",
    "Rewording",
    "Step",
    "StepIsSettled",
    "Update",
]
