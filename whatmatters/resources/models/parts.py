"""What is said of a service in lists: when, for how much, where about, whom to ask."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q

from whatmatters.foundations.words import later as _
from whatmatters.resources.models.places import ServiceAtLocation
from whatmatters.resources.models.published import MOST_MONEY, Part, of_nobody
from whatmatters.resources.models.services import Service

MIDNIGHT = "00:00"


class Freq(models.TextChoices):
    WEEKLY = "WEEKLY", _("Every week")
    MONTHLY = "MONTHLY", _("Every month")


def _ends_no_sooner_than_it_begins() -> Q:
    return Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=F("valid_to"))


class Schedule(Part):
    """When it is open. Midnight as the end is the end of that day.

    Where `at` is set it is of that place alone.
    """

    service = models.ForeignKey(Service, models.CASCADE, related_name="schedules")
    at = models.ForeignKey(
        ServiceAtLocation, models.SET_NULL, null=True, blank=True, related_name="schedules"
    )
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    dtstart = models.DateField(null=True, blank=True)
    freq = models.CharField(max_length=10, choices=Freq, blank=True)
    interval = models.PositiveSmallIntegerField(null=True, blank=True)
    byday = models.CharField(max_length=200, blank=True, help_text="MO,TU or 2MO,-1FR")
    bymonthday = models.CharField(max_length=200, blank=True)
    description = models.TextField(blank=True)
    opens_at = models.TimeField(null=True, blank=True)
    closes_at = models.TimeField(null=True, blank=True)
    schedule_link = models.TextField(blank=True)
    attending_type = models.TextField(blank=True)
    notes = models.TextField(blank=True)

    declared: ClassVar = of_nobody(
        "place",
        "service",
        "at",
        "valid_from",
        "valid_to",
        "dtstart",
        "freq",
        "interval",
        "byday",
        "bymonthday",
        "description",
        "opens_at",
        "closes_at",
        "schedule_link",
        "attending_type",
        "notes",
    )

    class Meta:
        constraints = [
            CheckConstraint(
                name="schedule_opens_before_it_closes",
                condition=Q(opens_at=None)
                | Q(closes_at=None)
                | Q(closes_at=MIDNIGHT)
                | Q(opens_at__lt=F("closes_at")),
            ),
            CheckConstraint(
                name="schedule_begins_before_it_ends", condition=_ends_no_sooner_than_it_begins()
            ),
            CheckConstraint(
                name="schedule_freq_is_of_the_standard",
                condition=Q(freq__in=["", *Freq.values]),
            ),
            CheckConstraint(
                name="schedule_comes_round", condition=Q(interval=None) | Q(interval__gte=1)
            ),
        ]


class CostOption(Part):
    """One price, and for whom. Nothing is a price too."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="cost_options")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    option = models.TextField(blank=True)
    amount = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    amount_description = models.TextField(blank=True)

    declared: ClassVar = of_nobody(
        "place", "service", "valid_from", "valid_to", "option", "amount", "amount_description"
    )

    class Meta:
        constraints = [
            CheckConstraint(
                name="cost_option_is_a_sum_of_money",
                condition=Q(amount=None) | Q(amount__gte=0, amount__lte=MOST_MONEY),
            ),
            CheckConstraint(
                name="cost_option_begins_before_it_ends",
                condition=_ends_no_sooner_than_it_begins(),
            ),
        ]


class ServiceArea(Part):
    """Who may come, by where they live."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="service_areas")
    name = models.TextField(blank=True)
    extent = models.TextField(blank=True)
    extent_type = models.TextField(blank=True)
    uri = models.TextField(blank=True)
    service_area = models.TextField(blank=True)

    declared: ClassVar = of_nobody(
        "place", "service", "name", "extent", "extent_type", "uri", "service_area"
    )


class Funding(Part):
    service = models.ForeignKey(Service, models.CASCADE, related_name="funding")
    source = models.TextField(blank=True)

    declared: ClassVar = of_nobody("place", "service", "source")

    class Meta:
        verbose_name_plural = "funding"


class Contact(Part):
    """Whom to ask: somebody's name at work, as their organisation publishes it."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="contacts")
    name = models.TextField(blank=True)
    title = models.TextField(blank=True)

    declared: ClassVar = of_nobody("place", "service", "title", personal=("name",))


class Phone(Part):
    contact = models.ForeignKey(Contact, models.CASCADE, related_name="phones")
    number = models.TextField(blank=True)
    description = models.TextField(blank=True)

    declared: ClassVar = of_nobody("place", "contact", "description", personal=("number",))


class Language(Part):
    """A language spoken there, or at one telephone."""

    service = models.ForeignKey(
        Service, models.CASCADE, null=True, blank=True, related_name="languages"
    )
    phone = models.ForeignKey(
        Phone, models.CASCADE, null=True, blank=True, related_name="languages"
    )
    name = models.TextField(blank=True)
    code = models.TextField(blank=True)
    note = models.TextField(blank=True)

    declared: ClassVar = of_nobody("place", "service", "phone", "name", "code", "note")

    class Meta:
        constraints = [
            CheckConstraint(
                name="language_is_spoken_by_one",
                condition=Q(service=None, phone__isnull=False)
                | Q(service__isnull=False, phone=None),
            )
        ]
