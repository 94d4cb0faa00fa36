from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q

from whatmatters.foundations import clock
from whatmatters.foundations.words import later as _
from whatmatters.resources.models.feeds import Feed
from whatmatters.resources.models.organizations import ListedOrganization
from whatmatters.resources.models.published import Published, of_nobody

#: Six months: what nobody looked at for longer is marked as such.
CHECKED_FOR_DAYS = 183
OLDEST = 150
LONGEST_NAME = 300


class Status(models.TextChoices):
    """As the standard has it."""

    ACTIVE = "active", _("Running")
    INACTIVE = "inactive", _("Not running")
    DEFUNCT = "defunct", _("Ended")
    TEMPORARILY_CLOSED = "temporarily closed", _("Closed for now")


#: What somebody may be shown: running or closed for now.
SHOWN = (Status.ACTIVE, Status.TEMPORARILY_CLOSED)


class Source(models.TextChoices):
    """Where we have it from."""

    FEED = "feed", _("A directory elsewhere")
    FILE = "file", _("A file")
    PERSON = "person", _("Somebody here")


class ServiceQuerySet(models.QuerySet["Service"]):
    def listed(self) -> Self:
        """What somebody may be shown: running or closed for now, and still published."""
        return self.filter(status__in=SHOWN, gone_on=None)

    def stale(self, on: date) -> Self:
        """What nobody checked in the six months before: neither we nor whoever publishes it."""
        since = on - timedelta(days=CHECKED_FOR_DAYS)
        return self.exclude(checked_on__gte=since).exclude(assured_date__gte=since)


class Service(Published):
    """Something that is offered: a choir, a lunch club, home care.

    Its `id` is the publisher's. `checked_on` is ours; `assured_date` is the publisher's.
    """

    organization = models.ForeignKey(
        ListedOrganization, models.SET_NULL, null=True, blank=True, related_name="services"
    )
    name = models.CharField(max_length=LONGEST_NAME)
    description = models.TextField(blank=True)
    url = models.TextField(blank=True)
    email = models.TextField(blank=True)
    status = models.CharField(max_length=20, choices=Status, default=Status.ACTIVE)
    fees = models.TextField(blank=True)
    accreditations = models.TextField(blank=True)
    minimum_age = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    maximum_age = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    assured_date = models.DateField(null=True, blank=True)
    assurer_email = models.TextField(blank=True)
    alert = models.TextField(blank=True)
    last_modified = models.DateTimeField(null=True, blank=True)

    checked_on = models.DateField(null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    source = models.CharField(max_length=10, choices=Source, default=Source.PERSON)
    feed = models.ForeignKey(Feed, models.SET_NULL, null=True, blank=True, related_name="services")
    gone_on = models.DateField(null=True, blank=True, help_text="The day its feed no longer had it")
    digest = models.CharField(
        max_length=64, blank=True, help_text="SHA-256 of what was last brought in"
    )

    objects = ServiceQuerySet.as_manager()

    declared: ClassVar = of_nobody(
        "organization",
        "name",
        "description",
        "url",
        "email",
        "status",
        "fees",
        "accreditations",
        "minimum_age",
        "maximum_age",
        "assured_date",
        "assurer_email",
        "alert",
        "last_modified",
        "checked_on",
        "checked_by",
        "source",
        "feed",
        "gone_on",
        "digest",
    )

    class Meta:
        constraints = [
            CheckConstraint(name="service_has_a_name", condition=~Q(name="")),
            CheckConstraint(
                name="service_status_is_of_the_standard", condition=Q(status__in=Status.values)
            ),
            CheckConstraint(
                name="service_ages_are_ages_of_people",
                condition=(Q(minimum_age=None) | Q(minimum_age__gte=0, minimum_age__lte=OLDEST))
                & (Q(maximum_age=None) | Q(maximum_age__gte=0, maximum_age__lte=OLDEST)),
            ),
            CheckConstraint(
                name="service_youngest_is_no_older_than_oldest",
                condition=Q(minimum_age=None)
                | Q(maximum_age=None)
                | Q(minimum_age__lte=F("maximum_age")),
            ),
        ]
        indexes = [
            models.Index(fields=["status", "gone_on", "name"], name="services_listed"),
            models.Index(fields=["feed", "gone_on"], name="services_of_a_feed"),
            models.Index(fields=["checked_on", "assured_date"], name="services_by_check"),
        ]

    @property
    def is_listed(self) -> bool:
        """Whether somebody may be shown it, as `listed` has it."""
        return self.status in SHOWN and self.gone_on is None

    @property
    def last_checked(self) -> date | None:
        """The later of our own check and the publisher's."""
        return max(filter(None, (self.checked_on, self.assured_date)), default=None)

    @property
    def is_stale(self) -> bool:
        """Nobody has checked it for six months."""
        day = self.last_checked
        return day is None or day < clock.today() - timedelta(days=CHECKED_FOR_DAYS)
