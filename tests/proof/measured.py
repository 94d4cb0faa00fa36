"""Something that is kept track of, with a row in each of its tables, for routes to ask about."""

from datetime import timedelta
from decimal import Decimal

from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.readings.models import Agreed, DrawnLine, Reading, Sheet, Stream, ToTalk

FILE = b"Day,Number,Words\r\n2026-03-01,7,Hm\r\n2026-03-02,high,Hm\r\n"


def measured(person: Person, by: Actor, words: str = "Hm") -> dict[str, str]:
    """Shared with work and circle, put there past who may have no account to begin it with."""
    outcome = Outcome.objects.live().filter(person=person).order_by("recorded_at", "pk")[0]
    agreed = {"shared_with": "circle", "until": clock.today() + timedelta(days=90)}
    stream = Stream.objects.create(
        person=person,
        outcome=outcome,
        kind="own",
        name=words[:80],
        unit=words[:20],
        begun_by=by.user,
        **agreed,
    )
    Agreed.objects.create(stream=stream, what="yes", said_by=by.user, **agreed)
    first, second = (_reading(stream, by, number, words) for number in (4, 9))
    line = DrawnLine.objects.create(
        stream=stream, side="above", mark=3, words=words[:200], drawn_by=by.user
    )
    ToTalk.objects.create(
        line=line, reading=first, closed_at=clock.now(), closed_by=by.user, words=words[:300]
    )
    asked = ToTalk.objects.create(line=line, reading=second)
    sheet = Sheet.objects.create(
        stream=stream, owner=by.user, name=f"{words[:190]}.csv", content=FILE
    )
    return {
        "stream": str(stream.pk),
        "drawn": str(line.pk),
        "measured": str(first.pk),
        "to_talk": str(asked.pk),
        "numbers": str(sheet.pk),
    }


def _reading(stream: Stream, by: Actor, number: int, words: str) -> Reading:
    return Reading.objects.create(
        stream=stream,
        on=clock.today(),
        value=Decimal(number),
        words=words[:200],
        source="csv",
        source_id=f"{number} {words}"[:250],
        recorded_by=by.user,
    )
