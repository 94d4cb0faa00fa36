"""One stream: its chart, the lines across it, what asks for a talk, and what was agreed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass, Deed
from whatmatters.people.selectors import Subject, subject
from whatmatters.readings.kinds import written_number
from whatmatters.readings.models import Agreed, DrawnLine, Reading, Stream
from whatmatters.readings.selectors.of_person import outcomes_in_words, standing
from whatmatters.readings.selectors.talks import Asked, asked, shown, what_crossed
from whatmatters.web.components.series import Dot, Mark, Series
from whatmatters.web.components.words import written

DRAWN = 60
LATEST = 5
MIDDAY = time(12)


@dataclass(frozen=True, slots=True)
class LineShown:
    line: DrawnLine
    says: str


@dataclass(frozen=True, slots=True)
class StreamPage:
    """`agreed` is what was said of it, for whoever decides; `readings` are the newest first.

    `outcome` is what it is for, in their words, if the viewer may read that.
    """

    subject: Subject
    stream: Stream
    outcome: str
    readings: tuple[Reading, ...]
    lines: tuple[LineShown, ...]
    talks: tuple[Asked, ...]
    closed: tuple[Asked, ...]
    agreed: tuple[Agreed, ...]

    @property
    def is_self(self) -> bool:
        return self.subject.standing.is_self

    @property
    def may_decide(self) -> bool:
        held = self.subject.standing
        return held.speaks_for_them and held.may(DataClass.VISITS)

    @property
    def may_add(self) -> bool:
        return self.may_decide or self.subject.standing.may(DataClass.VISITS, Deed.WRITE)

    @property
    def pill(self) -> tuple[str, str]:
        return standing(self.stream, to_self=self.may_decide)

    @property
    def latest(self) -> tuple[Reading, ...]:
        return self.readings[:LATEST]

    @property
    def series(self) -> tuple[Series, ...]:
        kind, in_order = self.stream.sort, self.readings[::-1]
        first = Series(str(kind.asks), tuple(_dot(r, "value") for r in in_order))
        if not kind.has_two:
            return (first,)
        return first, Series(str(kind.second), tuple(_dot(r, "second") for r in in_order))

    @property
    def marks(self) -> tuple[Mark, ...]:
        return tuple(Mark(shown.line.mark, shown.line.number) for shown in self.lines)

    @property
    def says(self) -> str:
        return _in_words(self.stream, self.readings)


def stream_page(*, viewer: Actor, stream_id: UUID) -> StreamPage:
    """Unseen is 404. The same few queries, however many readings there are."""
    stream = get_object_or_404(Stream.objects.visible_to(viewer), pk=stream_id)
    talks = shown(asked(viewer).filter(line__stream=stream).newest_first()[:10])
    return StreamPage(
        subject=subject(viewer=viewer, person_id=stream.person_id),
        stream=stream,
        outcome=outcomes_in_words(viewer, [stream.outcome_id]).get(stream.outcome_id, ""),
        readings=tuple(_that_count(viewer, stream)[:DRAWN]),
        lines=tuple(_lines(viewer, stream)),
        talks=tuple(one for one in talks if one.talk.closed_at is None),
        closed=tuple(one for one in talks if one.talk.closed_at is not None),
        agreed=tuple(_agreed(viewer, stream)),
    )


def _that_count(viewer: Actor, stream: Stream) -> QuerySet[Reading]:
    of_it = Reading.objects.visible_to(viewer).filter(stream=stream)
    return of_it.that_count().select_related("stream", "recorded_by").newest_first()


def _lines(viewer: Actor, stream: Stream) -> list[LineShown]:
    drawn = DrawnLine.objects.visible_to(viewer).filter(stream=stream).current()
    return [LineShown(one, what_crossed(one)) for one in drawn.select_related("stream").in_order()]


def _agreed(viewer: Actor, stream: Stream) -> list[Agreed]:
    of_it = Agreed.objects.visible_to(viewer).filter(stream=stream)
    return list(of_it.select_related("said_by").newest_first()[:10])


def _dot(reading: Reading, which: str) -> Dot:
    """As the clock on the wall had it: a chart knows of no zones."""
    number = reading.of(which) or reading.value
    at = datetime.combine(reading.on, reading.at or MIDDAY, tzinfo=UTC)
    shown_as = written_number(number, reading.stream.sort.places)
    return Dot(at, number, shown_as, has_time=reading.at is not None)


def _in_words(stream: Stream, readings: Sequence[Reading]) -> str:
    """What the chart shows, in a sentence or two."""
    if not readings:
        return ""
    newest = readings[0]
    last = gettext("The last was %(number)s %(unit)s, on %(day)s.") % {
        "number": newest.number,
        "unit": stream.counted_in,
        "day": written(newest.on),
    }
    last = last.replace(" ,", ",")
    if len(readings) == 1:
        return last
    lowest, highest = (find(readings, key=lambda r: r.value) for find in (min, max))
    between = gettext("Of these %(count)s, the lowest was %(low)s and the highest %(high)s.")
    said = {"count": len(readings), "low": lowest.number, "high": highest.number}
    return f"{last} {between % said}"
