"""What if: up to three ways a plan that is being written could be, side by side."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from whatmatters.access.actor import Actor
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record, Versioned
from whatmatters.plans.models.cost import CostLine
from whatmatters.plans.models.plan import Plan

#: More than three side by side is more than somebody can weigh at once.
MOST_OPTIONS = 3


class OptionQuerySet(models.QuerySet["Option"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(plan__in=Plan.objects.visible_to(viewer))

    def in_order(self) -> Self:
        return self.order_by("place", "pk")


class Option(Versioned):
    """One way it could be: some of the plan’s costs are in it, and what the person thinks of it.

    There is no score. Nobody but the person says which is best.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="options")
    place = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=100)
    thinks = models.TextField(blank=True, help_text="What the person says about it")
    contingency_percent = models.DecimalField(max_digits=5, decimal_places=2, default=0)
    chosen_on = models.DateField(null=True, blank=True)
    came_to = models.DecimalField(
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="A week, once one was chosen",
    )
    cost_lines: models.ManyToManyField[CostLine, OptionLine] = models.ManyToManyField(
        CostLine, through="OptionLine", related_name="options"
    )

    objects = OptionQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("name", "thinks"),
        plain=(
            "plan",
            "place",
            "contingency_percent",
            "chosen_on",
            "came_to",
            "cost_lines",
            "version",
        ),
    )

    class Meta:
        constraints = [
            UniqueConstraint(name="option_has_its_own_place", fields=["plan", "place"]),
            CheckConstraint(
                name="option_is_one_of_three",
                condition=Q(place__gte=1, place__lte=MOST_OPTIONS),
            ),
            CheckConstraint(name="option_has_a_name", condition=~Q(name="")),
            UniqueConstraint(
                name="one_option_of_a_plan_is_chosen",
                fields=["plan"],
                condition=Q(chosen_on__isnull=False),
            ),
            CheckConstraint(
                name="option_keeps_no_more_back_than_all",
                condition=Q(contingency_percent__gte=0, contingency_percent__lte=100),
            ),
        ]


class OptionLine(Record):
    """That a cost is in an option."""

    option = models.ForeignKey(Option, models.CASCADE, related_name="option_lines")
    cost_line = models.ForeignKey(CostLine, models.CASCADE, related_name="option_lines")

    declared: ClassVar = Declared(plain=("option", "cost_line"))

    class Meta:
        constraints = [
            UniqueConstraint(name="cost_is_in_an_option_once", fields=["option", "cost_line"]),
        ]
