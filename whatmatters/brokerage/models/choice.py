from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q

from whatmatters.access.actor import Actor
from whatmatters.brokerage.models.offer import Offer
from whatmatters.brokerage.models.search import Search
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record


class ChoiceQuerySet(models.QuerySet["Choice"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(search__in=Search.objects.visible_to(viewer))


class Choice(Record):
    """What the person chose and why: an offer, or none of them. There is one for each search."""

    search = models.OneToOneField(Search, models.CASCADE, related_name="choice")
    offer = models.OneToOneField(
        Offer, models.CASCADE, null=True, blank=True, related_name="choice"
    )
    why = models.TextField()
    said_by = models.CharField(
        max_length=200, blank=True, help_text="Who said so; empty where the person wrote it"
    )
    chosen_on = models.DateField(default=clock.today)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = ChoiceQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("why", "said_by", "recorded_by"), plain=("search", "offer", "chosen_on")
    )
    kept: ClassVar = ("search_id", "offer_id", "why", "said_by", "chosen_on", "recorded_by_id")

    class Meta:
        constraints = [CheckConstraint(name="choice_says_why", condition=~Q(why=""))]

    @property
    def takes_none(self) -> bool:
        return self.offer_id is None


class ThoughtQuerySet(models.QuerySet["Thought"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(search__in=Search.objects.visible_to(viewer))

    def latest_first(self) -> Self:
        return self.order_by("-recorded_at", "pk")


class Thought(Record):
    """What the person thinks of an offer. No provider reads it; what was thought before is kept."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="thoughts")
    search = models.ForeignKey(Search, models.CASCADE, related_name="thoughts")
    words = models.TextField()
    said_by = models.CharField(
        max_length=200, blank=True, help_text="Who said so; empty where the person wrote it"
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = ThoughtQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("words", "said_by", "recorded_by"), plain=("offer", "search")
    )
    kept: ClassVar = ("offer_id", "search_id", "words", "said_by", "recorded_by_id")

    class Meta:
        constraints = [CheckConstraint(name="thought_is_in_words", condition=~Q(words=""))]
