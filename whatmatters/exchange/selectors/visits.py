from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.exchange.actual_visits import Actual, SortedActual, sort_actual
from whatmatters.exchange.models import Upload
from whatmatters.exchange.planned_visits import Planned, Sorted, sort_planned
from whatmatters.exchange.spreadsheet.people import Problem
from whatmatters.exchange.spreadsheet.visits import read_visits

SHOWN = 100
MOST_NAMED = 500


@dataclass(frozen=True, slots=True)
class VisitsPage:
    """Where files of visits are sent; and those that still wait for a yes or no."""

    waiting: tuple[Upload, ...]


@dataclass(frozen=True, slots=True)
class VisitsPreview:
    """What a file would do, row by row, before it does."""

    upload: Upload
    found: Sorted | SortedActual
    ignored: tuple[str, ...]

    @property
    def is_planned(self) -> bool:
        return self.upload.kind == Upload.Kind.PLANNED

    @property
    def first(self) -> tuple[Planned | Actual, ...]:
        return self.found.new[:SHOWN]

    @property
    def further(self) -> int:
        return max(0, len(self.found.new) - SHOWN)

    @property
    def here(self) -> tuple[Planned | Actual, ...]:
        return self.found.here[:SHOWN]

    @property
    def named(self) -> tuple[Problem, ...]:
        """The problems there is room for on a page; the file to download has them all."""
        return self.found.problems[:MOST_NAMED]

    @property
    def unnamed(self) -> int:
        return max(0, len(self.found.problems) - MOST_NAMED)

    @property
    def people(self) -> set[UUID]:
        """Whoever is named on the page."""
        return {one.person.pk for one in (*self.first, *self.here)}


def visits_page(*, viewer: Actor) -> VisitsPage:
    mine = Upload.objects.of(viewer).visits().defer("content")
    return VisitsPage(tuple(mine.order_by("-recorded_at", "pk")))


def visits_upload_of(*, viewer: Actor, upload_id: UUID) -> Upload:
    """The viewer's own file. Anybody else's is 404."""
    return get_object_or_404(Upload.objects.of(viewer).visits(), pk=upload_id)


def visits_preview(*, viewer: Actor, upload: Upload) -> VisitsPreview:
    """Read a file and look up what is here already. Its queries do not grow with its rows."""
    sheet = read_visits(upload.kind, upload.name, bytes(upload.content))
    found: Sorted | SortedActual
    if upload.kind == Upload.Kind.PLANNED:
        found = sort_planned(sheet, viewer=viewer)
    else:
        found = sort_actual(sheet, viewer=viewer)
    return VisitsPreview(upload, found, sheet.ignored)


def visits_to_mend(page: VisitsPreview) -> Iterator[tuple[str, ...]]:
    """Every problem as rows of a table, with headings."""
    yield ("Row", "Column", "What it says now", "What to do")
    for problem in page.found.problems:
        yield (str(problem.row), problem.column, problem.typed, problem.what_to_do)
