"""What the page of time people have says of visits. Put on its list when the room starts."""

from collections.abc import Sequence
from datetime import date

from whatmatters.access.actor import Actor
from whatmatters.timebank.above import Figure
from whatmatters.visits.selectors.measures import how_visits_go

NOTHING = "Nothing to count yet"


def counted(*, viewer: Actor, first: date, last: date) -> Sequence[Figure]:
    """For staff, so in plain English alone."""
    went = how_visits_go(viewer=viewer, first=first, last=last)
    missed = went.missed_in_a_thousand
    return [
        Figure("Moved to when they wanted it", _percent(went.moved_percent, "of the time")),
        Figure("For an outcome of theirs", _percent(went.linked_percent, "of the time")),
        Figure("By somebody they know well", _percent(went.known_percent, "of visits")),
        Figure("Changes that they asked for", _percent(went.asked_by_them_percent, "of all")),
        Figure("Nobody came", NOTHING if missed is None else f"{missed} in a thousand visits"),
    ]


def _percent(percent: int | None, of: str) -> str:
    return NOTHING if percent is None else f"{percent}% {of}"
