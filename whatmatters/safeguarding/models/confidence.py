from __future__ import annotations

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.policy import DataClass
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.people.models import Person


class ConfidenceQuerySet(models.QuerySet["Confidence"]):
    def visible_to(self, viewer: Actor) -> Self:
        """As the verdict table has it, and within the organisation that was trusted with it."""
        return self.filter(
            organisation=viewer.organisation_id,
            person__in=Person.objects.open_to(viewer, DataClass.CONFIDENCES),
        )


class Confidence(Record):
    """What somebody else said about a person and does not want them to know. Never changed.

    Kept from the person and those around them, and from all that the person is given.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="confidences")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    said_by = models.CharField(max_length=200, help_text="Who said it: a name, and who they are")
    words = models.TextField()
    said_on = models.DateField(default=clock.today)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=clock.now)
    sent_as = models.UUIDField(default=uuid.uuid4, help_text="Sent twice, it is kept once")

    objects = ConfidenceQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "said_by", "words", "written_by"),
        plain=("organisation", "said_on", "written_at", "sent_as"),
        exported="not: a third person said it in confidence",
    )
    kept: ClassVar = (
        "person_id",
        "organisation_id",
        "said_by",
        "words",
        "said_on",
        "written_by_id",
        "written_at",
    )

    class Meta:
        constraints = [
            CheckConstraint(name="confidence_is_in_words", condition=~Q(words="")),
            CheckConstraint(name="confidence_names_who_said_it", condition=~Q(said_by="")),
            UniqueConstraint(
                name="confidence_sent_twice_is_kept_once", fields=["person", "sent_as"]
            ),
        ]
        indexes = [
            models.Index(fields=["person", "organisation"], name="confidences_about_someone")
        ]
