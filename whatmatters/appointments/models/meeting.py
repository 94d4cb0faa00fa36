from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils import timezone
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.policy import DataClass
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Versioned
from whatmatters.foundations.words import later as _
from whatmatters.people.models import Person
from whatmatters.people.models.opening import not_confidential_to


class NotSo(Exception):
    """It can’t be planned, moved, sent or done so. Its message is written for the reader."""


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, viewer: Actor) -> Self:
        """To the person, and to who may read what was talked about."""
        seen = Person.objects.open_to(viewer, DataClass.TALK)
        return self.filter(not_confidential_to(viewer), person__in=seen.values("pk"))

    def planned(self) -> Self:
        return self.filter(state=Meeting.State.PLANNED)

    def to_come(self) -> Self:
        return self.planned().filter(starts_at__gt=clock.now())

    def in_order(self) -> Self:
        return self.order_by("starts_at", "pk")


class Meeting(Versioned):
    """A day and a time to meet, or to speak: with whom, where and what about."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        HELD = "held", _("We met")
        NOT_COME = "not-come", _("They did not come")
        CALLED_OFF = "called-off", _("Called off")

    person = models.ForeignKey(Person, models.PROTECT, related_name="meetings")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    with_whom = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    where = models.CharField(max_length=200, blank=True)
    about = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    because = models.CharField(max_length=300, blank=True, help_text="Why it was called off")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = MeetingQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "where", "about", "because"),
        plain=(
            *("organisation", "with_whom", "starts_at", "minutes", "state", "recorded_by"),
            "version",
        ),
    )
    kept: ClassVar = ("person_id", "organisation_id", "recorded_by_id")

    class Meta:
        constraints = [
            CheckConstraint(
                name="meeting_is_of_some_minutes", condition=Q(minutes__gte=5, minutes__lte=1440)
            ),
        ]
        indexes = [
            models.Index(fields=["person", "starts_at"], name="meetings_of_somebody"),
            models.Index(fields=["with_whom", "starts_at"], name="meetings_with_somebody"),
            models.Index(
                fields=["starts_at"], name="meetings_to_come", condition=Q(state="planned")
            ),
        ]

    @property
    def starts_here(self) -> datetime:
        """When it starts, by the clock on the wall."""
        return timezone.localtime(self.starts_at)

    @property
    def is_planned(self) -> bool:
        return self.state == self.State.PLANNED

    @property
    def is_over(self) -> bool:
        return self.starts_at <= clock.now()

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    def plan_for(self, starts_at: datetime, minutes: int) -> None:
        """It is to be then. Kept in UTC. Raises NotSo."""
        self._must_be_planned()
        if not 5 <= minutes <= 1440:
            raise NotSo(gettext("It takes from 5 minutes to 24 hours"))
        self.starts_at, self.minutes = starts_at.astimezone(UTC), minutes

    def call_off(self, because: str) -> None:
        self._must_be_planned()
        self.state, self.because = self.State.CALLED_OFF, because.strip()[:300]

    def become(self, state: str) -> None:
        """Say what became of it, once it was to have begun. Raises NotSo."""
        self._must_be_planned()
        if state not in {self.State.HELD, self.State.NOT_COME}:
            raise NotSo(gettext("Say whether you met"))
        if not self.is_over:
            raise NotSo(gettext("It has not begun yet. Come back when it has"))
        self.state = self.State(state)

    def _must_be_planned(self) -> None:
        if not self.is_planned:
            raise NotSo(gettext("It is already said what became of this. Plan another"))
