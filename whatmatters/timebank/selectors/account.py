"""All that came and went of one budget, the newest first, with its terms."""

from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from whatmatters.access.actor import Actor
from whatmatters.people.selectors import Subject
from whatmatters.timebank.models import Kind, TimeBudget, TimeEntry
from whatmatters.timebank.rules import agrees, holds
from whatmatters.timebank.selectors.held import Held, held
from whatmatters.timebank.selectors.whose import whose

A_PAGE = 40
MAY_BE_REVERSED = (Kind.USED, Kind.GIVEN_BACK)


@dataclass(frozen=True, slots=True)
class Line:
    """One of them, in words."""

    entry: TimeEntry
    may_put_right: bool

    @property
    def what(self) -> str:
        kind = self.entry.get_kind_display()
        return _("Put right: %(what)s") % {"what": kind} if self.entry.reverses_id else kind

    @property
    def was_reversed(self) -> bool:
        return hasattr(self.entry, "reversed_by")


@dataclass(frozen=True, slots=True)
class AccountPage:
    subject: Subject
    held: Held
    lines: tuple[Line, ...]
    page: Page[TimeEntry]
    may_agree: bool

    @property
    def budget(self) -> TimeBudget:
        return self.held.budget

    @property
    def is_self(self) -> bool:
        return self.subject.standing.is_self


def account_page(*, viewer: Actor, budget_id: UUID, number: str = "") -> AccountPage:
    seen = TimeBudget.objects.visible_to(viewer).select_related("organisation", "person")
    budget = get_object_or_404(seen, pk=budget_id)
    of = whose(viewer, budget)
    moved = budget.entries.exclude(minutes=0).select_related("reversed_by", "recorded_by")
    page = Paginator(moved.newest_first(), A_PAGE).get_page(number)
    rights = agrees(of.standing) or holds(viewer, of.standing, budget)
    lines = tuple(Line(entry, rights and _may_be_reversed(entry)) for entry in page)
    return AccountPage(of, held([budget])[0], lines, page, agrees(of.standing))


def _may_be_reversed(entry: TimeEntry) -> bool:
    is_first = entry.reverses_id is None and not hasattr(entry, "reversed_by")
    return is_first and entry.kind in MAY_BE_REVERSED
