from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.policy import DataClass
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record, Versioned
from whatmatters.foundations.words import later as _
from whatmatters.outcomes.models import Outcome, Step
from whatmatters.people.models import Person
from whatmatters.people.models.opening import not_confidential_to
from whatmatters.timebank.models import TimeBudget

#: In minutes. Less is planned where there is a reason: they know who comes, it is part of more
#: support, and it is enough for what is to be done (NICE guideline NG21, home care).
ENOUGH = 30


class Weekday(models.IntegerChoices):
    MONDAY = 1, _("Monday")
    TUESDAY = 2, _("Tuesday")
    WEDNESDAY = 3, _("Wednesday")
    THURSDAY = 4, _("Thursday")
    FRIDAY = 5, _("Friday")
    SATURDAY = 6, _("Saturday")
    SUNDAY = 7, _("Sunday")


class RegularQuerySet(models.QuerySet["Regular"]):
    def visible_to(self, viewer: Actor) -> Self:
        seen = Person.objects.open_to(viewer, DataClass.VISITS)
        rows = self.filter(not_confidential_to(viewer), person__in=seen.values("pk"))
        return rows.filter(organisation=viewer.organisation_id) if viewer.provides else rows

    def across(self, first: date, last: date) -> Self:
        """Those of which some day may fall between these, both included."""
        ends = Q(ends_on=None) | Q(ends_on__gte=first)
        return self.filter(ends, begins_on__lte=last)

    def in_order(self) -> Self:
        return self.order_by("weekday", "at", "pk")


class Regular(Versioned):
    """A visit that comes again on one day of the week, at a time by the clock on the wall."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="regular_visits")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    budget = models.ForeignKey(
        TimeBudget, models.PROTECT, null=True, blank=True, related_name="regular_visits"
    )
    weekday = models.PositiveSmallIntegerField(choices=Weekday)
    at = models.TimeField(help_text="By the clock on the wall")
    minutes = models.PositiveSmallIntegerField()
    short_because = models.TextField(
        blank=True, help_text="Why less than half an hour is enough, where it is less"
    )
    workers_needed = models.PositiveSmallIntegerField(default=1)
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Whom they like to come",
    )
    begins_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = RegularQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "short_because"),
        plain=(
            "organisation",
            "budget",
            "weekday",
            "at",
            "minutes",
            "workers_needed",
            "worker",
            "begins_on",
            "ends_on",
            "recorded_by",
            "version",
        ),
    )
    kept: ClassVar = ("person_id", "organisation_id", "begins_on", "recorded_by_id")

    class Meta:
        constraints = [
            CheckConstraint(
                name="regular_visit_is_of_some_minutes_and_people",
                condition=Q(minutes__gte=1, minutes__lte=1440)
                & Q(workers_needed__gte=1, workers_needed__lte=4),
            ),
            CheckConstraint(
                name="regular_visit_is_on_a_day_of_the_week",
                condition=Q(weekday__gte=1, weekday__lte=7),
            ),
            CheckConstraint(
                name="regular_visit_ends_after_it_begins",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on")),
            ),
        ]
        indexes = [models.Index(fields=["organisation", "ends_on"], name="regular_visits_of_us")]


class RegularServesQuerySet(models.QuerySet["RegularServes"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(regular__in=Regular.objects.visible_to(viewer))


class RegularServes(Record):
    """Which outcome a regular visit is for; which step, and which line of the plan, if any."""

    regular = models.ForeignKey(Regular, models.CASCADE, related_name="serves")
    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="+")
    step = models.ForeignKey(Step, models.SET_NULL, null=True, blank=True, related_name="+")
    line = models.UUIDField(null=True, blank=True)

    objects = RegularServesQuerySet.as_manager()

    declared: ClassVar = Declared(plain=("regular", "outcome", "step", "line"))

    class Meta:
        verbose_name_plural = "regularly serves"
        constraints = [
            UniqueConstraint(
                name="regular_visit_serves_an_outcome_once", fields=["regular", "outcome"]
            )
        ]
