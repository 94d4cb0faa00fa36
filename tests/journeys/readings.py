"""What somebody keeps track of, for the pages of it: blood pressure, and something of her own."""

from datetime import time, timedelta
from decimal import Decimal

from tests.proof.measured import FILE, measured
from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.readings import actions
from whatmatters.readings.models import Stream


def kept_track_of(person: Person, by: Actor, long: str) -> dict[str, str]:
    """Two streams, one of two numbers with a line across, which asks for a talk."""
    assert person.user is not None
    herself = Actor(person.user)
    found = measured(person, by, long)
    outcome = Outcome.objects.live().filter(person=person).order_by("recorded_at", "pk")[0]
    pressure = actions.begin_stream(
        person=person,
        outcome=outcome,
        by=herself,
        kind="blood-pressure",
        shared_with="circle",
        until=clock.today() + timedelta(days=90),
    )
    actions.draw_line(
        stream=pressure, by=herself, side="above", mark=Decimal(150), in_a_row=2, words=long[:200]
    )
    for days, (upper, lower) in enumerate(((155, 90), (152, 88), (140, 84))):
        actions.add_reading(
            stream=pressure,
            by=herself,
            on=clock.today() - timedelta(days=days),
            at=time(8, 30),
            value=Decimal(upper),
            second=Decimal(lower),
        )
    own = {**found, "pressure": str(pressure.pk)}
    sheet = actions.keep_sheet(stream=_of(found), by=herself, name="mine.csv", content=FILE)
    return own | {"her_numbers": str(sheet.pk)}


def _of(found: dict[str, str]) -> Stream:
    return Stream.objects.get(pk=found["stream"])
