from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.conversations.models import Statement
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record, Versioned
from whatmatters.foundations.words import later as _
from whatmatters.outcomes.models.outcome import Outcome
from whatmatters.people.models import Person


class BarrierQuerySet(models.QuerySet["Barrier"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(person__in=Person.objects.open_to(viewer, DataClass.PLAN))

    def open(self) -> Self:
        return self.exclude(state=Barrier.State.REMOVED)


class Barrier(Versioned):
    """Something in the way, and the outcomes it blocks."""

    class State(models.TextChoices):
        OPEN = "open", _("In the way")
        EASED = "eased", _("Easier now")
        REMOVED = "removed", _("Out of the way")

    person = models.ForeignKey(Person, models.PROTECT, related_name="barriers")
    said_in = models.ForeignKey(
        Statement, models.PROTECT, null=True, blank=True, related_name="barriers"
    )
    words = models.CharField(max_length=500)
    blocks: models.ManyToManyField[Outcome, Block] = models.ManyToManyField(
        Outcome, through="Block", related_name="barriers"
    )
    state = models.CharField(max_length=7, choices=State, default=State.OPEN)
    state_since = models.DateField(default=clock.today)

    objects = BarrierQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "words"),
        plain=("said_in", "blocks", "state", "state_since", "version"),
    )

    class Meta:
        constraints = [CheckConstraint(name="barrier_is_in_words", condition=~Q(words=""))]

    def become(self, state: str, *, on: date) -> None:
        self.state, self.state_since = self.State(state), on


class Block(Record):
    """That a barrier stands before an outcome."""

    barrier = models.ForeignKey(Barrier, models.CASCADE, related_name="blockings")
    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="blocked_by")

    declared: ClassVar = Declared(plain=("barrier", "outcome"))

    class Meta:
        constraints = [
            UniqueConstraint(name="barrier_blocks_an_outcome_once", fields=["barrier", "outcome"]),
        ]
