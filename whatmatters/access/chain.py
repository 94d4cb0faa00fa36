"""How an entry is bound, so that nobody can change, drop, add or reorder one unnoticed.

As it is written an entry gets a mark: a keyed hash of all it says, with the strand it is on
and its place there. A strand is what one connection has written; its count shows a gap at
once and takes no lock. Later the seal puts entries one behind the other: each head is a
keyed hash of the head before it. Why both: docs/decisions/0011.
"""

import hmac
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

#: What a mark is made of, in this order, before the strand, the place and the leaf.
MARKED = (
    "at",
    "by",
    "acting_in",
    "acting_as",
    "on_behalf_of",
    "did",
    "about",
    "classes",
    "rule",
    "permitted",
    "request",
)
BEGINNING = bytes(32)
ADVISORY_LOCK = 0x776D6175646974  # a number of our own, for whoever seals


@dataclass(slots=True)
class Strand:
    """What one connection of one process has written: how far the count is certain."""

    name: bytes
    process: int
    committed: int = 0

    def next_place(self, database: BaseDatabaseWrapper) -> int:
        """One more than the last that stands, or will once this transaction is through."""
        for each in reversed(database.run_on_commit):
            waiting: object = each[1]
            if isinstance(waiting, Reached) and waiting.strand is self:
                return waiting.place + 1
        return self.committed + 1


@dataclass(frozen=True, slots=True)
class Reached:
    """Tells a strand, after the commit, how far it is; a rollback forgets it with its rows."""

    strand: Strand
    place: int

    def __call__(self) -> None:
        self.strand.committed = self.place


def strand_of(database: BaseDatabaseWrapper) -> Strand:
    """That of this connection. A process that was split off begins its own."""
    ours: Strand | None = getattr(database, "audit_strand", None)
    if ours is None or ours.process != os.getpid():
        ours = Strand(os.urandom(8), os.getpid())
        database.audit_strand = ours  # type: ignore[attr-defined]  # it lives as long as that
    return ours


def salt() -> bytes:
    return os.urandom(16)


def leaf_of(salt: bytes, to: str, why: str) -> bytes:
    """What stands in the chain for what may be erased."""
    return sha256(b"\0".join((salt, to.encode(), why.encode()))).digest()


def mark_of(said: Sequence[str], strand: bytes, place: int, leaf: bytes) -> bytes:
    """`said` are the values of `MARKED` as text. None holds a NUL: neither database keeps one."""
    text = "\0".join((*said, str(place))).encode()
    return hmac.digest(settings.AUDIT_KEY, b"\0".join((text, strand + leaf)), "sha256")


def head_of(before: bytes, number: int, entry: int, mark: bytes) -> bytes:
    text = before + f"{number}:{entry}:".encode() + mark
    return hmac.digest(settings.AUDIT_KEY, text, "sha256")


def as_text(value: Any) -> str:
    """A value of an entry, as it is marked."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, bool):
        return "1" if value else "0"
    return str(value)
