"""Looking over the whole audit: what was changed, is missing, was added, moved or cut off."""

import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.db.models import OuterRef, Subquery

from whatmatters.access import audit, chain
from whatmatters.access.models import AuditEntry, AuditLink

CHUNK = 2_000


@dataclass(slots=True)
class Looked:
    """What was looked over, and what was found."""

    entries: int = 0
    links: int = 0
    anchors: int = 0
    unfit: int = 0
    findings: list[str] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        return not self.findings

    @property
    def fits_no_key(self) -> bool:
        """Every mark is wrong: more likely the key is than all the entries."""
        return self.entries > 0 and self.unfit == self.entries


def look_over(anchors: Iterable["Anchor"] = ()) -> Looked:
    """Every entry, every link and every anchor. It changes nothing."""
    looked = Looked()
    looked.findings += _entries(looked)
    looked.findings += _links(looked)
    looked.findings += _anchored(looked, anchors)
    return looked


def _entries(looked: Looked) -> Iterator[str]:
    places: dict[bytes, int] = {}
    erased = set(
        AuditEntry.objects.filter(did=audit.ERASED).values_list("about", flat=True).distinct()
    )
    for entry in AuditEntry.objects.order_by("pk").iterator(chunk_size=CHUNK):
        looked.entries += 1
        if fault := _fault(entry, erased):
            looked.unfit += fault == CHANGED
            yield f"Entry {entry.pk} {fault}"
        yield from _counted(entry, places)


CHANGED = "was changed, or was not written by this installation"
EMPTIED = "was emptied, and no erasure is written down"


def _fault(entry: AuditEntry, erased: set[str]) -> str:
    strand, leaf = bytes(entry.strand), bytes(entry.leaf)
    said = [chain.as_text(getattr(entry, name)) for name in chain.MARKED]
    mark = chain.mark_of(said, strand, entry.place, leaf)
    if not hmac.compare_digest(mark, bytes(entry.mark)):
        return CHANGED
    if not bytes(entry.salt):
        return "" if entry.about in erased else EMPTIED
    same = hmac.compare_digest(chain.leaf_of(bytes(entry.salt), entry.to, entry.why), leaf)
    return "" if same else CHANGED


def _counted(entry: AuditEntry, places: dict[bytes, int]) -> Iterator[str]:
    """Each strand counts from one; what comes late, twice or not at all is seen by that."""
    strand = bytes(entry.strand)
    before = places.get(strand, 0)
    places[strand] = max(before, entry.place)
    if entry.place > before + 1:
        yield f"Before entry {entry.pk} {_so_many(entry.place - before - 1)} missing"
    elif entry.place <= before:
        yield f"Entry {entry.pk} stands twice, or not in its order"


def _so_many(number: int) -> str:
    return "one entry is" if number == 1 else f"{number} entries are"


def _links(looked: Looked) -> Iterator[str]:
    marks = AuditEntry.objects.filter(pk=OuterRef("entry")).values("mark")
    links = AuditLink.objects.annotate(mark=Subquery(marks)).order_by("number")
    head, due = chain.BEGINNING, 1
    for number, entry, mark, stored in links.values_list(
        "number", "entry", "mark", "head"
    ).iterator(chunk_size=CHUNK):
        looked.links += 1
        if number != due:
            yield f"Links {due} to {number - 1} of the chain are missing"
        if mark is None:
            yield f"Link {number} is of entry {entry}, which is missing"
        elif chain.head_of(head, number, entry, bytes(mark)) != bytes(stored):
            yield f"Link {number} does not follow from the one before: changed, or reordered"
        head, due = bytes(stored), number + 1


@dataclass(frozen=True, slots=True)
class Anchor:
    """What was written down elsewhere: so many links there were, and this was their head."""

    number: int
    head: str
    at: str

    def __str__(self) -> str:
        return f"{self.number} {self.head} {self.at}"


def _anchored(looked: Looked, anchors: Iterable[Anchor]) -> Iterator[str]:
    last = AuditLink.objects.order_by("-number").values_list("number", flat=True).first() or 0
    for anchor in anchors:
        looked.anchors += 1
        link = AuditLink.objects.filter(pk=anchor.number).first()
        if link is None and anchor.number > last:
            yield f"The end is cut off: at {anchor.at} there were {anchor.number}, now {last}"
        elif link is None or bytes(link.head).hex() != anchor.head:
            yield f"What stood at {anchor.at} up to link {anchor.number} is not what stands now"


def anchor_now() -> Anchor:
    """How far the chain is. Before the first link it is nought, and its head the beginning."""
    last = AuditLink.objects.order_by("-number").first()
    number, head = (last.number, bytes(last.head)) if last else (0, chain.BEGINNING)
    at = last.sealed_at.isoformat(timespec="seconds") if last else "-"
    return Anchor(number, head.hex(), at)


class NoAnchor(Exception):
    """The file of anchors has a line that is none."""


def anchors_in(file: Path) -> list[Anchor]:
    """Every anchor written so far. Raises NoAnchor for a line that is no anchor."""
    lines = file.read_text().splitlines() if file.exists() else []
    return [_anchor(file, place, line) for place, line in enumerate(lines, 1)]


def _anchor(file: Path, place: int, line: str) -> Anchor:
    number, _, rest = line.partition(" ")
    head, _, at = rest.partition(" ")
    if not number.isdecimal() or len(head) != len(chain.BEGINNING.hex()) or not at:
        raise NoAnchor(f"Line {place} of {file.name} is not an anchor")
    return Anchor(int(number), head, at)
