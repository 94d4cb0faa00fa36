"""What somebody is worried about, who looks into it, and what was said in confidence."""

from whatmatters.safeguarding.models.case import Closing, Note
from whatmatters.safeguarding.models.concern import (
    Concern,
    KindOfConcern,
    OnCase,
    leads,
)
from whatmatters.safeguarding.models.confidence import Confidence

__all__ = ["Closing", "Concern", "Confidence", "KindOfConcern", "Note", "OnCase", "leads"]
