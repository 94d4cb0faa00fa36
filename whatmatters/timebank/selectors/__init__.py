"""What the pages of time show, and what rooms above ask of it."""

from whatmatters.timebank.selectors.account import AccountPage, account_page
from whatmatters.timebank.selectors.changing import (
    ToChange,
    ToOpen,
    away_to_change,
    entry_to_put_right,
    time_to_agree,
    time_to_choose,
    time_to_open,
    time_to_pause,
)
from whatmatters.timebank.selectors.left import left_on
from whatmatters.timebank.selectors.measures import TimeUsed, time_used
from whatmatters.timebank.selectors.overview import OverviewPage, overview_page
from whatmatters.timebank.selectors.time import TimePage, time_page

__all__ = [
    "AccountPage",
    "OverviewPage",
    "TimePage",
    "TimeUsed",
    "ToChange",
    "ToOpen",
    "account_page",
    "away_to_change",
    "entry_to_put_right",
    "left_on",
    "overview_page",
    "time_page",
    "time_to_agree",
    "time_to_choose",
    "time_to_open",
    "time_to_pause",
    "time_used",
]
