from __future__ import annotations

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
from whatmatters.people.models.person import Person


class TakesTwo(Exception):
    """Whoever asked for a flag to be lowered cannot be the one who lowers it. Says so."""

    def __init__(self) -> None:
        super().__init__(
            gettext("You asked for this to be lowered. Somebody else has to look and lower it")
        )


class FlagQuerySet(models.QuerySet["SafetyFlag"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(person__in=Person.objects.open_to(viewer, DataClass.ALERTS))

    def raised(self) -> Self:
        """Still up: also while one person has asked for it to be lowered."""
        return self.filter(lowered_at=None)


class SafetyFlag(Record):
    """What somebody must know to keep the person, or others, safe. It takes two to lower it."""

    class Kind(models.TextChoices):
        ALLERGY = "allergy", _("Allergy")
        CHOKING = "choking", _("Eating, drinking and choking")
        MOVING = "moving", _("Moving and falling")
        MEDICINES = "medicines", _("Medicines")
        HOME = "home", _("At their home")
        CONTACT = "contact", _("Who must not be told, or let in")
        OTHER = "other", _("Something else")

    person = models.ForeignKey(Person, models.CASCADE, related_name="flags")
    kind = models.CharField(max_length=10, choices=Kind)
    words = models.CharField(max_length=1000)
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    raised_on = models.DateField(default=clock.today)
    lowering_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    lowering_asked_at = models.DateTimeField(null=True, blank=True)
    lowering_because = models.TextField(blank=True)
    lowered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    lowered_at = models.DateTimeField(null=True, blank=True)

    objects = FlagQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=(
            "person",
            "words",
            "raised_by",
            "lowering_asked_by",
            "lowering_because",
            "lowered_by",
        ),
        plain=("kind", "raised_on", "lowering_asked_at", "lowered_at"),
    )
    kept: ClassVar = ("person_id", "kind", "words", "raised_by_id", "raised_on")

    class Meta:
        constraints = [
            CheckConstraint(name="safety_flag_is_in_words", condition=~Q(words="")),
            CheckConstraint(
                name="safety_flag_is_lowered_by_two",
                condition=Q(lowered_by=None, lowered_at=None)
                | Q(lowered_at__isnull=False, lowering_asked_by__isnull=False)
                & ~Q(lowered_by=F("lowering_asked_by"))
                & Q(lowered_by__isnull=False),
            ),
        ]

    @property
    def is_up(self) -> bool:
        return self.lowered_at is None

    @property
    def lowering_is_asked(self) -> bool:
        return self.is_up and self.lowering_asked_by_id is not None

    def ask_to_lower(self, *, by: Actor, because: str) -> None:
        """The first of the two."""
        self.lowering_asked_by, self.lowering_asked_at = by.user, clock.now()
        self.lowering_because = because

    def keep_up(self) -> None:
        """It stays, and to lower it begins anew with whoever asks."""
        self.lowering_asked_by = self.lowering_asked_at = None
        self.lowering_because = ""

    def lower(self, *, by: Actor) -> None:
        """The second of the two. Raises TakesTwo to the first."""
        if self.lowering_asked_by_id in {None, by.user.pk}:
            raise TakesTwo
        self.lowered_by, self.lowered_at = by.user, clock.now()
