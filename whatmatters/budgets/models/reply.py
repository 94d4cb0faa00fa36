from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q

from whatmatters.access.actor import Actor
from whatmatters.budgets.models.budget import Budget
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.foundations.words import later as _


class ReplyQuerySet(models.QuerySet["Reply"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(budget__in=Budget.objects.visible_to(viewer))

    def in_order(self) -> Self:
        return self.order_by("said_on", "recorded_at", "pk")


class Reply(Record):
    """What the person says about a version of their budget. It stands beside it, and is kept."""

    class Says(models.TextChoices):
        AGREES = "agrees", _("I agree")
        NOT_SURE = "not-sure", _("I am not sure")
        DISAGREES = "disagrees", _("I do not agree")

    budget = models.ForeignKey(Budget, models.PROTECT, related_name="replies")
    says = models.CharField(max_length=9, choices=Says)
    words = models.TextField(blank=True)
    said_by = models.CharField(
        max_length=200, blank=True, help_text="Who said so; empty where the person wrote it"
    )
    said_on = models.DateField(default=clock.today)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = ReplyQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("words", "said_by"), plain=("budget", "says", "said_on", "recorded_by")
    )
    kept: ClassVar = ("budget_id", "says", "words", "said_by", "said_on", "recorded_by_id")

    class Meta:
        verbose_name_plural = "replies"
        constraints = [CheckConstraint(name="reply_says_something", condition=~Q(says=""))]
