from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.episodes.models.episode import Episode, EpisodeNotReady
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.foundations.words import later as _


class HoldQuerySet(models.QuerySet["Hold"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(episode__in=Episode.objects.visible_to(viewer))

    def across(self, began_on: date, until: date | None) -> Self:
        """Those that share a day with this stretch. `until` is the last day; None has no end."""
        ends = Q(until=None) | Q(until__gte=began_on)
        return self.filter(ends, **({} if until is None else {"began_on__lte": until}))

    def on(self, day: date) -> Self:
        return self.across(day, day)


class Hold(Record):
    """That a service pauses: why, from which day, and the last day of it. No two share a day."""

    class Why(models.TextChoices):
        HOSPITAL = "hospital", _("In hospital")
        AWAY = "away", _("Away from home")
        WISH = "wish", _("They asked for a pause")
        WAITING = "waiting", _("Waiting for something or somebody")
        SAFETY = "safety", _("It was not safe to go on")
        OTHER = "other", _("Another reason")

    episode = models.ForeignKey(Episode, models.CASCADE, related_name="holds")
    why = models.CharField(max_length=8, choices=Why)
    words = models.TextField(blank=True)
    began_on = models.DateField()
    until = models.DateField(null=True, blank=True, help_text="The last day of the pause")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = HoldQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("words",), plain=("episode", "why", "began_on", "until", "recorded_by")
    )
    kept: ClassVar = ("episode_id", "why", "words", "began_on", "recorded_by_id")

    class Meta:
        constraints = [
            CheckConstraint(
                name="hold_ends_after_it_began",
                condition=Q(until=None) | Q(until__gte=F("began_on")),
            ),
            UniqueConstraint(
                name="one_hold_without_an_end_at_a_time",
                fields=["episode"],
                condition=Q(until=None),
            ),
            UniqueConstraint(name="hold_begins_on_its_own_day", fields=["episode", "began_on"]),
        ]

    @property
    def is_now(self) -> bool:
        today = clock.today()
        return self.began_on <= today and (self.until is None or self.until >= today)

    def must_fit(self) -> None:
        """Raises EpisodeNotReady, unless it lies within its episode and beside the others."""
        if self.until and self.until < self.began_on:
            raise EpisodeNotReady(
                gettext("The last day of the pause must be on or after the day it began")
            )
        if self.began_on < self.episode.began_on:
            raise EpisodeNotReady(gettext("A pause can’t begin before the service did"))
        if self.episode.holds.across(self.began_on, self.until).exists():
            raise EpisodeNotReady(
                gettext("There is a pause on some of these days already. Choose days beside it")
            )

    def finish(self, *, on: date) -> None:
        """The last day of a pause that goes on. Raises EpisodeNotReady."""
        if on < self.began_on:
            raise EpisodeNotReady(
                gettext("The last day of the pause must be on or after the day it began")
            )
        if on > clock.today():
            raise EpisodeNotReady(gettext("The last day of the pause must be today or earlier"))
        self.until = on
