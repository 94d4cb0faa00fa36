"""Time that belongs to a person: an account of minutes that a provider holds for them."""

from whatmatters.timebank.models.budget import (
    Lapsing,
    Period,
    TimeBudget,
    TimeBudgetQuerySet,
    TimeNotReady,
)
from whatmatters.timebank.models.entry import Kind, TimeEntry, TimeEntryQuerySet

__all__ = [
    "Kind",
    "Lapsing",
    "Period",
    "TimeBudget",
    "TimeBudgetQuerySet",
    "TimeEntry",
    "TimeEntryQuerySet",
    "TimeNotReady",
]
