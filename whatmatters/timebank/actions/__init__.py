"""Deeds on somebody’s time. Each brings the account up to date first, with the budget locked."""

from whatmatters.timebank.actions.away import change_away, pause_time
from whatmatters.timebank.actions.choosing import give_back, keep_time, let_go
from whatmatters.timebank.actions.opening import (
    change_terms,
    close_time_budget,
    open_time_budget,
)
from whatmatters.timebank.actions.planning import Wanted, plan_time, plan_times, release_time
from whatmatters.timebank.actions.turning import turn_periods
from whatmatters.timebank.actions.using import reverse_entry, use_time

__all__ = [
    "Wanted",
    "change_away",
    "change_terms",
    "close_time_budget",
    "give_back",
    "keep_time",
    "let_go",
    "open_time_budget",
    "pause_time",
    "plan_time",
    "plan_times",
    "release_time",
    "reverse_entry",
    "turn_periods",
    "use_time",
]
