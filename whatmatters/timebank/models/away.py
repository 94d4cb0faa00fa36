from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q

from whatmatters.access.actor import Actor
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Versioned
from whatmatters.timebank.models.budget import TimeBudget


class AwayQuerySet(models.QuerySet["Away"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(budget__in=TimeBudget.objects.visible_to(viewer))

    def across(self, first: date, last: date) -> Self:
        return self.filter(from_on__lte=last, until_on__gte=first)

    def in_order(self) -> Self:
        return self.order_by("from_on", "pk")


class Away(Versioned):
    """Days a person is not there: in hospital, on holiday. Nothing is lost in that time.

    `until_on` is the last day away, as far as one knows, and moves as one knows better.
    """

    budget = models.ForeignKey(TimeBudget, models.PROTECT, related_name="away")
    from_on = models.DateField()
    until_on = models.DateField()
    words = models.CharField(max_length=300, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = AwayQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("from_on", "until_on", "words"), plain=("budget", "recorded_by", "version")
    )
    kept: ClassVar = ("budget_id", "from_on", "words", "recorded_by_id")

    class Meta:
        verbose_name_plural = "away"
        constraints = [
            CheckConstraint(
                name="who_is_away_goes_before_they_come_back",
                condition=Q(until_on__gte=F("from_on")),
            )
        ]

    @property
    def stops_on(self) -> date:
        """The first day no time is given for."""
        return self.from_on + timedelta(days=self.budget.pause_after_days)
