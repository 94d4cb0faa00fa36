from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, Sum, UniqueConstraint

from whatmatters.access.actor import Actor
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.foundations.words import later as _
from whatmatters.timebank.models.budget import TimeBudget


class Kind(models.TextChoices):
    """Why time came or went. What a period ends with goes out of it, and into the next."""

    GIVEN = "given", _("Time for this period")
    CARRIED_IN = "carried-in", _("Carried over from before")
    CARRIED_OUT = "carried-out", _("Carried over to the next")
    PLANNED = "planned", _("Planned")
    RELEASED = "released", _("Not planned any more")
    USED = "used", _("Used")
    GIVEN_BACK = "given-back", _("Given back, because you chose to")
    EXPIRED = "expired", _("Lost: it was carried over for too long")
    LAPSED = "lapsed", _("Lost: more than can be carried over")
    OWED = "owed", _("Used more than there was: next time has less")
    PAID_BACK = "paid-back", _("Less, because more was used before")
    PAUSED = "paused", _("Not given, while away")
    CUT_SHORT = "cut-short", _("Less, because it ended sooner")
    KEPT = "kept", _("Kept for longer, because you chose to")
    ENDED = "ended", _("Ended")


#: What a person is told of as time that is theirs in a period.
COMES = (Kind.GIVEN, Kind.PAID_BACK, Kind.PAUSED, Kind.CUT_SHORT)


class TimeEntryQuerySet(models.QuerySet["TimeEntry"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(budget__in=TimeBudget.objects.visible_to(viewer))

    def in_order(self) -> Self:
        return self.order_by("period", "recorded_at", "pk")

    def newest_first(self) -> Self:
        return self.order_by("-recorded_at", "-on", "pk")

    def standing(self) -> Self:
        """Neither reversed, nor what reverses."""
        return self.filter(reverses=None, reversed_by=None)

    def balance(self) -> int:
        """In minutes: what has come, less what has gone."""
        return int(self.aggregate(of=Sum("minutes"))["of"] or 0)

    def planned(self) -> int:
        """In minutes: what is promised to something, and not used yet."""
        return int(self.aggregate(of=Sum("planned"))["of"] or 0)


class TimeEntry(Record):
    """Some minutes that came or went. Never changed: what was wrong is reversed by another.

    What reverses is of the same kind, the other way round, in the period it is put right in.

    `minutes` counts into the balance, `planned` into what is promised. Each period of the
    budget ends with a balance of nothing, since what is left is carried out of it.
    """

    budget = models.ForeignKey(TimeBudget, models.PROTECT, related_name="entries")
    period = models.PositiveIntegerField(help_text="Counted from 1")
    kind = models.CharField(max_length=11, choices=Kind)
    minutes = models.IntegerField(default=0)
    planned = models.IntegerField(default=0)
    on = models.DateField(help_text="The day it is about")
    occasion = models.UUIDField(null=True, blank=True, help_text="The visit or time away")
    lost_after = models.PositiveIntegerField(
        null=True, blank=True, help_text="The last period what was carried in can be used in"
    )
    reverses = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="reversed_by"
    )
    words = models.CharField(max_length=300, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = TimeEntryQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("words",),
        plain=(
            "budget",
            "period",
            "kind",
            "minutes",
            "planned",
            "on",
            "occasion",
            "lost_after",
            "reverses",
            "recorded_by",
        ),
    )
    kept: ClassVar = (
        "budget_id",
        "period",
        "kind",
        "minutes",
        "planned",
        "on",
        "occasion",
        "lost_after",
        "reverses_id",
        "words",
        "recorded_by_id",
    )

    class Meta:
        verbose_name_plural = "entries"
        constraints = [
            CheckConstraint(
                name="entry_of_time_says_of_some",
                condition=~Q(minutes=0) | ~Q(planned=0),
            ),
            CheckConstraint(name="periods_are_counted_from_one", condition=Q(period__gte=1)),
            UniqueConstraint(
                name="time_is_given_once_a_period",
                fields=["budget", "period"],
                condition=Q(kind="given", reverses=None),
            ),
        ]
        indexes = [
            models.Index(fields=["budget", "period"], name="time_of_a_period"),
            models.Index(
                fields=["occasion"], name="time_of_a_visit", condition=Q(occasion__isnull=False)
            ),
        ]
