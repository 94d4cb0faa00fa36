"""The pages of one's own diary."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.diary.models import Entry, Told, UnfinishedEntry
from whatmatters.diary.selectors.showing import ShownEntry, shown
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person

A_PAGE = 30
UNFINISHED_AT_MOST = 20


@dataclass(frozen=True, slots=True)
class Month:
    first: date
    entries: tuple[ShownEntry, ...]


@dataclass(frozen=True, slots=True)
class Unfinished:
    id: UUID
    words: str
    feeling: int | None
    saved_at: datetime
    entry_id: UUID | None
    sent_as: UUID


@dataclass(frozen=True, slots=True)
class DiaryPage:
    """`number` counts pages from 1, the newest; `older` and `newer` are pages that are there."""

    pinned: tuple[ShownEntry, ...]
    months: tuple[Month, ...]
    unfinished: tuple[Unfinished, ...]
    number: int
    older: int | None
    newer: int | None

    @property
    def is_empty(self) -> bool:
        return not (self.pinned or self.months)


@dataclass(frozen=True, slots=True)
class WritePage:
    """What is written is about one of these outcomes, or none. `entry` is the one to change."""

    person: Person
    outcomes: tuple[Outcome, ...]
    unfinished: tuple[Unfinished, ...] = ()
    entry: Entry | None = None
    shown: ShownEntry | None = None


def own_record(*, viewer: Actor) -> Person:
    """The record whose diary this is: only one's own, and only as oneself. 404 otherwise."""
    own = Person.objects.open_to(viewer, DataClass.DIARY_PRIVATE)
    return get_object_or_404(own.filter(user=viewer.user))


def diary_page(*, viewer: Actor, number: int = 1) -> DiaryPage:
    """One's own entries, the newest first. The queries do not grow with the entries."""
    person = own_record(viewer=viewer)
    own = Entry.objects.visible_to(viewer).filter(person=person).select_related("outcome")
    first = (number - 1) * A_PAGE
    found = list(own.newest_first()[first : first + A_PAGE + 1])
    if number > 1 and not found:
        raise Http404
    entries = shown(found[:A_PAGE], viewer=viewer, to_writer=True)
    return DiaryPage(
        pinned=tuple(entry for entry in entries if entry.is_pinned),
        months=_by_month(entry for entry in entries if not entry.is_pinned),
        unfinished=_unfinished(viewer, person) if number == 1 else (),
        number=number,
        older=number + 1 if len(found) > A_PAGE else None,
        newer=number - 1 if number > 1 else None,
    )


def latest_entries(*, viewer: Actor, person_id: UUID, at_most: int = 3) -> tuple[ShownEntry, ...]:
    """For one's own page: the latest of one's own. Nothing, where it is somebody else's page."""
    own = Person.objects.open_to(viewer, DataClass.DIARY_PRIVATE).filter(pk=person_id)
    entries = Entry.objects.visible_to(viewer).filter(person__in=own).select_related("outcome")
    latest = entries.order_by("-said_on", "-recorded_at", "pk")[:at_most]
    return shown(list(latest), viewer=viewer, to_writer=True)


def write_page(*, viewer: Actor) -> WritePage:
    person = own_record(viewer=viewer)
    return WritePage(person, _outcomes(viewer, person), _unfinished(viewer, person))


def change_page(*, viewer: Actor, entry_id: UUID) -> WritePage:
    entry = own_entry(viewer=viewer, entry_id=entry_id)
    (opened,) = shown([entry], viewer=viewer, to_writer=True)
    outcomes = _outcomes(viewer, entry.person, also=entry.outcome_id)
    unfinished = _unfinished(viewer, entry.person, of=entry.pk)
    return WritePage(entry.person, outcomes, unfinished, entry, opened)


def own_entry(*, viewer: Actor, entry_id: UUID) -> Entry:
    """One that the viewer wrote. Unseen, or somebody else's, is 404."""
    own = Person.objects.open_to(viewer, DataClass.DIARY_PRIVATE)
    mine = Entry.objects.visible_to(viewer).filter(person__in=own)
    return get_object_or_404(mine.select_related("person", "outcome"), pk=entry_id)


def unfinished_of(*, viewer: Actor, unfinished_id: UUID) -> UnfinishedEntry:
    own = UnfinishedEntry.objects.visible_to(viewer).select_related("person", "entry")
    return get_object_or_404(own, pk=unfinished_id)


def _by_month(entries: Iterable[ShownEntry]) -> tuple[Month, ...]:
    months = groupby(entries, key=lambda entry: entry.said_on.replace(day=1))
    return tuple(Month(first, tuple(those)) for first, those in months)


def _outcomes(viewer: Actor, person: Person, *, also: UUID | None = None) -> tuple[Outcome, ...]:
    """Those one is working on, and the one an entry was about already."""
    theirs = Outcome.objects.visible_to(viewer).filter(person=person)
    return tuple(o for o in theirs.as_ranked() if o.ended_on is None or o.pk == also)


def _unfinished(viewer: Actor, person: Person, *, of: UUID | None = None) -> tuple[Unfinished, ...]:
    rows = UnfinishedEntry.objects.visible_to(viewer).filter(person=person)
    if of:
        rows = rows.filter(entry=of)
    return tuple(_opened(row) for row in rows.order_by("-saved_at", "pk")[:UNFINISHED_AT_MOST])


def _opened(row: UnfinishedEntry) -> Unfinished:
    told = row.told or Told()
    return Unfinished(row.pk, told.words, told.feeling, row.saved_at, row.entry_id, row.sent_as)
