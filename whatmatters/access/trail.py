"""What was done and seen, chained so that nobody rewrites it, and what of it was looked into.

None of it points at anybody: it outlives what it describes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import CheckConstraint, Exists, OuterRef, Q, UniqueConstraint

from whatmatters.foundations import clock
from whatmatters.foundations.declared import BLANKED, Declared
from whatmatters.foundations.models import Record

if TYPE_CHECKING:
    from whatmatters.access.actor import Actor

OF_THE_AUDIT = "not: it says what was done to the record it was done to"


def kept_from(viewer: Actor) -> set[str]:
    """The confidential services of which this viewer must not know what they do, by their ids.

    None to somebody who acts as themself: what they are told of is their own record, or their
    own deeds, and a service hides from nobody that it works with them. Imported where it is
    used: organisations stand beside these models.
    """
    from whatmatters.access.models import Organisation

    if viewer.organisation_id is None:
        return set()
    others = Organisation.objects.filter(is_confidential=True).exclude(pk=viewer.organisation_id)
    return {str(pk) for pk in others.values_list("pk", flat=True)}


class AuditEntryQuerySet(models.QuerySet["AuditEntry"]):
    def visible_to(self, viewer: Actor) -> Self:
        """What was not done for a confidential service. About whom one may ask, `people` says."""
        return self.exclude(acting_in__in=kept_from(viewer))

    def unsealed(self) -> Self:
        sealed = AuditLink.objects.filter(entry=OuterRef("pk"))
        return self.filter(~Exists(sealed))


class AuditEntry(models.Model):
    """One deed, look, export or denial. `to`, `why` and `salt` may be erased; the rest stays.

    `strand` and `place` count what one connection has written, `leaf` stands for what may be
    erased, and `mark` is made of all the rest with a key that the database does not hold.
    """

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(default=clock.now)
    by = models.CharField(max_length=36, help_text="Whose hand: a user, or 'public' or 'system'")
    acting_in = models.CharField(max_length=36, blank=True)
    acting_as = models.CharField(max_length=20)
    on_behalf_of = models.CharField(max_length=36, blank=True)
    did = models.CharField(max_length=60)
    to = models.CharField(max_length=200, blank=True)
    about = models.CharField(max_length=36, blank=True, help_text="Whose life it touched")
    classes = models.CharField(max_length=150, blank=True)
    why = models.CharField(max_length=60, blank=True, help_text="A code, never words")
    rule = models.CharField(max_length=200, blank=True)
    permitted = models.BooleanField(default=True)
    request = models.CharField(max_length=32, blank=True)
    strand = models.BinaryField(max_length=8)
    place = models.PositiveIntegerField()
    salt = models.BinaryField(max_length=16)
    leaf = models.BinaryField(max_length=32)
    mark = models.BinaryField(max_length=32)

    objects = AuditEntryQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("to", "why", "salt"),
        plain=(
            "id",
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
            "strand",
            "place",
            "leaf",
            "mark",
        ),
        merged=OF_THE_AUDIT,
        erased=BLANKED,
    )
    kept: ClassVar = tuple(name for name in declared.plain if name != "id")

    class Meta:
        indexes = [
            models.Index(fields=["about", "-at"], name="audit_about_someone"),
            models.Index(fields=["by", "-at"], name="audit_by_someone"),
        ]

    def __str__(self) -> str:
        return f"audit entry {self.pk}"


class AuditLink(models.Model):
    """One link of the chain: which entry is the `number`th, and the head of all up to it."""

    number = models.BigIntegerField(primary_key=True)
    entry = models.BigIntegerField(unique=True)
    head = models.BinaryField(max_length=32)
    sealed_at = models.DateTimeField(default=clock.now)

    declared: ClassVar = Declared(
        plain=("number", "entry", "head", "sealed_at"),
        exported="not: it holds numbers that prove the audit, and nothing about anybody",
        merged=OF_THE_AUDIT,
        erased="not: it holds numbers that prove the audit, and nothing about anybody",
    )
    kept: ClassVar = ("number", "entry", "head", "sealed_at")

    def __str__(self) -> str:
        return f"link {self.number}"


class WatchedQuerySet(models.QuerySet["Watched"]):
    def visible_to(self, viewer: Actor) -> Self:
        """What the privacy officers of the viewer's organisation are to look at, or have."""
        told = self.filter(organisation=str(viewer.organisation_id or "nobody"))
        return told.exclude(acting_in__in=kept_from(viewer))

    def open(self) -> Self:
        return self.filter(~Exists(WatchNote.objects.filter(watched=OuterRef("pk"), settles=True)))


class Watched(Record):
    """Something a privacy officer should look at: who looked, at whom, and what was odd in it.

    Found again it is not told again: once for a viewer, a person, a flag and a day. Only a
    record opened in an emergency is told each time.
    """

    class Flag(models.TextChoices):
        GLASS = "glass", "Opened in an emergency"
        OWN = "own", "Their own record"
        SURNAME = "surname", "The same surname"
        ADDRESS = "address", "The same address or postcode"
        COLLEAGUE = "colleague", "A colleague’s record"
        DIED = "died", "Somebody who has died"
        MANY = "many", "Many records in an hour"
        FLOOD = "flood", "Hundreds of records in a minute"
        NIGHT = "night", "At night"

    flag = models.CharField(max_length=10, choices=Flag)
    organisation = models.CharField(max_length=36, help_text="Whose privacy officers are told")
    viewer = models.CharField(max_length=36)
    acting_in = models.CharField(max_length=36, blank=True)
    person = models.CharField(max_length=36, blank=True)
    day = models.DateField()
    first_at = models.DateTimeField()
    count = models.PositiveIntegerField(default=1, help_text="How many records, where many")

    objects = WatchedQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("viewer", "person"),
        plain=("flag", "organisation", "acting_in", "day", "first_at", "count"),
        merged=OF_THE_AUDIT,
        erased="not: it holds identifiers only, and shows what was looked into",
    )
    kept: ClassVar = (*declared.personal, *declared.plain)

    class Meta:
        constraints = [
            UniqueConstraint(
                name="watched_is_told_once_a_day",
                fields=["organisation", "viewer", "person", "flag", "day"],
                condition=~Q(flag="glass"),
            ),
        ]
        indexes = [models.Index(fields=["organisation", "-first_at"], name="watched_by_a_place")]


class WatchNote(Record):
    """What a privacy officer wrote about it, and whether that settled it. Never rewritten."""

    watched = models.ForeignKey(Watched, models.PROTECT, related_name="notes")
    by = models.CharField(max_length=36)
    at = models.DateTimeField(default=clock.now)
    words = models.TextField()
    settles = models.BooleanField(default=False)

    declared: ClassVar = Declared(
        personal=("words",),
        plain=("watched", "by", "at", "settles"),
        merged=OF_THE_AUDIT,
        erased=BLANKED,
    )
    kept: ClassVar = ("watched_id", "by", "at", "settles")

    class Meta:
        constraints = [
            CheckConstraint(name="watch_note_is_by_somebody", condition=~Q(by="")),
        ]


class WatchedTo(models.Model):
    """How far along the chain the privacy officer's watch has read. The last row counts."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(default=clock.now)

    declared: ClassVar = Declared(
        plain=("number", "at"),
        exported="not: it is about the watch, and nothing about anybody",
        merged=OF_THE_AUDIT,
        erased="not: it is about the watch, and nothing about anybody",
    )

    def __str__(self) -> str:
        return f"watched to {self.number}"
