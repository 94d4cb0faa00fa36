"""What each form about time is about. Who may not send it is refused."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.people.models import CircleMember
from whatmatters.people.selectors import Subject
from whatmatters.timebank.models import Away, TimeBudget, TimeEntry
from whatmatters.timebank.rules import agrees, chooses, holds
from whatmatters.timebank.selectors.held import Held, held
from whatmatters.timebank.selectors.whose import whose, whose_time


@dataclass(frozen=True, slots=True)
class ToOpen:
    """Whose time is to be opened, and the providers that can hold it."""

    subject: Subject
    places: tuple[Organisation, ...]


@dataclass(frozen=True, slots=True)
class ToChange:
    subject: Subject
    held: Held

    @property
    def budget(self) -> TimeBudget:
        return self.held.budget

    @property
    def is_self(self) -> bool:
        return self.subject.standing.is_self


def time_to_open(*, viewer: Actor, person_id: UUID) -> ToOpen:
    of = whose_time(viewer, person_id)
    if not agrees(of.standing):
        raise PermissionDenied
    return ToOpen(of, _places(viewer, person_id))


def time_to_agree(*, viewer: Actor, budget_id: UUID) -> ToChange:
    page = _found(viewer, budget_id)
    return _allowed(page, agrees(page.subject.standing))


def time_to_choose(*, viewer: Actor, budget_id: UUID) -> ToChange:
    page = _found(viewer, budget_id)
    return _allowed(page, chooses(page.subject.standing))


def time_to_pause(*, viewer: Actor, budget_id: UUID) -> ToChange:
    page = _found(viewer, budget_id)
    standing = page.subject.standing
    return _allowed(page, chooses(standing) or holds(viewer, standing, page.budget))


def away_to_change(*, viewer: Actor, away_id: UUID) -> tuple[ToChange, Away]:
    seen = Away.objects.visible_to(viewer).select_related("budget__person")
    away = get_object_or_404(seen, pk=away_id)
    return time_to_pause(viewer=viewer, budget_id=away.budget_id), away


def entry_to_put_right(*, viewer: Actor, entry_id: UUID) -> tuple[ToChange, TimeEntry]:
    seen = TimeEntry.objects.visible_to(viewer).select_related("budget__person")
    entry = get_object_or_404(seen, pk=entry_id)
    page = _found(viewer, entry.budget_id)
    standing = page.subject.standing
    return _allowed(page, agrees(standing) or holds(viewer, standing, page.budget)), entry


def _found(viewer: Actor, budget_id: UUID) -> ToChange:
    seen = TimeBudget.objects.visible_to(viewer).select_related("organisation", "person")
    budget = get_object_or_404(seen, pk=budget_id)
    return ToChange(whose(viewer, budget), held([budget])[0])


def _allowed(page: ToChange, may: bool) -> ToChange:
    if not may:
        raise PermissionDenied
    return page


def _places(viewer: Actor, person_id: UUID) -> tuple[Organisation, ...]:
    """Organisations that somebody of the person’s circle works for, as far as one may know."""
    circle = CircleMember.objects.visible_to(viewer, person=person_id).filter(person=person_id)
    theirs = circle.current().exclude(organisation=None).values("organisation")
    return tuple(Organisation.objects.filter(pk__in=theirs).order_by("name", "pk"))
