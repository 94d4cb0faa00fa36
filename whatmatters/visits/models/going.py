from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint

from whatmatters.access.actor import Actor
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.outcomes.models import Outcome, Step
from whatmatters.visits.models.visit import Visit, seen_with_its_visit


class GoesQuerySet(models.QuerySet["Goes"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(seen_with_its_visit(viewer))


class Goes(Record):
    """That a worker is to go, or went, to a visit."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="goers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    day = models.DateField(help_text="The visit’s, so that a day is found at once")

    objects = GoesQuerySet.as_manager()

    declared: ClassVar = Declared(plain=("visit", "user", "day"))

    class Meta:
        verbose_name_plural = "goers"
        constraints = [
            UniqueConstraint(name="worker_goes_once_to_a_visit", fields=["visit", "user"])
        ]
        indexes = [models.Index(fields=["user", "day"], name="days_of_a_worker")]


class VisitServesQuerySet(models.QuerySet["VisitServes"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(seen_with_its_visit(viewer))


class VisitServes(Record):
    """Which outcome a visit is for; which step, and which line of the plan, if any.

    `line` is an action's, the same in every version of the plan.
    """

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="serves")
    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="+")
    step = models.ForeignKey(Step, models.SET_NULL, null=True, blank=True, related_name="+")
    line = models.UUIDField(null=True, blank=True)

    objects = VisitServesQuerySet.as_manager()

    declared: ClassVar = Declared(plain=("visit", "outcome", "step", "line"))

    class Meta:
        verbose_name_plural = "visit serves"
        constraints = [
            UniqueConstraint(name="visit_serves_an_outcome_once", fields=["visit", "outcome"])
        ]
