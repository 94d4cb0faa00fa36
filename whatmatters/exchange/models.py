"""What has been brought in from elsewhere, so that bringing it in again changes nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record


class BroughtIn(Record):
    """That one thing of another system became one thing of ours."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    source = models.CharField(
        max_length=40, help_text="What kind of thing: Patient, Goal, row, visit"
    )
    source_id = models.CharField(max_length=250)
    digest = models.CharField(max_length=64, help_text="SHA-256 of what was read")
    became = models.CharField(max_length=60, help_text="The label of our model")
    became_id = models.UUIDField()

    declared: ClassVar = Declared(
        personal=("source_id",),
        plain=("organisation", "source", "digest", "became", "became_id"),
    )

    class Meta:
        verbose_name_plural = "brought in"
        constraints = [
            UniqueConstraint(
                name="thing_is_brought_in_once", fields=["organisation", "source", "source_id"]
            ),
        ]
        indexes = [models.Index(fields=["became_id"], name="brought_in_by_what_it_became")]


class UploadQuerySet(models.QuerySet["Upload"]):
    def of(self, sender: Actor) -> Self:
        """Those this actor sent, for the organisation they now act in."""
        return self.filter(owner=sender.user, organisation=sender.organisation_id)

    def people(self) -> Self:
        return self.filter(kind=Upload.Kind.PEOPLE)

    def visits(self) -> Self:
        return self.exclude(kind=Upload.Kind.PEOPLE)

    def stale(self) -> Self:
        """Those nobody said yes or no to for a day."""
        return self.filter(recorded_at__lt=clock.now() - Upload.KEPT_FOR)


class Upload(Record):
    """A list of people, or a file of visits, between its preview and the yes; a day at most."""

    class Kind(models.TextChoices):
        PEOPLE = "people", "A list of people"
        PLANNED = "planned", "Planned visits"
        ACTUAL = "actual", "What became of visits"

    KEPT_FOR: ClassVar = timedelta(days=1)

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=7, choices=Kind, default=Kind.PEOPLE)
    name = models.CharField(max_length=200)
    content = models.BinaryField()

    objects = UploadQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("name", "content"),
        plain=("organisation", "owner", "kind"),
        exported="not: it is on its way in, and gone within a day",
        merged="not: it is on its way in, and gone within a day",
    )
