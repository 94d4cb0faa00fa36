"""Time that belongs to a person: an account of minutes that a provider holds for them."""

from whatmatters.timebank.models.away import Away, AwayQuerySet
from whatmatters.timebank.models.budget import (
    LEAST,
    MINUTES_IN_A_WEEK,
    Lapsing,
    Period,
    TimeBudget,
    TimeBudgetQuerySet,
    TimeNotReady,
)
from whatmatters.timebank.models.entry import COMES, Kind, TimeEntry, TimeEntryQuerySet

__all__ = [
    "COMES",
    "LEAST",
    "MINUTES_IN_A_WEEK",
    "Away",
    "AwayQuerySet",
    "Kind",
    "Lapsing",
    "Period",
    "TimeBudget",
    "TimeBudgetQuerySet",
    "TimeEntry",
    "TimeEntryQuerySet",
    "TimeNotReady",
]
