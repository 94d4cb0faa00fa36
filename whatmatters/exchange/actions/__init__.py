"""Bringing in what another system or another list knows. An import is a deed of its own."""

from whatmatters.exchange.actions.people import NotAllGood, PeopleBroughtIn, bring_in_people
from whatmatters.exchange.actions.uploads import (
    bring_in_upload,
    clear_uploads,
    keep_upload,
    throw_away_upload,
)

__all__ = [
    "NotAllGood",
    "PeopleBroughtIn",
    "bring_in_people",
    "bring_in_upload",
    "clear_uploads",
    "keep_upload",
    "throw_away_upload",
]
