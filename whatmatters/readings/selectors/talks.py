"""What readings ask to be talked about, in a sentence each."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext, ngettext

from whatmatters.access.actor import Actor
from whatmatters.readings.models import DrawnLine, ToTalk, ToTalkQuerySet

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """A request to talk: which stream, what it says, and which reading made it."""

    talk: ToTalk
    says: str

    @property
    def called(self) -> str:
        return self.talk.line.stream.called


def waiting(*, viewer: Actor, person_id: UUID) -> tuple[Asked, ...]:
    """Those of one person that nobody has closed."""
    rows = asked(viewer).waiting().filter(line__stream__person=person_id)
    return shown(rows.newest_first()[:SHOWN])


def asked(viewer: Actor) -> ToTalkQuerySet:
    visible = ToTalk.objects.visible_to(viewer)
    return visible.select_related("line__stream__person", "reading__stream", "closed_by")


def shown(rows: Iterable[ToTalk]) -> tuple[Asked, ...]:
    return tuple(Asked(talk, what_crossed(talk.line)) for talk in rows)


def what_crossed(line: DrawnLine) -> str:
    """`Above 150, 3 times in a row`."""
    side = _side(line) % {"mark": line.number, "unit": line.stream.counted_in}
    if line.in_a_row == 1:
        return side.strip()
    times = ngettext("%(times)s time in a row", "%(times)s times in a row", line.in_a_row)
    return f"{side.strip()}, {times % {'times': line.in_a_row}}"


def _side(line: DrawnLine) -> str:
    lower = line.which == DrawnLine.Which.SECOND
    if line.side == DrawnLine.Side.ABOVE:
        above = gettext("Lower number above %(mark)s %(unit)s")
        return above if lower else gettext("Above %(mark)s %(unit)s")
    below = gettext("Lower number below %(mark)s %(unit)s")
    return below if lower else gettext("Below %(mark)s %(unit)s")
