from __future__ import annotations

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.outcomes.models.outcome import Outcome


class UpdateQuerySet(models.QuerySet["Update"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(outcome__in=Outcome.objects.visible_to(viewer))

    def latest_first(self) -> Self:
        return self.order_by("-said_on", "-recorded_at", "pk")


class Update(Record):
    """How it went, said between reviews: by the person, their circle, or who supports them.

    Only the person says how near it feels, from 0 (not at all) to 10 (as good as I want it).
    """

    class Whose(models.TextChoices):
        PERSON = "person", _("The person")
        CIRCLE = "circle", _("Somebody in their circle")
        WORKER = "worker", _("Somebody who supports them at work")

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="updates")
    words = models.TextField(blank=True)
    nearness = models.PositiveSmallIntegerField(null=True, blank=True)
    whose = models.CharField(max_length=6, choices=Whose)
    said_by = models.CharField(max_length=200, help_text="Their name, as it was then")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    said_on = models.DateField(default=clock.today)
    sent_as = models.UUIDField(default=uuid.uuid4, help_text="Sent twice, it is kept once")

    objects = UpdateQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("words", "said_by"),
        plain=("outcome", "nearness", "whose", "written_by", "said_on", "sent_as"),
    )
    kept: ClassVar = (
        "outcome_id",
        "words",
        "nearness",
        "whose",
        "said_by",
        "written_by_id",
        "said_on",
        "sent_as",
    )

    class Meta:
        constraints = [
            CheckConstraint(
                name="update_says_something", condition=~Q(words="") | Q(nearness__isnull=False)
            ),
            CheckConstraint(
                name="update_is_from_nought_to_ten",
                condition=Q(nearness=None) | Q(nearness__lte=10),
            ),
            CheckConstraint(
                name="only_the_person_says_how_near_it_feels",
                condition=Q(nearness=None) | Q(whose="person"),
            ),
            UniqueConstraint(name="update_sent_twice_is_kept_once", fields=["outcome", "sent_as"]),
        ]
        indexes = [models.Index(fields=["outcome", "-said_on"], name="updates_of_an_outcome")]
