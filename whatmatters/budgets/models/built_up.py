from __future__ import annotations

from decimal import Decimal
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.budgets.models.budget import Budget
from whatmatters.budgets.sums import NOTHING
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.people.models import Person


class BuiltUpQuerySet(models.QuerySet["BuiltUp"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(budget__in=Budget.objects.visible_to(viewer))

    def newest_first(self) -> Self:
        return self.order_by("-counted_on", "-recorded_at", "pk")


class BuiltUp(Record):
    """How much of a budget was not spent on a day. What is over the ceiling is talked about."""

    budget = models.ForeignKey(Budget, models.PROTECT, related_name="built_up")
    amount = models.DecimalField(max_digits=9, decimal_places=2)
    counted_on = models.DateField(default=clock.today)
    words = models.TextField(blank=True, help_text="What was said about it")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = BuiltUpQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("words",), plain=("budget", "amount", "counted_on", "recorded_by")
    )
    kept: ClassVar = ("budget_id", "amount", "counted_on", "words", "recorded_by_id")

    class Meta:
        verbose_name_plural = "built up"
        constraints = [
            CheckConstraint(name="built_up_is_nothing_or_more", condition=Q(amount__gte=0))
        ]

    @property
    def over(self) -> Decimal:
        """How much more than may build up without a talk; nothing if it is less."""
        return max(self.amount - self.budget.ceiling, NOTHING)


class SavingQuerySet(models.QuerySet["Saving"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(person__in=Person.objects.open_to(viewer, DataClass.BUDGET))

    def current(self) -> Self:
        return self.filter(Q(until_on=None) | Q(until_on__gte=clock.today()))

    def in_order(self) -> Self:
        return self.order_by("agreed_on", "recorded_at", "pk")


class Saving(Record):
    """Money the person is saving for something, as was agreed: nobody asks for it back."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="savings")
    amount = models.DecimalField(max_digits=9, decimal_places=2)
    what_for = models.CharField(max_length=300)
    agreed_on = models.DateField(default=clock.today)
    until_on = models.DateField(null=True, blank=True, help_text="We talk again then")
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = SavingQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "what_for"),
        plain=("amount", "agreed_on", "until_on", "agreed_by"),
    )
    kept: ClassVar = ("person_id", "amount", "what_for", "agreed_on", "until_on", "agreed_by_id")

    class Meta:
        constraints = [
            CheckConstraint(name="saving_is_for_something", condition=~Q(what_for="")),
            CheckConstraint(name="saving_is_of_some_money", condition=Q(amount__gt=0)),
            CheckConstraint(
                name="saving_is_talked_about_after_it_is_agreed",
                condition=Q(until_on=None) | Q(until_on__gte=F("agreed_on")),
            ),
        ]
