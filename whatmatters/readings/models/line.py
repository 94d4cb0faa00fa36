from __future__ import annotations

from decimal import Decimal
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.models import User
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.foundations.words import later as _
from whatmatters.readings.kinds import written_number
from whatmatters.readings.models.reading import Reading
from whatmatters.readings.models.stream import Stream, StreamNotReady

MOST_IN_A_ROW = 14


class DrawnLineQuerySet(models.QuerySet["DrawnLine"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(stream__in=Stream.objects.visible_to(viewer))

    def current(self) -> Self:
        return self.filter(ended_at=None)

    def in_order(self) -> Self:
        return self.order_by("recorded_at", "pk")


class DrawnLine(Record):
    """“Talk to me if it is above or below this, so many times in a row.” Drawn by the person.

    It asks for a talk, and changes nothing by itself.
    """

    class Which(models.TextChoices):
        VALUE = "value", _("The upper number")
        SECOND = "second", _("The lower number")

    class Side(models.TextChoices):
        ABOVE = "above", _("Above")
        BELOW = "below", _("Below")

    stream = models.ForeignKey(Stream, models.CASCADE, related_name="lines")
    which = models.CharField(max_length=6, choices=Which, default=Which.VALUE)
    side = models.CharField(max_length=5, choices=Side)
    mark = models.DecimalField(max_digits=10, decimal_places=2)
    in_a_row = models.PositiveSmallIntegerField(default=1)
    words = models.CharField(max_length=200, blank=True, help_text="What it means to them")
    drawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = DrawnLineQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("mark", "words"),
        plain=("stream", "which", "side", "in_a_row", "drawn_by", "ended_at"),
    )
    kept: ClassVar = (
        *("stream_id", "which", "side", "mark", "in_a_row", "words"),
        "drawn_by_id",
    )

    class Meta:
        constraints = [
            CheckConstraint(
                name="line_is_crossed_by_some_in_a_row",
                condition=Q(in_a_row__gte=1, in_a_row__lte=MOST_IN_A_ROW),
            ),
        ]

    @property
    def number(self) -> str:
        return written_number(self.mark, self.stream.sort.places)

    def is_crossed_by(self, value: Decimal | None) -> bool:
        if value is None:
            return False
        return value > self.mark if self.side == self.Side.ABOVE else value < self.mark

    def rub_out(self) -> None:
        if self.ended_at is not None:
            raise StreamNotReady(gettext("This line is gone already"))
        self.ended_at = clock.now()


class ToTalkQuerySet(models.QuerySet["ToTalk"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(line__in=DrawnLine.objects.visible_to(viewer))

    def waiting(self) -> Self:
        return self.filter(closed_at=None)

    def newest_first(self) -> Self:
        return self.order_by("-recorded_at", "pk")


class ToTalk(Record):
    """That a line was crossed, and somebody should talk. Once for each time it is.

    `reading` is the one that made enough in a row. Whoever has talked closes it with a word.
    """

    line = models.ForeignKey(DrawnLine, models.CASCADE, related_name="talks")
    reading = models.ForeignKey(Reading, models.CASCADE, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    words = models.CharField(max_length=300, blank=True, help_text="What came of it")

    objects = ToTalkQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("words",), plain=("line", "reading", "closed_at", "closed_by")
    )
    kept: ClassVar = ("line_id", "reading_id")

    class Meta:
        verbose_name = "request to talk"
        verbose_name_plural = "requests to talk"
        constraints = [
            UniqueConstraint(name="line_asks_once_of_a_reading", fields=["line", "reading"]),
            CheckConstraint(
                name="talk_is_closed_by_somebody_with_a_word",
                condition=Q(closed_at=None, closed_by=None, words="")
                | Q(closed_at__isnull=False, closed_by__isnull=False) & ~Q(words=""),
            ),
        ]

    def close(self, words: str, *, by: User) -> None:
        """Say what came of it, once. Raises StreamNotReady."""
        if self.closed_at is not None:
            raise StreamNotReady(gettext("Somebody has closed this already"))
        if not words.strip():
            raise StreamNotReady(gettext("Say in a word what came of it"))
        self.closed_at, self.closed_by, self.words = clock.now(), by, words.strip()
