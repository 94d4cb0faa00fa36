from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Exists, F, OuterRef, Q, UniqueConstraint
from django.utils import timezone

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.policy import DataClass
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record, Versioned
from whatmatters.foundations.words import later as _
from whatmatters.outcomes.models import Outcome, Step
from whatmatters.people.models import Person
from whatmatters.people.models.opening import not_confidential_to
from whatmatters.timebank.models import TimeBudget
from whatmatters.visits.models.regular import Regular

LONGEST = timedelta(hours=36)


class VisitNotReady(Exception):
    """It can’t be planned, moved, begun or ended so. Its message is written for the reader."""


class Status(models.TextChoices):
    PLANNED = "planned", _("Planned")
    BEGUN = "begun", _("Going on")
    DONE = "done", _("Done")
    MISSED = "missed", _("Nobody came")
    NO_ANSWER = "no-answer", _("Nobody came to the door")
    SENT_AWAY = "sent-away", _("You sent us away")
    CANCELLED_BY_THEM = "cancelled-by-them", _("You cancelled it")
    CANCELLED_BY_US = "cancelled-by-us", _("The provider cancelled it")


#: Not to come any more, and not happened either.
FALLEN_OUT = (
    Status.MISSED,
    Status.NO_ANSWER,
    Status.SENT_AWAY,
    Status.CANCELLED_BY_THEM,
    Status.CANCELLED_BY_US,
)


class Sure(models.TextChoices):
    """How sure it is that it happened as was said."""

    NOT_YET = "not-yet", _("Not confirmed yet")
    VERIFIED = "verified", _("Verified")
    BY_THEM = "by-them", _("You confirmed it")


class VisitQuerySet(models.QuerySet["Visit"]):
    def visible_to(self, viewer: Actor) -> Self:
        """To whoever may read notes of visits; of a confidential provider, to it and the person.

        A provider is shown what it does itself, and not what others do there.
        """
        seen = Person.objects.open_to(viewer, DataClass.VISITS)
        rows = self.filter(not_confidential_to(viewer), person__in=seen.values("pk"))
        return rows.filter(organisation=viewer.organisation_id) if viewer.provides else rows

    def of_worker(self, user_id: object) -> Self:
        theirs = Goes.objects.filter(visit=OuterRef("pk"), user=user_id)
        return self.filter(Exists(theirs))

    def on(self, day: date) -> Self:
        return self.filter(day=day)

    def still_planned(self) -> Self:
        return self.filter(status=Status.PLANNED)

    def in_order(self) -> Self:
        return self.order_by("starts_at", "pk")


class Visit(Versioned):
    """Somebody comes to a person, or is there for them somewhere else: planned, and what became.

    Moments are kept in UTC, so that an hour is an hour when the clocks change. `day` is the
    local day it starts on, and a night belongs to the day it began.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="visits")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    budget = models.ForeignKey(
        TimeBudget, models.PROTECT, null=True, blank=True, related_name="visits"
    )
    regular = models.ForeignKey(
        Regular, models.PROTECT, null=True, blank=True, related_name="visits"
    )
    slot = models.OneToOneField(
        "Slot", models.PROTECT, null=True, blank=True, related_name="taken_by"
    )
    day = models.DateField()
    starts_at = models.DateTimeField(help_text="Planned; of what was not planned, as it began")
    minutes = models.PositiveSmallIntegerField(help_text="Planned, for each who goes")
    workers_needed = models.PositiveSmallIntegerField(default=1)
    was_planned = models.BooleanField(default=True)
    status = models.CharField(max_length=17, choices=Status, default=Status.PLANNED)
    began_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    sure = models.CharField(max_length=8, choices=Sure, default=Sure.NOT_YET)
    called_off_at = models.DateTimeField(null=True, blank=True)
    because = models.TextField(blank=True, help_text="Why it fell out")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = VisitQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "because"),
        plain=(
            "organisation",
            "budget",
            "regular",
            "slot",
            "day",
            "starts_at",
            "minutes",
            "workers_needed",
            "was_planned",
            "status",
            "began_at",
            "ended_at",
            "sure",
            "called_off_at",
            "recorded_by",
            "version",
        ),
    )
    kept: ClassVar = ("person_id", "organisation_id", "was_planned", "recorded_by_id")

    class Meta:
        constraints = [
            CheckConstraint(
                name="visit_is_of_some_minutes_and_people",
                condition=Q(minutes__gte=1, minutes__lte=2160)
                & Q(workers_needed__gte=1, workers_needed__lte=4),
            ),
            CheckConstraint(
                name="visit_ends_after_it_began",
                condition=Q(ended_at=None) | Q(began_at__isnull=False, ended_at__gte=F("began_at")),
            ),
            CheckConstraint(
                name="visit_that_is_done_has_begun_and_ended",
                condition=~Q(status="done") | Q(began_at__isnull=False, ended_at__isnull=False),
            ),
            CheckConstraint(
                name="visit_that_is_planned_has_not_begun",
                condition=~Q(status="planned") | Q(began_at=None, ended_at=None),
            ),
            UniqueConstraint(
                name="one_visit_of_what_is_regular_a_day",
                fields=["regular", "day"],
                condition=Q(regular__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["person", "day"], name="visits_of_somebody"),
            models.Index(fields=["organisation", "day"], name="visits_of_a_provider"),
            models.Index(
                fields=["day"],
                name="visits_still_to_come",
                condition=Q(status__in=("planned", "begun")),
            ),
        ]

    @property
    def planned_end(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def lasted(self) -> int | None:
        """In whole minutes, between moments in UTC: never by what the clocks on the wall say."""
        if self.began_at is None or self.ended_at is None:
            return None
        return round((self.ended_at - self.began_at) / timedelta(minutes=1))

    @property
    def starts_here(self) -> datetime:
        """When it starts, by the clock on the wall."""
        return timezone.localtime(self.starts_at)

    @property
    def is_to_come(self) -> bool:
        return self.status == Status.PLANNED

    @property
    def fell_out(self) -> bool:
        return self.status in FALLEN_OUT


class GoesQuerySet(models.QuerySet["Goes"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(visit__in=Visit.objects.visible_to(viewer))


class Goes(Record):
    """That a worker is to go, or went, to a visit."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="goers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    day = models.DateField(help_text="The visit’s, so that a day is found at once")

    objects = GoesQuerySet.as_manager()

    declared: ClassVar = Declared(plain=("visit", "user", "day"))

    class Meta:
        verbose_name_plural = "goers"
        constraints = [
            UniqueConstraint(name="worker_goes_once_to_a_visit", fields=["visit", "user"])
        ]
        indexes = [models.Index(fields=["user", "day"], name="days_of_a_worker")]


class VisitServesQuerySet(models.QuerySet["VisitServes"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(visit__in=Visit.objects.visible_to(viewer))


class VisitServes(Record):
    """Which outcome a visit is for; which step, and which line of the plan, if any.

    `line` is an action's, the same in every version of the plan.
    """

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="serves")
    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="+")
    step = models.ForeignKey(Step, models.SET_NULL, null=True, blank=True, related_name="+")
    line = models.UUIDField(null=True, blank=True)

    objects = VisitServesQuerySet.as_manager()

    declared: ClassVar = Declared(plain=("visit", "outcome", "step", "line"))

    class Meta:
        verbose_name_plural = "visit serves"
        constraints = [
            UniqueConstraint(name="visit_serves_an_outcome_once", fields=["visit", "outcome"])
        ]
