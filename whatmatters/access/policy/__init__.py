"""Who may see and do what: one table, and one pure function that decides by it."""

from whatmatters.access.policy.deciding import Decision, Facts, decide
from whatmatters.access.policy.table import TABLE, By, Condition, DataClass, Deed, Way

__all__ = [
    "TABLE",
    "By",
    "Condition",
    "DataClass",
    "Decision",
    "Deed",
    "Facts",
    "Way",
    "decide",
]
