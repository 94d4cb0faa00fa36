from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint

from whatmatters.access.actor import Actor
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record


class SentQuerySet(models.QuerySet["Sent"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(user=viewer.user)


class Sent(Record):
    """That a write from somebody’s device was applied, so that it never is again.

    `made_as` is the id the device gave it; `about` is what the write was, in a word, and
    `came_to` the record it made or changed. It is put here in the transaction that applies it.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    made_as = models.UUIDField()
    about = models.CharField(max_length=20)
    came_to = models.UUIDField()
    digest = models.CharField(max_length=64, help_text="Of what was sent: sha256")

    objects = SentQuerySet.as_manager()

    declared: ClassVar = Declared(
        plain=("user", "made_as", "about", "came_to", "digest"),
        exported="not: it only says that something was received once",
        merged="not: it is of a worker’s device, not of a record",
    )
    kept: ClassVar = ("user_id", "made_as", "about", "came_to", "digest")

    class Meta:
        verbose_name_plural = "sent"
        constraints = [
            UniqueConstraint(name="what_a_device_sent_is_applied_once", fields=["user", "made_as"])
        ]
