"""What somebody writes for themself, sealed; and with whom they share which of it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import ClassVar, Self

from django.db import models
from django.db.models import CheckConstraint, Exists, OuterRef, Q, UniqueConstraint

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.access.seen import seen_with
from whatmatters.diary.readers import MAY_READ
from whatmatters.diary.sealing import CannotBeOpened, ring
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record, Versioned
from whatmatters.media.models import KeptBytes
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import CircleMember, NotInTheirCircle, Person


@dataclass(frozen=True, slots=True)
class Told:
    """What is inside a seal: words, and how one felt, from 0 to 4, or not said."""

    words: str = ""
    feeling: int | None = None


def sealed(told: Told, *, of: models.Model) -> bytes:
    return ring().seal(json.dumps(asdict(told)).encode(), of=of)


def opened(content: bytes | memoryview, *, of: models.Model) -> Told | None:
    """None, where the key of it is not here."""
    try:
        return Told(**json.loads(ring().open(bytes(content), of=of)))
    except CannotBeOpened:
        return None


class EntryQuerySet(models.QuerySet["Entry"]):
    def visible_to(self, viewer: Actor) -> Self:
        """One's own; and those of others that were shared with the viewer by name."""
        own = Person.objects.open_to(viewer, DataClass.DIARY_PRIVATE)
        open_to_them = Person.objects.open_to(viewer, DataClass.DIARY_SHARED)
        named = EntryShare.objects.current().filter(
            entry=OuterRef("pk"), member__in=CircleMember.objects.held_by(viewer)
        )
        return self.filter(Q(person__in=own) | Q(Exists(named), person__in=open_to_them))

    def newest_first(self) -> Self:
        return self.order_by("-is_pinned", "-said_on", "-recorded_at", "pk")


class Entry(Versioned):
    """A page of somebody's diary, by their own hand. Others read it where they are asked to."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sealed = models.BinaryField()
    said_on = models.DateField(default=clock.today)
    outcome = models.ForeignKey(Outcome, models.SET_NULL, null=True, blank=True, related_name="+")
    is_pinned = models.BooleanField(default=False)

    objects = EntryQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "sealed"), plain=("said_on", "outcome", "is_pinned", "version")
    )

    class Meta:
        indexes = [models.Index(fields=["person", "-said_on"], name="entries_of_someone")]

    def tell(self, told: Told) -> None:
        self.sealed = sealed(told, of=self)

    @property
    def told(self) -> Told | None:
        return opened(self.sealed, of=self)

    def keep_to_their_circle(self, member: CircleMember) -> None:
        """Raises NotInTheirCircle for somebody of another circle, or who may never read one."""
        if member.person_id != self.person_id or member.kind not in MAY_READ:
            raise NotInTheirCircle


class EntryFileQuerySet(models.QuerySet["EntryFile"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(seen_with(Entry.objects.visible_to(viewer), "entry"))


class EntryFile(KeptBytes):
    """A picture, a voice or a film of an entry: sealed as its words are, and so are its own."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="files")
    sealed_words = models.BinaryField()

    objects = EntryFileQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("sealed_words", "content"), plain=("entry", *KeptBytes.FACTS)
    )

    @property
    def told(self) -> Told | None:
        return opened(self.sealed_words, of=self)

    def opened_content(self) -> bytes:
        """Raises CannotBeOpened."""
        return ring().open(bytes(self.content), of=self)


class EntryShareQuerySet(models.QuerySet["EntryShare"]):
    def visible_to(self, viewer: Actor) -> Self:
        """With whom an entry is shared is known to whoever wrote it, and to no reader of it."""
        own = Person.objects.open_to(viewer, DataClass.DIARY_PRIVATE)
        return self.filter(entry__person__in=own)

    def current(self) -> Self:
        return self.filter(withdrawn_at=None)


class EntryShare(Record):
    """That one named person of the circle may read one entry, until it is withdrawn."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="shares")
    member = models.ForeignKey(CircleMember, models.CASCADE, related_name="+")
    shared_at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = EntryShareQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("member",), plain=("entry", "shared_at", "withdrawn_at")
    )

    class Meta:
        constraints = [
            UniqueConstraint(
                name="entry_is_shared_with_somebody_once_at_a_time",
                fields=["entry", "member"],
                condition=Q(withdrawn_at=None),
            ),
            CheckConstraint(
                name="entry_share_ends_after_it_began",
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=models.F("shared_at")),
            ),
        ]


class UnfinishedQuerySet(models.QuerySet["UnfinishedEntry"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(person__in=Person.objects.open_to(viewer, DataClass.DIARY_PRIVATE))


class UnfinishedEntry(Record):
    """Writing that isn't finished: saved as it is typed, a row for each page it is typed in."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    entry = models.ForeignKey(Entry, models.CASCADE, null=True, blank=True, related_name="+")
    sent_as = models.UUIDField(help_text="What it will be sent as, once it is kept")
    sealed = models.BinaryField()
    saved_at = models.DateTimeField(default=clock.now)

    objects = UnfinishedQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "sealed"),
        plain=("entry", "sent_as", "saved_at"),
        exported="not: unfinished writing is its writer's until it is kept or thrown away",
    )

    class Meta:
        constraints = [
            UniqueConstraint(name="unfinished_entry_is_one_a_page", fields=["person", "sent_as"]),
        ]

    @property
    def told(self) -> Told | None:
        return opened(self.sealed, of=self)


class KeyUsed(Record):
    """That something here is sealed with a key, by its mark: so that a lost one is missed."""

    mark = models.CharField(max_length=16, unique=True)

    declared: ClassVar = Declared(
        plain=("mark",),
        exported="not: it is of the installation, and nobody’s",
        merged="not: it is of the installation, and nobody’s",
        erased="not: it is of the installation, and nobody’s",
    )
