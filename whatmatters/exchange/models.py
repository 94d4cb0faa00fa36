"""What has been brought in from elsewhere, so that bringing it in again changes nothing."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import UniqueConstraint

from whatmatters.access.models import Organisation
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record


class BroughtIn(Record):
    """That one thing of another system became one thing of ours."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    source = models.CharField(max_length=40, help_text="What kind of thing: Patient, Goal, row")
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
