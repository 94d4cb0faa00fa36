from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Versioned
from whatmatters.outcomes.models.outcome import Outcome


class StepIsSettled(Exception):
    """A step is done or let go, not both. Its message is written for the reader."""


class StepQuerySet(models.QuerySet["Step"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(outcome__in=Outcome.objects.visible_to(viewer))

    def in_order(self) -> Self:
        return self.order_by("place", "pk")


class Step(Versioned):
    """Something small on the way, that one can tell has happened."""

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="steps")
    words = models.CharField(max_length=500)
    place = models.PositiveSmallIntegerField()
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    let_go_on = models.DateField(null=True, blank=True)

    objects = StepQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("words",),
        plain=("outcome", "place", "due_on", "done_on", "let_go_on", "version"),
    )

    class Meta:
        constraints = [
            CheckConstraint(name="step_is_in_words", condition=~Q(words="")),
            CheckConstraint(
                name="step_is_done_or_let_go_not_both",
                condition=Q(done_on=None) | Q(let_go_on=None),
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.done_on is None and self.let_go_on is None

    @property
    def settled_on(self) -> date | None:
        """The day it was done or let go."""
        return self.done_on or self.let_go_on

    def finish(self, *, on: date) -> None:
        """It happened. Raises StepIsSettled when it was let go."""
        if self.let_go_on:
            raise StepIsSettled(
                gettext("This step was let go. Put it back before you say it is done")
            )
        self.done_on = on

    def let_go(self, *, on: date) -> None:
        """It is no longer a step on the way. Raises StepIsSettled when it was done."""
        if self.done_on:
            raise StepIsSettled(gettext("This step is done, so it can’t be let go"))
        self.let_go_on = on

    def put_back(self) -> None:
        """It is still to do: a day was pressed by mistake, or life changed again."""
        self.done_on = self.let_go_on = None
