"""What a file of readings would bring, before it does."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, may
from whatmatters.people.selectors import Subject, subject
from whatmatters.readings.given import Given
from whatmatters.readings.kinds import written_number
from whatmatters.readings.models import Reading, Sheet, Stream
from whatmatters.readings.sheet import Problem, SheetRead, read_sheet

SHOWN = 10
MOST_NAMED = 200


@dataclass(frozen=True, slots=True)
class Row:
    """One of the first that are new, as the page says it."""

    given: Given
    number: str


@dataclass(frozen=True, slots=True)
class PreviewPage:
    subject: Subject
    sheet: Sheet
    stream: Stream
    read: SheetRead
    new: tuple[Given, ...]

    @property
    def here(self) -> int:
        """Rows that came before, or stand in the file twice."""
        return len(self.read.given) - len(self.new)

    @property
    def first(self) -> tuple[Row, ...]:
        return tuple(Row(one, _number(one, self.stream)) for one in self.new[:SHOWN])

    @property
    def further(self) -> int:
        return max(0, len(self.new) - SHOWN)

    @property
    def named(self) -> tuple[Problem, ...]:
        return self.read.problems[:MOST_NAMED]

    @property
    def unnamed(self) -> int:
        return max(0, len(self.read.problems) - MOST_NAMED)


def sheet_of(*, viewer: Actor, sheet_id: UUID) -> Sheet:
    """The viewer's own file. Anybody else's is 404; 403 once they may add no more."""
    seen = Sheet.objects.visible_to(viewer).select_related("stream__person")
    sheet = get_object_or_404(seen, pk=sheet_id)
    if not may(viewer, Permission.READING_ADD, sheet.stream):
        raise PermissionDenied
    return sheet


def preview_page(*, viewer: Actor, sheet: Sheet) -> PreviewPage:
    """Read the file and look up what is here already. Its queries do not grow with its rows."""
    stream = sheet.stream
    read = read_sheet(bytes(sheet.content), stream.sort)
    before = Reading.objects.visible_to(viewer).filter(stream=stream, source=Reading.Source.SHEET)
    known = set(before.values_list("source_id", flat=True))
    new = {one.known_by: one for one in reversed(read.given) if one.known_by not in known}
    about = subject(viewer=viewer, person_id=stream.person_id)
    return PreviewPage(about, sheet, stream, read, tuple(reversed(new.values())))


def _number(given: Given, stream: Stream) -> str:
    places = stream.sort.places
    first = written_number(given.value, places)
    return first if given.second is None else f"{first}/{written_number(given.second, places)}"
