"""Bringing in what another system or another list knows. An import is a deed of its own."""

from whatmatters.exchange.actions.people import NotAllGood, PeopleBroughtIn, bring_in_people
from whatmatters.exchange.actions.uploads import (
    bring_in_upload,
    clear_uploads,
    keep_upload,
    throw_away_upload,
)
from whatmatters.exchange.actions.visits import (
    VisitsBroughtIn,
    VisitsToMend,
    bring_in_visits,
    keep_visits,
    tell_visits,
    throw_away_visits,
)

__all__ = [
    "NotAllGood",
    "PeopleBroughtIn",
    "VisitsBroughtIn",
    "VisitsToMend",
    "bring_in_people",
    "bring_in_upload",
    "bring_in_visits",
    "clear_uploads",
    "keep_upload",
    "keep_visits",
    "tell_visits",
    "throw_away_upload",
    "throw_away_visits",
]
