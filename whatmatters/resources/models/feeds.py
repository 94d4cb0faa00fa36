"""Where the directory is brought in from."""

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
from whatmatters.resources.models.published import NOT_OF_A_PERSON, Json


class FeedQuerySet(models.QuerySet["Feed"]):
    def of(self, keeper: Actor) -> Self:
        """Those of the organisation somebody acts in."""
        return self.filter(organisation=keeper.organisation_id)


class Feed(Record):
    """A directory elsewhere that one of our organisations reads, and how that last went."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=2000)
    fetched_at = models.DateTimeField(null=True, blank=True)
    went_well = models.BooleanField(default=True)
    what_happened = models.TextField(blank=True)
    told = Json(default=list, blank=True, help_text="What it said of single services")

    objects = FeedQuerySet.as_manager()

    declared: ClassVar = Declared(
        plain=(
            "organisation",
            "name",
            "address",
            "fetched_at",
            "went_well",
            "what_happened",
            "told",
        ),
        exported=NOT_OF_A_PERSON,
        merged=NOT_OF_A_PERSON,
        erased=NOT_OF_A_PERSON,
    )

    class Meta:
        constraints = [
            UniqueConstraint(
                name="feed_is_read_once_by_one_organisation", fields=["organisation", "address"]
            )
        ]


class DirectoryUploadQuerySet(models.QuerySet["DirectoryUpload"]):
    def of(self, sender: Actor) -> Self:
        """Those this actor sent, for the organisation they now act in."""
        return self.filter(owner=sender.user, organisation=sender.organisation_id)

    def left_over(self) -> Self:
        """Those nobody said yes or no to for a day."""
        return self.filter(recorded_at__lt=clock.now() - DirectoryUpload.KEPT_FOR)


class DirectoryUpload(Record):
    """A file of services between its preview and the yes or no; a day at most."""

    KEPT_FOR: ClassVar = timedelta(days=1)

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    content = models.BinaryField()

    objects = DirectoryUploadQuerySet.as_manager()

    declared: ClassVar = Declared(
        plain=("organisation", "owner", "name", "content"),
        exported="not: it is on its way in, and gone within a day",
        merged="not: it is on its way in, and gone within a day",
    )
