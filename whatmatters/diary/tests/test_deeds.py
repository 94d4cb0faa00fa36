"""What is done with a page is its writer’s to do, and of a private one nothing is written down."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.diary import actions
from whatmatters.diary.models import Entry, EntryFile, EntryShare, UnfinishedEntry
from whatmatters.diary.tests.pages import (
    a_picture,
    entry_of,
    member_of,
    shared_entry,
)
from whatmatters.people.models import (
    CircleMember,
    Person,
)

Deed = Callable[[Entry, Actor], object]
DEEDS: dict[str, Deed] = {
    "keep": lambda entry, by: actions.keep_entry(person=entry.person, by=by, words="x"),
    "change": lambda entry, by: actions.change_entry(entry=entry, by=by, words="x"),
    "pin": lambda entry, by: actions.pin_entry(entry=entry, by=by, is_pinned=True),
    "delete": lambda entry, by: actions.delete_entry(entry=entry, by=by),
    "share": lambda entry, by: actions.share_entry(
        entry=entry, by=by, member=CircleMember.objects.filter(person=entry.person)[0]
    ),
    "stop": lambda entry, by: actions.stop_sharing(share=entry.shares.all()[0], by=by),
    "file": lambda entry, by: actions.delete_file(file=entry.files.all()[0], by=by),
}


@pytest.mark.parametrize("what", DEEDS)
def test_only_its_writer_does_anything_with_it(
    what: str, maggie: Person, maggie_herself: Actor, june: Actor, priya: Actor
) -> None:
    entry = entry_of(maggie, maggie_herself, files=[a_picture()])
    for reader in (june, priya):
        actions.share_entry(entry=entry, member=member_of(maggie, reader), by=maggie_herself)

    for other in (june, priya):
        with pytest.raises(PermissionDenied):
            DEEDS[what](entry, other)


def test_nothing_is_written_down_of_what_is_private(
    maggie: Person, maggie_herself: Actor, visit: Visit
) -> None:
    """Not even when: an entry in the audit would say that there is one."""
    entry = entry_of(maggie, maggie_herself, files=[a_picture()])
    before = AuditEntry.objects.count()

    actions.change_entry(entry=entry, by=maggie_herself, words="Other words")
    actions.pin_entry(entry=entry, by=maggie_herself, is_pinned=True)
    for name, args in (
        ("diary:mine", []),
        ("diary:write", []),
        ("diary:entry", [entry.pk]),
        ("diary:change", [entry.pk]),
        ("diary:share", [entry.pk]),
    ):
        visit(reverse(name, args=args), by=maggie_herself)
    actions.delete_entry(entry=entry, by=maggie_herself)

    assert AuditEntry.objects.count() == before
    assert not AuditEntry.objects.filter(did__startswith="diary").exists()


def test_what_is_shared_is_written_down_and_so_is_who_read_it(
    maggie: Person, maggie_herself: Actor, june: Actor, visit: Visit
) -> None:
    entry = shared_entry(maggie, maggie_herself, june)
    visit(reverse("diary:entry", args=[entry.pk]), by=june)
    actions.stop_sharing(share=EntryShare.objects.get(), by=maggie_herself)

    said = AuditEntry.objects.filter(about=str(maggie.pk), by=str(june.user.pk))
    assert [each.to for each in said] == ["diary.entry"]
    deeds = AuditEntry.objects.filter(did__startswith="diary").order_by("pk")
    assert [deed.did for deed in deeds] == ["diary.shared", "diary.share-withdrawn"]


def test_when_it_is_deleted_nothing_of_it_is_left(
    maggie: Person, maggie_herself: Actor, june: Actor
) -> None:
    entry = entry_of(maggie, maggie_herself, files=[a_picture()])
    actions.share_entry(entry=entry, member=member_of(maggie, june), by=maggie_herself)

    actions.delete_entry(entry=entry, by=maggie_herself)

    left = [model.objects.count() for model in (Entry, EntryFile, EntryShare, UnfinishedEntry)]
    assert left == [0, 0, 0, 0]
