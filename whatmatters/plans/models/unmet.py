"""What cannot be met with what there is now: said openly, kept, and shown until it is met."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.foundations.words import later as _
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.plans.models.plan import Plan, PlanNotReady


class Whose(models.TextChoices):
    """Whose words something is written in."""

    PERSON = "person", _("The person’s")
    FAMILY = "family", _("Family, a carer or a friend")
    PRACTITIONER = "practitioner", _("A practitioner")
    PROVIDER = "provider", _("A provider")


class UnmetQuerySet(models.QuerySet["Unmet"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(person__in=Person.objects.open_to(viewer, DataClass.PLAN))

    def standing(self) -> Self:
        """Neither met since, nor taken back."""
        return self.filter(ended_as="")

    def beside(self, plan: Plan) -> Self:
        """What could not be met while this version was the one there was."""
        so_far = Q() if plan.ended_on is None else Q(since__lte=plan.ended_on)
        still = Q(ended_as="") | Q(ended_on__gte=plan.begun_on)
        return self.filter(so_far & still, person=plan.person_id)

    def longest_first(self) -> Self:
        return self.order_by("since", "recorded_at", "pk")


class Unmet(Record):
    """Something an outcome needs that cannot be had as things are, and why.

    It says so of an outcome; or, with `line` and `action`, of one thing that was to be done for
    it. It stays on the person's page and on every later plan until it is met or taken back.
    """

    class Ending(models.TextChoices):
        MET = "met", _("It is met now")
        WITHDRAWN = "withdrawn", _("It is taken back")

    person = models.ForeignKey(Person, models.PROTECT, related_name="unmet")
    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="unmet")
    line = models.UUIDField(null=True, blank=True, help_text="The action it is about, if one")
    action = models.CharField(max_length=500, blank=True, help_text="What was to be done")
    words = models.TextField(help_text="What cannot be met")
    why = models.CharField(max_length=20, help_text="A code of data/unmet.toml")
    why_words = models.TextField(blank=True)
    whose = models.CharField(max_length=12, choices=Whose)
    said_by = models.CharField(max_length=200)
    tried = models.TextField(blank=True, help_text="What was tried or done instead")
    needed = models.TextField(blank=True, help_text="What would be needed")
    since = models.DateField(default=clock.today)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_as = models.CharField(max_length=9, choices=Ending, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_words = models.TextField(blank=True, help_text="How it was met, or why it is taken back")
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = UnmetQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=(
            "person",
            "action",
            "words",
            "why_words",
            "said_by",
            "tried",
            "needed",
            "ended_words",
        ),
        plain=(
            "outcome",
            "line",
            "why",
            "whose",
            "since",
            "recorded_by",
            "ended_as",
            "ended_on",
            "ended_by",
        ),
    )
    kept: ClassVar = (
        "outcome_id",
        "line",
        "action",
        "words",
        "why",
        "why_words",
        "whose",
        "said_by",
        "tried",
        "needed",
        "since",
    )

    class Meta:
        verbose_name_plural = "unmet"
        constraints = [
            CheckConstraint(
                name="unmet_says_what_and_why", condition=~Q(words="") & ~Q(why="") & ~Q(said_by="")
            ),
            CheckConstraint(
                name="unmet_ends_on_a_day_and_says_how",
                condition=Q(ended_as="", ended_on=None, ended_by=None)
                | ~Q(ended_as="")
                & ~Q(ended_words="")
                & Q(ended_on__isnull=False, ended_by__isnull=False, ended_on__gte=F("since")),
            ),
        ]
        indexes = [models.Index(fields=["person", "ended_as"], name="unmet_still")]

    @property
    def stands(self) -> bool:
        return not self.ended_as

    @property
    def is_met(self) -> bool:
        return self.ended_as == self.Ending.MET

    @property
    def is_theirs(self) -> bool:
        """In the person's own words: nobody else takes it back."""
        return self.whose == Whose.PERSON

    def end(self, *, ending: str, on: date, words: str) -> None:
        """It is met now, or taken back, with a word on it. Raises PlanNotReady."""
        if not self.stands:
            raise PlanNotReady(gettext("This has been ended already"))
        if not words.strip():
            raise PlanNotReady(gettext("Say how it was met, or why it is taken back"))
        if on > clock.today():
            raise PlanNotReady(gettext("The day must be today or earlier"))
        if on < self.since:
            raise PlanNotReady(gettext("The day must be the day it began or later"))
        self.ended_as, self.ended_on, self.ended_words = ending, on, words


class UnmetWordQuerySet(models.QuerySet["UnmetWord"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(unmet__in=Unmet.objects.visible_to(viewer))


class UnmetWord(Record):
    """What the person says of it, beside what was written: `That is not how I see it`."""

    unmet = models.ForeignKey(Unmet, models.CASCADE, related_name="beside")
    words = models.TextField()
    said_by = models.CharField(max_length=200)
    said_on = models.DateField(default=clock.today)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = UnmetWordQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("words", "said_by"), plain=("unmet", "said_on", "recorded_by")
    )
    kept: ClassVar = ("unmet_id", "words", "said_by", "said_on")

    class Meta:
        constraints = [
            CheckConstraint(name="word_beside_says_something", condition=~Q(words="")),
        ]
