"""What anybody may tell us of the directory, without an account and without a name."""

from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.models import User
from whatmatters.access.permissions import Permission, may
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.foundations.words import later as _
from whatmatters.resources.models.published import NOT_OF_A_PERSON
from whatmatters.resources.models.services import Service


class AlreadyDealtWith(Exception):
    """Somebody has dealt with it already. Its message is written for the reader."""


class ToldQuerySet(models.QuerySet["Told"]):
    def visible_to(self, viewer: Actor) -> Self:
        """What was told, for those who keep the directory."""
        return self if may(viewer, Permission.DIRECTORY_KEEP) else self.none()

    def waiting(self) -> Self:
        return self.filter(closed_at=None)


class Told(Record):
    """A mistake somebody found, or something they would add. Who they are is never asked."""

    class Kind(models.TextChoices):
        MISTAKE = "mistake", _("A mistake")
        SUGGESTION = "suggestion", _("Something to add")

    class Ending(models.TextChoices):
        CHECKED = "checked", _("Checked, and right as it is")
        CORRECTED = "corrected", _("Put right")
        ADDED = "added", _("Added to the directory")
        CLOSED = "closed", _("Closed")

    kind = models.CharField(max_length=10, choices=Kind)
    service = models.ForeignKey(Service, models.CASCADE, null=True, blank=True, related_name="told")
    name = models.CharField(max_length=200, blank=True, help_text="Of what they would add")
    where = models.CharField(max_length=300, blank=True)
    words = models.TextField()

    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ending = models.CharField(max_length=10, blank=True, choices=Ending)
    ending_words = models.CharField(max_length=500, blank=True)

    objects = ToldQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("words", "where", "ending_words"),
        plain=("kind", "service", "name", "closed_at", "closed_by", "ending"),
        exported=NOT_OF_A_PERSON,
        merged=NOT_OF_A_PERSON,
        erased=NOT_OF_A_PERSON,
    )
    kept: ClassVar = ("kind", "words", "name", "where")

    class Meta:
        verbose_name_plural = "told"
        constraints = [
            CheckConstraint(name="told_is_in_words", condition=~Q(words="")),
            CheckConstraint(
                name="told_is_of_a_service_or_of_something_new",
                condition=Q(kind="mistake") | Q(kind="suggestion") & ~Q(name=""),
            ),
            CheckConstraint(
                name="told_is_closed_by_someone_at_a_time_and_in_a_way",
                condition=Q(closed_at=None, closed_by=None, ending="")
                | Q(closed_at__isnull=False, closed_by__isnull=False) & ~Q(ending=""),
            ),
        ]
        indexes = [models.Index(fields=["closed_at", "recorded_at"], name="told_waiting")]

    @property
    def endings(self) -> tuple[Ending, ...]:
        """What may be done about it."""
        if self.kind == self.Kind.SUGGESTION:
            return (self.Ending.ADDED, self.Ending.CLOSED)
        return (self.Ending.CHECKED, self.Ending.CORRECTED, self.Ending.CLOSED)

    def close(self, ending: Ending, *, by: User, words: str) -> None:
        if self.closed_at is not None:
            raise AlreadyDealtWith(gettext("Somebody has dealt with this already"))
        if ending not in self.endings:
            raise ValueError(f"{ending} is not what becomes of a {self.kind}")
        self.closed_at, self.closed_by = clock.now(), by
        self.ending, self.ending_words = ending, words
