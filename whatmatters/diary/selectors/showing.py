"""An entry, opened, as a page shows it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from whatmatters.access.actor import Actor
from whatmatters.diary.feelings import FEELINGS
from whatmatters.diary.models import Entry, EntryFile, EntryShare, Told


@dataclass(frozen=True, slots=True)
class ShownFile:
    id: UUID
    kind: str
    words: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who may read it, and the share that lets them."""

    share_id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """`readers` and `outcome` are for its writer alone. Sealed with a lost key, it is locked."""

    id: UUID
    said_on: date
    words: str
    feeling: int | None
    is_locked: bool
    is_pinned: bool
    files: tuple[ShownFile, ...]
    readers: tuple[Reader, ...] = ()
    outcome_id: UUID | None = None
    outcome: str = ""

    @property
    def feeling_in_words(self) -> str:
        return "" if self.feeling is None else str(dict(FEELINGS)[self.feeling])


def shown(entries: Sequence[Entry], *, viewer: Actor, to_writer: bool) -> tuple[ShownEntry, ...]:
    """Two more queries at most, however many entries."""
    files, readers = _files(entries, viewer), _readers(entries, viewer) if to_writer else {}
    return tuple(
        _shown(entry, tuple(files[entry.pk]), readers.get(entry.pk, ()), to_writer=to_writer)
        for entry in entries
    )


def _shown(
    entry: Entry, files: tuple[ShownFile, ...], readers: Iterable[Reader], *, to_writer: bool
) -> ShownEntry:
    told = entry.told
    outcome = entry.outcome if to_writer else None
    return ShownEntry(
        id=entry.pk,
        said_on=entry.said_on,
        words=(told or Told()).words,
        feeling=(told or Told()).feeling,
        is_locked=told is None,
        is_pinned=entry.is_pinned and to_writer,
        files=files,
        readers=tuple(readers),
        outcome_id=outcome.pk if outcome else None,
        outcome=outcome.words if outcome else "",
    )


def _files(entries: Sequence[Entry], viewer: Actor) -> defaultdict[UUID, list[ShownFile]]:
    """Without what is in them: a page of pictures asks for each by itself."""
    found: defaultdict[UUID, list[ShownFile]] = defaultdict(list)
    rows = EntryFile.objects.filter(entry__in=entries).defer("content")
    for file in rows.order_by("recorded_at", "pk"):
        words = (file.told or Told()).words
        found[file.entry_id].append(ShownFile(file.pk, file.kind, words, file.width, file.height))
    return found


def _readers(entries: Sequence[Entry], viewer: Actor) -> defaultdict[UUID, list[Reader]]:
    found: defaultdict[UUID, list[Reader]] = defaultdict(list)
    shares = EntryShare.objects.visible_to(viewer).current().filter(entry__in=entries)
    for share in shares.select_related("member").order_by("member__name", "pk"):
        found[share.entry_id].append(Reader(share.pk, share.member.name))
    return found
