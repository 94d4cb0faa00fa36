"""What the tests of appointments share."""

from datetime import UTC, datetime, timedelta
from typing import Any

from whatmatters.access.actor import Actor
from whatmatters.appointments import actions
from whatmatters.appointments.models import Meeting
from whatmatters.foundations import clock
from whatmatters.people.models import Person

NOON = datetime(2027, 3, 26, 12, tzinfo=UTC)


def plan(person: Person, by: Actor, *, in_days: float = 1, **more: Any) -> Meeting:
    starts = clock.now() + timedelta(days=in_days)
    given: dict[str, Any] = {"starts_at": starts, "minutes": 60}
    return actions.plan_meeting(person=person, by=by, **{**given, **more})
