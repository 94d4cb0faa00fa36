"""What follows a review: whether there is more to do, whether anything changes, and when."""

import calendar
from collections.abc import Collection
from datetime import date

from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.reviews.models import Look


def goes_on(person: Person, looks: Collection[Look]) -> bool:
    """Whether there is anything, and anybody, to look at again."""
    has_died = person.died_on or any(look.ending == Outcome.Ending.DIED for look in looks)
    return not has_died and any(not look.ends_it for look in looks)


def takes_changes(looks: Collection[Look]) -> bool:
    """Whether any decision needs another version of the plan."""
    return any(look.decision != Look.Decision.CARRY_ON for look in looks)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last day where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
