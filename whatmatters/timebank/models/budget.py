from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.policy import DataClass
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Versioned
from whatmatters.foundations.words import later as _
from whatmatters.people.models import Person
from whatmatters.people.models.opening import not_confidential_to
from whatmatters.timebank.reckoning import Terms

MINUTES_IN_A_WEEK = 7 * 24 * 60
LEAST = 15


class TimeNotReady(Exception):
    """The time can’t be planned, used or moved so. Its message is written for the reader."""


class Period(models.TextChoices):
    """How long time is counted together before what is left is carried over."""

    FOUR_WEEKS = "four-weeks", _("every four weeks")
    MONTH = "month", _("every month")
    QUARTER = "quarter", _("every three months")


class Lapsing(models.TextChoices):
    """What happens to time above what may be carried over, or carried over for too long."""

    ASK = "ask", _("We warn, then ask. Nothing is lost without a word")
    LAPSE = "lapse", _("We warn, and then it is lost")


class TimeBudgetQuerySet(models.QuerySet["TimeBudget"]):
    def visible_to(self, viewer: Actor) -> Self:
        """Alike to the person, the provider and the funder: whoever may read their money.

        A provider is shown the time it holds itself, and not what others hold.
        """
        seen = Person.objects.open_to(viewer, DataClass.BUDGET)
        rows = self.filter(not_confidential_to(viewer), person__in=seen.values("pk"))
        return rows.filter(organisation=viewer.organisation_id) if viewer.provides else rows

    def on(self, day: date) -> Self:
        ends = Q(ends_on=None) | Q(ends_on__gte=day)
        return self.filter(ends, begins_on__lte=day)

    def in_force(self) -> Self:
        return self.on(clock.today())

    def beside(self, budget: TimeBudget) -> Self:
        """It, and those the same provider held for them before it or holds after it."""
        return self.filter(person=budget.person_id, organisation=budget.organisation_id)

    def newest_first(self) -> Self:
        return self.order_by("-begins_on", "pk")

    def in_order(self) -> Self:
        return self.order_by("begins_on", "pk")


class TimeBudget(Versioned):
    """So much time a week, that one provider holds for one person; how it may be carried over.

    Its terms never change: other terms are another budget, which begins on the day after this
    one ends. `carry_percent` and `overdraw_percent` are of what a period gives.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="time_budgets")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    minutes_a_week = models.PositiveIntegerField()
    period = models.CharField(max_length=10, choices=Period, default=Period.FOUR_WEEKS)
    begins_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True, help_text="The last day of it")
    carry_percent = models.PositiveSmallIntegerField(default=25)
    carry_life = models.PositiveSmallIntegerField(default=2, help_text="In periods")
    overdraw_percent = models.PositiveSmallIntegerField(default=10)
    shortest_visit = models.PositiveSmallIntegerField(default=30, help_text="In minutes")
    pause_after_days = models.PositiveSmallIntegerField(
        default=7, help_text="Away for longer, and no more time is given until they are back"
    )
    lapsing = models.CharField(max_length=5, choices=Lapsing, default=Lapsing.ASK)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = TimeBudgetQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person",),
        plain=(
            "organisation",
            "minutes_a_week",
            "period",
            "begins_on",
            "ends_on",
            "carry_percent",
            "carry_life",
            "overdraw_percent",
            "shortest_visit",
            "pause_after_days",
            "lapsing",
            "recorded_by",
            "version",
        ),
    )
    kept: ClassVar = (
        "person_id",
        "organisation_id",
        "minutes_a_week",
        "period",
        "begins_on",
        "carry_percent",
        "carry_life",
        "overdraw_percent",
        "shortest_visit",
        "pause_after_days",
        "lapsing",
        "recorded_by_id",
    )

    class Meta:
        constraints = [
            CheckConstraint(
                name="time_budget_is_of_some_time_in_a_week",
                condition=Q(minutes_a_week__gte=15, minutes_a_week__lte=2 * MINUTES_IN_A_WEEK),
            ),
            CheckConstraint(
                name="time_budget_ends_after_it_begins",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on")),
            ),
            CheckConstraint(
                name="no_more_time_is_carried_or_owed_than_given",
                condition=Q(carry_percent__lte=100, overdraw_percent__lte=100),
            ),
            UniqueConstraint(
                name="one_time_budget_without_an_end_for_a_provider",
                fields=["person", "organisation"],
                condition=Q(ends_on=None),
            ),
        ]

    @property
    def terms(self) -> Terms:
        return Terms(
            minutes_a_week=self.minutes_a_week,
            begins_on=self.begins_on,
            ends_on=self.ends_on,
            period=self.period,
            carry_percent=self.carry_percent,
            carry_life=self.carry_life,
            overdraw_percent=self.overdraw_percent,
            asks=self.lapsing == Lapsing.ASK,
        )

    def holds(self, day: date) -> bool:
        return self.begins_on <= day and (self.ends_on is None or day <= self.ends_on)

    def has_ended_by(self, day: date) -> bool:
        return self.ends_on is not None and self.ends_on < day
