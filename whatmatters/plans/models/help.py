from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.people.models import Person


class HelpLevelQuerySet(models.QuerySet["HelpLevel"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(person__in=Person.objects.open_to(viewer, DataClass.PLAN))

    def latest_first(self) -> Self:
        """What was said last first. What is written down late does not undo what came after."""
        return self.order_by("-said_on", "-recorded_at", "pk")

    def to_ask_again(self) -> Self:
        """Where somebody was to be asked again by today, and has not been since."""
        later = HelpLevel.objects.filter(
            Q(said_on__gt=models.OuterRef("said_on"))
            | Q(said_on=models.OuterRef("said_on"), recorded_at__gt=models.OuterRef("recorded_at")),
            person=models.OuterRef("person"),
        )
        due = self.filter(ask_again_on__lte=clock.today(), person__died_on=None)
        return due.exclude(models.Exists(later))


class HelpLevel(Record):
    """How much help somebody wanted with their plan, as they said on a day. All are kept.

    Each is one asking: said again it is a new one, so that it shows who asked, when, and
    whether the person was on their own.
    """

    class Level(models.TextChoices):
        MYSELF = "myself", _("I do it myself")
        WITH_HELP = "with-help", _("I do it with help")
        FOR_ME = "for-me", _("Somebody does it for me")

    class Asked(models.TextChoices):
        ALONE = "alone", _("Asked on their own")
        NOT_ALONE = "not-alone", _("Others were there")

    person = models.ForeignKey(Person, models.PROTECT, related_name="help_levels")
    level = models.CharField(max_length=9, choices=Level)
    words = models.TextField(blank=True)
    said_by = models.CharField(
        max_length=200, blank=True, help_text="Who said so; empty where the person wrote it"
    )
    asked = models.CharField(max_length=9, blank=True, choices=Asked)
    said_on = models.DateField(default=clock.today)
    ask_again_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = HelpLevelQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "words", "said_by"),
        plain=("level", "asked", "said_on", "ask_again_on", "recorded_by"),
    )
    kept: ClassVar = ("level", "words", "said_by", "asked", "said_on", "recorded_by_id")

    class Meta:
        constraints = [
            CheckConstraint(name="help_is_of_some_level", condition=~Q(level="")),
        ]
        indexes = [models.Index(fields=["person", "said_on"], name="help_said_last")]

    @property
    def is_myself(self) -> bool:
        return self.level == self.Level.MYSELF

    @property
    def was_written_by_them(self) -> bool:
        return self.said_by == ""
