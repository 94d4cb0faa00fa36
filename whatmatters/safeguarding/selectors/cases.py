from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Case, Exists, OuterRef, QuerySet, Value, When
from django.http import Http404

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission
from whatmatters.safeguarding.models import Concern, OnCase

ON_A_PAGE = 20
BEGINNING = 160


@dataclass(frozen=True, slots=True)
class Row:
    """A concern in a list: who it is about as it was told, and how it begins."""

    id: UUID
    number: int
    who: str
    raised_at: datetime
    beginning: str
    is_urgent: bool
    is_taken_on: bool
    about: UUID | None


@dataclass(frozen=True, slots=True)
class CasesPage:
    rows: tuple[Row, ...]
    page: Page[Any]
    is_lead: bool

    @property
    def shown(self) -> list[UUID]:
        """Whose records these are about."""
        return [row.about for row in self.rows if row.about]


def cases_page(*, viewer: Actor, wanted: str) -> CasesPage:
    """Open concerns one may see: danger first, then the longest wait. To others it is not there."""
    return _page(viewer, Concern.objects.visible_to(viewer).open(), wanted)


def closed_page(*, viewer: Actor, wanted: str) -> CasesPage:
    """Closed ones, the latest first."""
    closed = Concern.objects.visible_to(viewer).filter(status=Concern.Status.CLOSED)
    return _page(viewer, closed, wanted)


def _page(viewer: Actor, concerns: QuerySet[Concern], wanted: str) -> CasesPage:
    is_lead = Permission.SAFEGUARDING_HANDLE in viewer.role.doors
    if not is_lead and not concerns.exists():
        raise Http404
    mine = OnCase.objects.of(viewer).filter(concern=OuterRef("pk"))
    first = Case(When(danger=Concern.Danger.NOW, then=Value(0)), default=Value(1))
    ordered = concerns.annotate(is_mine=Exists(mine), first=first)
    page = Paginator(ordered.order_by("first", "raised_at", "pk"), ON_A_PAGE).get_page(wanted)
    numbered = enumerate(page, start=page.start_index())
    return CasesPage(tuple(_row(number, each) for number, each in numbered), page, is_lead)


def _row(number: int, concern: Concern) -> Row:
    return Row(
        id=concern.pk,
        number=number,
        who=concern.who,
        raised_at=concern.raised_at,
        beginning=_beginning(concern.words),
        is_urgent=concern.is_urgent,
        is_taken_on=bool(getattr(concern, "is_mine")),  # noqa: B009  # an annotation
        about=concern.person_id,
    )


def _beginning(words: str) -> str:
    """The first words, cut between two of them."""
    line = " ".join(words[: BEGINNING * 4].split())
    return line if len(line) <= BEGINNING else f"{line[:BEGINNING].rsplit(' ', 1)[0]}…"
