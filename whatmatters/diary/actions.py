"""What somebody does in their diary. Written down only where somebody else may read it:

that there is an entry is nobody's to know, so no list of deeds says so either.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4, uuid5

from django.db import transaction
from django.db.models import Model

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.access.policy import DataClass
from whatmatters.diary import keys
from whatmatters.diary.models import (
    Entry,
    EntryFile,
    EntryShare,
    KeyUsed,
    Told,
    UnfinishedEntry,
    sealed,
)
from whatmatters.diary.readers import needs_share
from whatmatters.diary.sealing import is_of_newest, ring
from whatmatters.foundations import clock
from whatmatters.media.making import Made
from whatmatters.media.models import facts_of
from whatmatters.outcomes.models import Outcome
from whatmatters.people import actions as people
from whatmatters.people.models import CircleMember, Person

#: What a share of the diary is for, where somebody is let read an entry for the first time.
PURPOSE = "To read the diary entries I choose"


@dataclass(frozen=True, slots=True)
class Sent:
    """A file to go with an entry, and in words what it shows."""

    made: Made
    words: str = ""


@transaction.atomic
def keep_entry(
    *,
    person: Person,
    by: Actor,
    words: str = "",
    feeling: int | None = None,
    said_on: date | None = None,
    outcome: Outcome | None = None,
    files: Sequence[Sent] = (),
    sent_as: UUID | None = None,
) -> Entry:
    """Keep it, for oneself alone. Sent twice, it is kept once. Raises KeyIsLost.

    Nobody’s to know: no list of deeds says that there is one.
    """
    require(by, Permission.DIARY_KEEP, person)
    keys.be_ready()
    sent_as = sent_as or uuid4()
    name = uuid5(person.pk, str(sent_as))
    if kept := Entry.objects.filter(pk=name, person=person).order_by("pk").first():
        return kept
    entry = Entry(pk=name, person=person, said_on=said_on or clock.today(), outcome=outcome)
    entry.tell(Told(words, feeling))
    entry.save(force_insert=True)
    _keep_files(entry, files)
    _no_longer_unfinished(person, sent_as)
    return entry


@transaction.atomic
def change_entry(
    *,
    entry: Entry,
    by: Actor,
    words: str = "",
    feeling: int | None = None,
    said_on: date | None = None,
    outcome: Outcome | None = None,
    files: Sequence[Sent] = (),
    sent_as: UUID | None = None,
    read: int | None = None,
) -> Entry:
    """One's own words are one's own to change: what they were before is not kept. Raises Stale."""
    entry = _own(entry, by)
    keys.be_ready()
    entry.turn_page(read=read)
    entry.said_on, entry.outcome = said_on or entry.said_on, outcome
    entry.tell(Told(words, feeling))
    entry.save(update_fields=["sealed", "said_on", "outcome", "version"])
    _keep_files(entry, files)
    if sent_as:
        _no_longer_unfinished(entry.person, sent_as)
    _write_down(entry, by, "diary.changed")
    return entry


@transaction.atomic
def pin_entry(*, entry: Entry, by: Actor, is_pinned: bool) -> Entry:
    """Keep it at the top, or let it go back to its day."""
    entry = _own(entry, by)
    entry.is_pinned = is_pinned
    entry.save(update_fields=["is_pinned"])
    _write_down(entry, by, "diary.pinned")
    return entry


@transaction.atomic
def delete_entry(*, entry: Entry, by: Actor) -> None:
    """Gone, with its files, and with every share of it."""
    entry = _own(entry, by)
    _write_down(entry, by, "diary.deleted")
    entry.delete()


@transaction.atomic
def delete_file(*, file: EntryFile, by: Actor) -> None:
    entry = _own(file.entry, by)
    _write_down(entry, by, "diary.file-deleted")
    entry.files.filter(pk=file.pk).delete()


@transaction.atomic
def share_entry(*, entry: Entry, member: CircleMember, by: Actor) -> EntryShare:
    """Let this one person read this one entry. Shared twice, it is shared once.

    Somebody who is let read the diary for the first time gets a share of it in the same
    breath. Raises NotInTheirCircle.
    """
    entry = _own(entry, by)
    entry.keep_to_their_circle(member)
    if needs_share(member):
        people.share(
            person=entry.person,
            by=by,
            member=member,
            covers=[DataClass.DIARY_SHARED],
            purpose=PURPOSE,
        )
    share, is_new = EntryShare.objects.get_or_create(entry=entry, member=member, withdrawn_at=None)
    if is_new:
        audit.record(by=by, did="diary.shared", to=share, about=entry.person_id)
    return share


@transaction.atomic
def stop_sharing(*, share: EntryShare, by: Actor) -> EntryShare:
    """It ends now, and silently: whoever read it is told nothing, and finds nothing more."""
    _own(share.entry, by)
    share = EntryShare.objects.select_for_update(of=("self",)).get(pk=share.pk)
    if share.withdrawn_at is None:
        share.withdrawn_at = clock.now()
        share.save(update_fields=["withdrawn_at"])
        audit.record(by=by, did="diary.share-withdrawn", to=share, about=share.entry.person_id)
    return share


@transaction.atomic
def save_unfinished(
    *,
    person: Person,
    by: Actor,
    words: str,
    feeling: int | None,
    sent_as: UUID,
    entry: Entry | None = None,
) -> None:
    """Save writing as it stands, in the row of this page; words taken out again leave none.

    Nobody’s to know: no list of deeds says that somebody was writing.
    """
    require(by, Permission.DIARY_KEEP, person)
    keys.be_ready()
    row = {"person": person, "sent_as": sent_as}
    is_kept = Entry.objects.filter(pk=uuid5(person.pk, str(sent_as))).exists()
    if is_kept or not (words.strip() or feeling is not None):
        UnfinishedEntry.objects.filter(**row).delete()
        return
    there = UnfinishedEntry.objects.select_for_update().filter(**row).order_by("pk").first()
    unfinished = there or UnfinishedEntry(**row, entry=entry)
    unfinished.saved_at, unfinished.sealed = (
        clock.now(),
        sealed(Told(words, feeling), of=unfinished),
    )
    unfinished.save()


@transaction.atomic
def throw_away_unfinished(*, unfinished: UnfinishedEntry, by: Actor) -> None:
    """Delete it. Nobody’s to know."""
    require(by, Permission.DIARY_KEEP, unfinished.person)
    unfinished.delete()


def seal_again() -> int:
    """Part of other deeds: seal with the newest key what older ones sealed. How many that were.

    Row by row, so that it may be broken off and begun again.
    """
    keys.be_ready()
    done = sum(
        _sealed_again(model, field)
        for model, field in (
            (Entry, "sealed"),
            (UnfinishedEntry, "sealed"),
            (EntryFile, "sealed_words"),
            (EntryFile, "content"),
        )
    )
    KeyUsed.objects.exclude(mark=ring().marks[0]).delete()
    return done


def _sealed_again(model: type[Model], field: str) -> int:
    done = 0
    for pk in list(model._default_manager.order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            rows = model._default_manager.select_for_update().filter(pk=pk).order_by("pk")
            if (row := rows.first()) and not is_of_newest(getattr(row, field)):
                plain = ring().open(bytes(getattr(row, field)), of=row)
                setattr(row, field, ring().seal(plain, of=row))
                row.save(update_fields=[field])
                done += 1
    return done


def _own(entry: Entry, by: Actor) -> Entry:
    """The entry again, locked."""
    mine = Entry.objects.select_for_update(of=("self",)).select_related("person")
    entry = mine.get(pk=entry.pk)
    require(by, Permission.DIARY_KEEP, entry.person)
    return entry


def _keep_files(entry: Entry, files: Iterable[Sent]) -> None:
    for sent in files:
        file = EntryFile(entry=entry, **facts_of(sent.made))
        file.content = ring().seal(sent.made.content, of=file)
        file.size, file.sha256 = len(file.content), hashlib.sha256(file.content).hexdigest()
        file.sealed_words = sealed(Told(sent.words), of=file)
        file.save(force_insert=True)


def _no_longer_unfinished(person: Person, sent_as: UUID) -> None:
    UnfinishedEntry.objects.filter(person=person, sent_as=sent_as).delete()


def _write_down(entry: Entry, by: Actor, did: str) -> None:
    """Of an entry that somebody else may read; of any other, nothing is written anywhere."""
    if EntryShare.objects.current().filter(entry=entry).exists():
        audit.record(by=by, did=did, to=entry, about=entry.person_id)
