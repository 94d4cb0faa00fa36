from __future__ import annotations

from decimal import Decimal
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.budgets.sums import pence
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.people.models import Person


class EstimateQuerySet(models.QuerySet["Estimate"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(person__in=Person.objects.open_to(viewer, DataClass.BUDGET))

    def newest_first(self) -> Self:
        return self.order_by("-worked_on", "-recorded_at", "pk")


class Estimate(Record):
    """What somebody’s support may cost a week, worked out by a rule: the indicative amount.

    It is never changed. Worked out again, it is a new one, and this one is kept.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="estimates")
    rule = models.CharField(max_length=40)
    rule_name = models.CharField(max_length=100)
    rule_version = models.CharField(max_length=20)
    weeks = models.DecimalField(max_digits=5, decimal_places=3, help_text="In its year")
    amount = models.DecimalField(max_digits=9, decimal_places=2, help_text="A week")
    words = models.TextField(blank=True)
    worked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    worked_on = models.DateField(default=clock.today)

    objects = EstimateQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "words"),
        plain=(
            "rule",
            "rule_name",
            "rule_version",
            "weeks",
            "amount",
            "worked_by",
            "worked_on",
        ),
    )
    kept: ClassVar = (
        "person_id",
        "rule",
        "rule_name",
        "rule_version",
        "weeks",
        "amount",
        "words",
        "worked_by_id",
        "worked_on",
    )

    class Meta:
        constraints = [
            CheckConstraint(name="estimate_is_nothing_or_more", condition=Q(amount__gte=0)),
            CheckConstraint(
                name="estimate_names_its_rule_and_version",
                condition=~Q(rule="") & ~Q(rule_name="") & ~Q(rule_version=""),
            ),
        ]
        indexes = [models.Index(fields=["person", "-worked_on"], name="estimates_of_somebody")]

    @property
    def a_year(self) -> Decimal:
        return pence(self.amount * self.weeks)


class EstimateLineQuerySet(models.QuerySet["EstimateLine"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(estimate__in=Estimate.objects.visible_to(viewer))

    def in_order(self) -> Self:
        return self.order_by("place", "pk")


class EstimateLine(Record):
    """One part of an estimate: what for, how it was worked out in words, and what it comes to.

    `kind` and `quantity` are what the rule was given, so that it can be worked out again.
    """

    estimate = models.ForeignKey(Estimate, models.CASCADE, related_name="lines")
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    how = models.CharField(max_length=300)
    quantity = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    amount = models.DecimalField(max_digits=9, decimal_places=2, help_text="A week")

    objects = EstimateLineQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("name", "how"), plain=("estimate", "place", "kind", "quantity", "amount")
    )
    kept: ClassVar = ("estimate_id", "place", "kind", "name", "how", "quantity", "amount")

    class Meta:
        constraints = [
            UniqueConstraint(name="estimate_line_has_its_place", fields=["estimate", "place"]),
            CheckConstraint(name="estimate_line_is_nothing_or_more", condition=Q(amount__gte=0)),
            CheckConstraint(
                name="estimate_line_says_what_and_how", condition=~Q(name="") & ~Q(how="")
            ),
        ]
