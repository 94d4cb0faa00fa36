"""What the tests of readings share."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.readings import actions
from whatmatters.readings.actions import TakenIn
from whatmatters.readings.models import DrawnLine, Stream


def days_ago(days: int) -> date:
    return clock.today() - timedelta(days=days)


def in_days(days: int) -> date:
    return clock.today() + timedelta(days=days)


def begin(outcome: Outcome, by: Actor, **more: Any) -> Stream:
    given: dict[str, Any] = {"kind": "steps", "shared_with": "work", "until": in_days(90)}
    return actions.begin_stream(person=outcome.person, outcome=outcome, by=by, **{**given, **more})


def add(stream: Stream, by: Actor, value: object, *, ago: int = 0, **more: Any) -> TakenIn:
    return actions.add_reading(
        stream=stream, by=by, on=days_ago(ago), value=Decimal(str(value)), **more
    )


def draw(stream: Stream, by: Actor, **more: Any) -> DrawnLine:
    given: dict[str, Any] = {"side": "below", "mark": Decimal(1000), "in_a_row": 3}
    return actions.draw_line(stream=stream, by=by, **{**given, **more})


def run_out(stream: Stream) -> None:
    Stream.objects.filter(pk=stream.pk).update(until=days_ago(1))
