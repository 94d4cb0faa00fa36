"""A line that is crossed asks for a talk. It changes nothing else, ever."""

from collections.abc import Sequence

from whatmatters.foundations import clock
from whatmatters.readings.crossing import Seen, crossings, news
from whatmatters.readings.models import DrawnLine, Reading, Stream, ToTalk

#: As far back as a crossing may have begun.
LOOKED_AT = 1000


def ask_to_talk(*, stream: Stream, new: Sequence[Reading]) -> tuple[ToTalk, ...]:
    """Part of other deeds: what new readings cross, told once for each crossing."""
    lines = list(DrawnLine.objects.filter(stream=stream).current().in_order()) if new else []
    if not lines:
        return ()
    latest = Reading.objects.filter(stream=stream).that_count().newest_first()[:LOOKED_AT]
    in_order = list(latest)[::-1]
    asked = (_asked(line, in_order, new) for line in lines)
    return tuple(talk for talk in asked if talk)


def _asked(line: DrawnLine, in_order: Sequence[Reading], new: Sequence[Reading]) -> ToTalk | None:
    seen = [Seen(r.pk, r.on, line.is_crossed_by(r.of(line.which))) for r in in_order]
    runs = crossings(seen, in_a_row=line.in_a_row)
    run = news(runs, new={r.pk for r in new}, drawn_on=clock.day_of(line.recorded_at))
    if run is None or ToTalk.objects.filter(line=line, reading__in=[s.id for s in run]).exists():
        return None
    return ToTalk.objects.create(line=line, reading_id=run[line.in_a_row - 1].id)
