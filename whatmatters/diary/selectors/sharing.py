"""Who may read an entry, and who could."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.diary.models import Entry, EntryShare
from whatmatters.diary.readers import MAY_READ, needs_share
from whatmatters.diary.selectors.mine import own_entry
from whatmatters.diary.selectors.showing import ShownEntry, shown
from whatmatters.people.models import Bar, CircleMember


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody of the circle who signs in. `is_new` is one who reads nothing of the diary yet."""

    member: CircleMember
    reads_it: bool
    is_new: bool


@dataclass(frozen=True, slots=True)
class SharingPage:
    entry: Entry
    shown: ShownEntry
    candidates: tuple[Candidate, ...]


def sharing_page(*, viewer: Actor, entry_id: UUID) -> SharingPage:
    """For the writer of the entry alone."""
    entry = own_entry(viewer=viewer, entry_id=entry_id)
    (opened,) = shown([entry], viewer=viewer, to_writer=True)
    reading = set(
        EntryShare.objects.visible_to(viewer)
        .current()
        .filter(entry=entry)
        .values_list("member", flat=True)
    )
    found = tuple(
        Candidate(member, member.pk in reading, needs_share(member))
        for member in _around(viewer, entry)
    )
    return SharingPage(entry, opened, found)


def own_share(*, viewer: Actor, share_id: UUID) -> EntryShare:
    shares = EntryShare.objects.visible_to(viewer).select_related("entry", "member")
    return get_object_or_404(shares, pk=share_id)


def _around(viewer: Actor, entry: Entry) -> list[CircleMember]:
    """Those of the circle who sign in and are not kept out, the nearest first."""
    barred = (
        Bar.objects.visible_to(viewer)
        .current()
        .filter(person=OuterRef("person"), user=OuterRef("user"))
    )
    places = (
        CircleMember.objects.visible_to(viewer)
        .current()
        .filter(person=entry.person, kind__in=MAY_READ, user__isnull=False)
    )
    others = places.exclude(user=viewer.user).exclude(Exists(barred))
    return list(others.select_related("organisation").order_by("organisation_id", "name", "pk"))
