from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Exists, F, Q, UniqueConstraint
from django.utils import timezone
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.policy import DataClass
from whatmatters.access.seen import seen_with
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Versioned
from whatmatters.foundations.words import later as _
from whatmatters.people.models import Person
from whatmatters.people.models.opening import not_confidential_to
from whatmatters.timebank.models import TimeBudget
from whatmatters.visits.models.regular import ENOUGH, Regular

MINUTE = timedelta(minutes=1)
LONGEST = timedelta(hours=36)
#: How far a device's clock may be ahead before a moment is one that has not been.
AHEAD = timedelta(minutes=10)


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

    def counted_for(self, viewer: Actor) -> Self:
        """Of everybody the viewer’s organisation knows: to be counted, and never to be shown."""
        known = Person.objects.registered_with(viewer).values("pk")
        return self.filter(not_confidential_to(viewer), person__in=known)

    def of_worker(self, user_id: object) -> Self:
        return self.filter(goers__user=user_id)

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

    person = models.ForeignKey(Person, models.PROTECT, related_name="visits_to_them")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    budget = models.ForeignKey(TimeBudget, models.PROTECT, null=True, blank=True, related_name="+")
    regular = models.ForeignKey(
        Regular, models.PROTECT, null=True, blank=True, related_name="visits"
    )
    regular_on = models.DateField(
        null=True, blank=True, help_text="The day it comes of, wherever it was moved to"
    )
    slot = models.OneToOneField(
        "Slot", models.PROTECT, null=True, blank=True, related_name="taken_by"
    )
    day = models.DateField()
    starts_at = models.DateTimeField(help_text="Planned; of what was not planned, as it began")
    minutes = models.PositiveSmallIntegerField(help_text="Planned, for each who goes")
    short_because = models.TextField(
        blank=True, help_text="Why less than half an hour is enough, where it is less"
    )
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
        personal=("person", "short_because", "because"),
        plain=(
            "organisation",
            "budget",
            "regular",
            "regular_on",
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
                fields=["regular", "regular_on"],
                condition=Q(regular__isnull=False),
            ),
            CheckConstraint(
                name="visit_of_what_is_regular_says_of_which_day",
                condition=Q(regular=None, regular_on=None)
                | Q(regular__isnull=False, regular_on__isnull=False),
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

    def plan_for(self, starts_at: datetime, minutes: int) -> None:
        """It is to begin then, and to take so long. Moments are kept in UTC."""
        if not self.is_to_come:
            raise VisitNotReady(gettext("This visit is not to come any more. Plan another"))
        if not 1 <= minutes <= LONGEST / MINUTE:
            raise VisitNotReady(gettext("A visit takes from 1 minute to 36 hours"))
        self.starts_at, self.minutes = starts_at.astimezone(UTC), minutes
        self.day = clock.day_of(self.starts_at)
        if minutes >= ENOUGH:
            self.short_because = ""

    def begin(self, at: datetime) -> None:
        """Somebody came: also where it had been said that nobody would, since that is the truth."""
        if self.status in {Status.BEGUN, Status.DONE}:
            raise VisitNotReady(gettext("This visit has begun already"))
        self.status, self.began_at, self.ended_at = Status.BEGUN, _that_has_been(at), None
        if not self.was_planned:
            self.starts_at, self.day = self.began_at, clock.day_of(self.began_at)

    def end(self, at: datetime) -> None:
        if self.status != Status.BEGUN or self.began_at is None:
            raise VisitNotReady(gettext("Say first when this visit began"))
        at = _that_has_been(at)
        if at < self.began_at:
            raise VisitNotReady(gettext("It can’t end before it began. Check the time"))
        if at - self.began_at > LONGEST:
            raise VisitNotReady(gettext("That is more than 36 hours. Check the day and the time"))
        self.status, self.ended_at = Status.DONE, at

    def fall_out(self, kind: str, *, because: str) -> None:
        """It did not happen. Why is said in words, to be read by the person too."""
        if kind not in FALLEN_OUT:
            raise VisitNotReady(gettext("Say what became of the visit"))
        if self.status not in {Status.PLANNED, Status.BEGUN}:
            raise VisitNotReady(gettext("It is already said what became of this visit"))
        if not because.strip():
            raise VisitNotReady(gettext("Say in words what happened"))
        self.status, self.because = Status(kind), because
        self.called_off_at = clock.now()

    def be_confirmed(self) -> None:
        """The person says that it was so."""
        if self.status != Status.DONE:
            raise VisitNotReady(gettext("Only a visit that is over can be confirmed"))
        self.sure = Sure.BY_THEM

    @property
    def notice(self) -> timedelta | None:
        """How long before it was to begin it was called off."""
        return self.starts_at - self.called_off_at if self.called_off_at else None

    @property
    def all_minutes(self) -> int:
        """Of everybody who is to go, as planned."""
        return self.minutes * self.workers_needed

    @property
    def planned_end(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def lasted(self) -> int | None:
        """In whole minutes, between moments in UTC: never by what the clocks on the wall say."""
        if self.began_at is None or self.ended_at is None:
            return None
        return round((self.ended_at - self.began_at) / MINUTE)

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


def seen_with_its_visit(viewer: Actor, visit: str = "visit") -> Exists:
    """That the visit of a row may be seen. It is asked of that one, not of all there ever were."""
    return seen_with(Visit.objects.visible_to(viewer), visit)


def _that_has_been(at: datetime) -> datetime:
    """In UTC: moments of one place are compared by what its clocks say, even by Python."""
    at = at.astimezone(UTC)
    if at > clock.now() + AHEAD:
        raise VisitNotReady(gettext("That time has not been yet. Check the day and the time"))
    return at
