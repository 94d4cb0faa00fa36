"""What somebody reads in a diary: all of their own, and of another's what they were let read."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.access.prepared import Prepared
from whatmatters.diary.models import Entry, EntryFile
from whatmatters.diary.selectors.showing import ShownEntry, shown
from whatmatters.people.models import Person

AT_MOST = 200
ANY_SHARED = Prepared(
    lambda viewer, person: (
        Entry.objects.visible_to(viewer)
        .filter(person=person)
        .exclude(person__user=viewer.user.pk)
        .order_by("pk")
        .values_list("pk", flat=True)[:1]
    )
)


@dataclass(frozen=True, slots=True)
class EntryPage:
    """`is_mine` is what its writer may do with it besides reading."""

    entry: ShownEntry
    person: Person
    is_mine: bool


@dataclass(frozen=True, slots=True)
class SharedPage:
    """What one person shared with the viewer, the newest first."""

    person: Person
    entries: tuple[ShownEntry, ...]


def entry_page(*, viewer: Actor, entry_id: UUID) -> EntryPage:
    """Unseen is 404, and so nobody learns that it is there."""
    visible = Entry.objects.visible_to(viewer).select_related("person", "outcome")
    entry = get_object_or_404(visible, pk=entry_id)
    is_mine = not viewer.is_staff and entry.person.user_id == viewer.user.pk
    (opened,) = shown([entry], viewer=viewer, to_writer=is_mine)
    return EntryPage(opened, entry.person, is_mine)


def shared_page(*, viewer: Actor, person_id: UUID) -> SharedPage:
    """404 where nothing is open: it is the same as where nothing was ever written."""
    entries = shared_with(viewer=viewer, person_id=person_id)
    known = Person.objects.open_to(viewer, DataClass.DIARY_SHARED).filter(pk=person_id)
    if not entries or not (found := known.order_by("pk").first()):
        raise Http404
    return SharedPage(found, entries)


def shared_with(*, viewer: Actor, person_id: UUID) -> tuple[ShownEntry, ...]:
    """What somebody else shared with the viewer by name, as it stands now."""
    entries = _shared(viewer, person_id).select_related("person")
    latest = entries.order_by("-said_on", "-recorded_at", "pk")[:AT_MOST]
    return shown(list(latest), viewer=viewer, to_writer=False)


def has_shared(*, viewer: Actor, person_id: UUID) -> bool:
    """Whether somebody else shared anything with the viewer: whether to link to it."""
    return bool(ANY_SHARED.rows(viewer=viewer, about=person_id))


def kept_file(*, viewer: Actor, file_id: UUID) -> EntryFile:
    visible = EntryFile.objects.visible_to(viewer).select_related("entry__person")
    return get_object_or_404(visible, pk=file_id)


def _shared(viewer: Actor, person_id: UUID) -> QuerySet[Entry]:
    others = Entry.objects.visible_to(viewer).filter(person=person_id)
    return others if viewer.is_staff else others.exclude(person__user=viewer.user)
