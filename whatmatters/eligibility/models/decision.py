from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.eligibility.models.weighing import Weighing
from whatmatters.episodes.models import Episode
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.foundations.words import later as _
from whatmatters.outcomes.models import Outcome


class CannotDecide(Exception):
    """It can't be weighed or decided like this. Its message is written for the reader."""


class DecisionQuerySet(models.QuerySet["Decision"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(weighing__in=Weighing.objects.visible_to(viewer))

    def latest_first(self) -> Self:
        return self.order_by("-decided_on", "-recorded_at", "pk")


class Decision(Record):
    """What was decided, by somebody, with reasons in words. A later one follows it; it stays."""

    class Result(models.TextChoices):
        MUST = "must", _("The law says the organisation must help")
        BELOW = "below", _("The law does not say the organisation must")

    class Suggested(models.TextChoices):
        MUST = "must", _("It looks as if the law says so")
        BELOW = "below", _("It looks as if the law does not say so")
        UNKNOWN = "unknown", _("The answers so far do not say")

    class ToldHow(models.TextChoices):
        LETTER = "letter", _("A letter")
        EMAIL = "email", _("An e-mail")
        EASY = "easy", _("Easy read, or another way that suits them")
        HERE = "here", _("Here, on their own page")

    weighing = models.OneToOneField(Weighing, models.PROTECT, related_name="decision")
    result = models.CharField(max_length=5, choices=Result)
    level = models.CharField(max_length=40, blank=True, help_text="By local criteria")
    suggested = models.CharField(max_length=7, choices=Suggested)
    because = models.TextField()
    present = models.TextField(blank=True, help_text="Who was there")
    decided_on = models.DateField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_as = models.CharField(max_length=300, help_text="As they sign")
    told_on = models.DateField(null=True, blank=True, help_text="When they were told in writing")
    told_how = models.CharField(max_length=6, blank=True, choices=ToldHow)
    lane = models.ForeignKey(
        Episode, models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by"
    )

    objects = DecisionQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("because", "present", "decided_as"),
        plain=(
            "weighing",
            "result",
            "level",
            "suggested",
            "decided_on",
            "decided_by",
            "told_on",
            "told_how",
            "lane",
            "follows",
        ),
    )
    kept: ClassVar = (
        "weighing_id",
        "result",
        "level",
        "suggested",
        "because",
        "present",
        "decided_on",
        "decided_by_id",
        "decided_as",
        "lane_id",
        "follows_id",
    )

    class Meta:
        constraints = [
            CheckConstraint(name="decision_has_reasons", condition=~Q(because="")),
            CheckConstraint(
                name="decision_is_told_after_it_was_made",
                condition=Q(told_on=None, told_how="")
                | Q(told_on__isnull=False, told_on__gte=F("decided_on")) & ~Q(told_how=""),
            ),
            CheckConstraint(
                name="below_the_law_somebody_still_walks_with_them",
                condition=~Q(result="below") | Q(lane__isnull=False),
            ),
            UniqueConstraint(
                name="decision_is_followed_once",
                fields=["follows"],
                condition=Q(follows__isnull=False),
            ),
        ]

    @property
    def is_below(self) -> bool:
        return self.result == self.Result.BELOW

    def must_be_on_a_day_that_was(self) -> None:
        """Raises CannotDecide: to come, before a life or a law, after a death, or out of turn."""
        person, law = self.weighing.person, self.weighing.law
        if self.decided_on > clock.today():
            raise CannotDecide(gettext("The day it was decided must be today or earlier"))
        if person.born_on and self.decided_on < person.born_on:
            raise CannotDecide(gettext("The day must be after the day the person was born"))
        if person.died_on and self.decided_on > person.died_on:
            raise CannotDecide(gettext("The person had died by then, so nothing was decided"))
        if self.decided_on < law.in_force_from:
            raise CannotDecide(gettext("This law was not in force on that day"))
        if self.follows and self.decided_on < self.follows.decided_on:
            raise CannotDecide(
                gettext("A decision was made after that day. A later one follows it")
            )

    def tell(self, *, on: date, how: str) -> None:
        """They were told in writing, once. Raises CannotDecide."""
        if self.told_on:
            raise CannotDecide(gettext("It is written down already that they were told"))
        if on > clock.today():
            raise CannotDecide(gettext("The day they were told must be today or earlier"))
        if on < self.decided_on:
            raise CannotDecide(gettext("They can’t have been told before it was decided"))
        self.told_on, self.told_how = on, self.ToldHow(how)


class DisagreementQuerySet(models.QuerySet["Disagreement"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(decision__in=Decision.objects.visible_to(viewer))


class Disagreement(Record):
    """That the person sees it differently, in their words, beside the decision for good."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="disagreements")
    words = models.TextField()
    said_by = models.CharField(
        max_length=200, blank=True, help_text="Who said so; empty where the person wrote it"
    )
    said_on = models.DateField(default=clock.today)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = DisagreementQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("words", "said_by"), plain=("decision", "said_on", "recorded_by")
    )
    kept: ClassVar = ("decision_id", "words", "said_by", "said_on", "recorded_by_id")

    class Meta:
        constraints = [
            CheckConstraint(name="disagreement_is_in_words", condition=~Q(words="")),
        ]


class LaneOutcomeQuerySet(models.QuerySet["LaneOutcome"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(lane__in=Episode.objects.visible_to(viewer))


class LaneOutcome(Record):
    """Something the person wants, that early help is for. The words are the outcome's own."""

    lane = models.ForeignKey(Episode, models.CASCADE, related_name="lane_outcomes")
    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="lanes")

    objects = LaneOutcomeQuerySet.as_manager()

    declared: ClassVar = Declared(plain=("lane", "outcome"))

    class Meta:
        constraints = [
            UniqueConstraint(name="lane_is_for_an_outcome_once", fields=["lane", "outcome"]),
        ]
