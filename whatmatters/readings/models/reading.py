from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.foundations.words import later as _
from whatmatters.readings.kinds import written_number
from whatmatters.readings.models.stream import Stream


class ReadingQuerySet(models.QuerySet["Reading"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(stream__in=Stream.objects.visible_to(viewer))

    def that_count(self) -> Self:
        """Without those taken back as mistakes."""
        return self.filter(taken_back_at=None)

    def newest_first(self) -> Self:
        return self.order_by("-on", F("at").desc(nulls_last=True), "-recorded_at", "-pk")


class Reading(Record):
    """What was measured on a day, and at what time if that is known. It is never written over:

    a mistake is taken back, and read again as what it should have been.
    """

    class Source(models.TextChoices):
        HAND = "hand", _("Typed in")
        SHEET = "csv", _("From a file")
        ELSEWHERE = "fhir", _("From another system")

    stream = models.ForeignKey(Stream, models.CASCADE, related_name="readings")
    on = models.DateField()
    at = models.TimeField(null=True, blank=True)
    value = models.DecimalField(max_digits=10, decimal_places=2)
    second = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    words = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=4, choices=Source)
    source_id = models.CharField(max_length=250, help_text="What its source calls it")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ReadingQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("value", "second", "words", "source_id"),
        plain=("stream", "on", "at", "source", "recorded_by", "taken_back_at", "taken_back_by"),
    )
    kept: ClassVar = (
        *("stream_id", "on", "at", "value", "second", "words", "source", "source_id"),
        "recorded_by_id",
    )

    class Meta:
        constraints = [
            UniqueConstraint(
                name="reading_of_a_source_is_taken_in_once",
                fields=["stream", "source", "source_id"],
            ),
            CheckConstraint(
                name="reading_is_taken_back_by_somebody",
                condition=Q(taken_back_at=None, taken_back_by=None)
                | Q(taken_back_at__isnull=False, taken_back_by__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["stream", "-on"], name="readings_of_a_stream")]

    @property
    def number(self) -> str:
        """As one writes it: `7,200`, `71.5`, `134/81`."""
        places = self.stream.sort.places
        first = written_number(self.value, places)
        return first if self.second is None else f"{first}/{written_number(self.second, places)}"

    @property
    def is_taken_back(self) -> bool:
        return self.taken_back_at is not None

    def of(self, which: str) -> Decimal | None:
        return self.second if which == "second" else self.value


class SheetQuerySet(models.QuerySet["Sheet"]):
    def visible_to(self, viewer: Actor) -> Self:
        """One's own, while one may see what it is of, and for a day."""
        since = clock.now() - Sheet.KEPT_FOR
        own = self.filter(owner=viewer.user, recorded_at__gte=since)
        return own.filter(stream__in=Stream.objects.visible_to(viewer))

    def stale(self) -> Self:
        return self.filter(recorded_at__lt=clock.now() - Sheet.KEPT_FOR)


class Sheet(Record):
    """A file of readings between its preview and the yes or no; a day at most."""

    KEPT_FOR: ClassVar = timedelta(days=1)

    stream = models.ForeignKey(Stream, models.CASCADE, related_name="sheets")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    content = models.BinaryField()

    objects = SheetQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("name", "content"),
        plain=("stream", "owner"),
        exported="not: it is on its way in, and gone within a day",
        merged="not: it is on its way in, and gone within a day",
    )
