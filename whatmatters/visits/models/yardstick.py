from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Versioned
from whatmatters.foundations.words import later as _
from whatmatters.visits.models.regular import ENOUGH

#: Later, or shorter, by less than this is as planned, until an organisation says otherwise.
ABOUT = 15


class YardstickQuerySet(models.QuerySet["Yardstick"]):
    def visible_to(self, viewer: Actor) -> Self:
        """To everybody: whoever reads a count may know what it was counted by."""
        return self.all()


class Yardstick(Versioned):
    """From when on an organisation counts a visit as late, short or rushed.

    Without one of its own, the numbers are those that stand here: half an hour is what NICE asks
    for, and the others are ours.
    """

    class Part(models.IntegerChoices):
        """Which part of the time that was planned."""

        TENTH = 10, _("one tenth")
        FIFTH = 20, _("one fifth")
        QUARTER = 25, _("one quarter")
        HALF = 50, _("one half")

    organisation = models.OneToOneField(Organisation, models.CASCADE, related_name="+")
    late = models.PositiveSmallIntegerField(default=ABOUT, help_text="From so many minutes on")
    short = models.PositiveSmallIntegerField(default=ABOUT, help_text="By so many minutes")
    part = models.PositiveSmallIntegerField(
        choices=Part, default=Part.QUARTER, help_text="Or by this part of what was planned"
    )
    rushed = models.PositiveSmallIntegerField(default=ENOUGH, help_text="Under so many minutes")
    because = models.CharField(max_length=300, blank=True, help_text="Why, for whoever reads it")
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = YardstickQuerySet.as_manager()

    declared: ClassVar = Declared(
        plain=("organisation", "late", "short", "part", "rushed", "because", "set_by", "version")
    )

    class Meta:
        constraints = [
            CheckConstraint(
                name="yardstick_measures_something",
                condition=Q(late__gte=1, late__lte=120)
                & Q(short__gte=1, short__lte=120)
                & Q(part__gte=1, part__lte=99)
                & Q(rushed__gte=1, rushed__lte=ENOUGH),
            ),
            CheckConstraint(name="yardstick_says_why", condition=~Q(because="")),
        ]

    @property
    def is_ours(self) -> bool:
        """Nobody has set another: the numbers are those that everybody begins with."""
        return self._state.adding

    @property
    def said(self) -> Mapping[str, object]:
        """Its numbers, to be said in a sentence."""
        part = Yardstick.Part(self.part).label
        return {"late": self.late, "short": self.short, "part": part, "rushed": self.rushed}


def yardstick_of(organisation: UUID | None) -> Yardstick:
    """What an organisation counts by. Of none, what everybody begins with."""
    if organisation is None:
        return Yardstick()
    found = Yardstick.objects.filter(organisation=organisation)
    return found.select_related("organisation", "set_by").first() or Yardstick()
