"""Lines that people drew for themselves and that a number crossed: what My day says of them."""

from datetime import date
from uuid import UUID

from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.readings.models import ToTalk

ASKS = "A number asks for a talk"


def lines_crossed(viewer: Actor, *, at_most: int) -> list[tuple[Person, str, date, str, UUID]]:
    """Whose, since when, and where one reads of it. These stay until somebody has talked."""
    talks = ToTalk.objects.visible_to(viewer).waiting().select_related("line__stream__person")
    return [
        (
            talk.line.stream.person,
            ASKS,
            clock.day_of(talk.recorded_at),
            "readings:show",
            talk.line.stream_id,
        )
        for talk in talks.newest_first()[:at_most]
    ]
