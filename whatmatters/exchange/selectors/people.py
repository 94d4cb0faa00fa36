from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, may
from whatmatters.exchange.already_here import Double, SortedOut, sort_out
from whatmatters.exchange.models import Upload
from whatmatters.exchange.spreadsheet.people import PersonRow, Problem, read_people

SHOWN = 10
MOST_ASKED = 100
MOST_NAMED = 500


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Where a list is sent; and the one sent before, if it still waits for a yes or no."""

    waiting: Upload | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a list would do, before it does."""

    upload: Upload
    sorted_out: SortedOut
    ignored: tuple[str, ...]
    may_join: bool

    @property
    def first(self) -> tuple[PersonRow, ...]:
        return self.sorted_out.new[:SHOWN]

    @property
    def further(self) -> int:
        return max(0, len(self.sorted_out.new) - SHOWN)

    @property
    def named(self) -> tuple[Problem, ...]:
        """The problems there is room for on a page; the file to download has them all."""
        return self.sorted_out.problems[:MOST_NAMED]

    @property
    def unnamed(self) -> int:
        return max(0, len(self.sorted_out.problems) - MOST_NAMED)

    @property
    def asked(self) -> tuple[Double, ...]:
        return self.sorted_out.doubles[:MOST_ASKED]

    @property
    def not_asked(self) -> int:
        return max(0, len(self.sorted_out.doubles) - MOST_ASKED)

    @property
    def may_bring_in(self) -> bool:
        return bool(self.sorted_out.new or self.sorted_out.doubles)


def people_page(*, viewer: Actor) -> PeoplePage:
    return PeoplePage(
        Upload.objects.of(viewer).people().defer("content").order_by("-recorded_at", "pk").first()
    )


def upload_of(*, viewer: Actor, upload_id: UUID) -> Upload:
    """The viewer's own list. Anybody else's is 404."""
    return get_object_or_404(Upload.objects.of(viewer).people(), pk=upload_id)


def preview(*, viewer: Actor, upload: Upload) -> Preview:
    """Read a list and look up who is here already. Its queries do not grow with its rows."""
    people = read_people(upload.name, bytes(upload.content))
    return Preview(
        upload,
        sort_out(people, upload.organisation),
        people.ignored,
        may(viewer, Permission.PERSON_BEGIN),
    )


def to_mend(found: SortedOut) -> Iterator[tuple[str, ...]]:
    """Every problem as rows of a table, with headings."""
    yield ("Row", "Column", "What it says now", "What to do")
    for problem in found.problems:
        yield (str(problem.row), problem.column, problem.typed, problem.what_to_do)
