"""Where a service is to be found."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q

from whatmatters.foundations.words import later as _
from whatmatters.resources.models.published import Part, Shared, of_nobody
from whatmatters.resources.models.services import Service


class Kind(models.TextChoices):
    """As the standard has it, for a location and for an address."""

    PHYSICAL = "physical", _("A place to go to")
    POSTAL = "postal", _("A place to write to")
    VIRTUAL = "virtual", _("Online or by telephone")


class Location(Shared):
    """A building, a post box or a place online; many services may be at one."""

    location_type = models.CharField(max_length=10, choices=Kind, default=Kind.PHYSICAL)
    name = models.TextField(blank=True)
    description = models.TextField(blank=True)
    latitude = models.FloatField(null=True, blank=True, help_text="WGS84, in degrees")
    longitude = models.FloatField(null=True, blank=True, help_text="WGS84, in degrees")
    external_identifier = models.TextField(blank=True)
    external_identifier_type = models.TextField(blank=True)

    declared: ClassVar = of_nobody(
        "feed",
        "digest",
        "location_type",
        "name",
        "description",
        "latitude",
        "longitude",
        "external_identifier",
        "external_identifier_type",
    )

    class Meta:
        constraints = [
            CheckConstraint(
                name="location_type_is_of_the_standard", condition=Q(location_type__in=Kind.values)
            ),
            CheckConstraint(
                name="location_is_on_the_globe_or_nowhere",
                condition=Q(latitude=None, longitude=None)
                | Q(
                    latitude__gte=-90,
                    latitude__lte=90,
                    longitude__gte=-180,
                    longitude__lte=180,
                ),
            ),
        ]
        indexes = [models.Index(fields=["latitude", "longitude"], name="locations_on_the_map")]


class Address(Part):
    location = models.ForeignKey(Location, models.CASCADE, related_name="addresses")
    attention = models.TextField(blank=True)
    address_1 = models.TextField(blank=True)
    city = models.TextField(blank=True)
    region = models.TextField(blank=True)
    state_province = models.TextField(blank=True)
    postal_code = models.TextField(blank=True)
    country = models.TextField(blank=True)
    address_type = models.CharField(max_length=10, choices=Kind, default=Kind.PHYSICAL)

    declared: ClassVar = of_nobody(
        "place",
        "location",
        "address_1",
        "city",
        "region",
        "state_province",
        "postal_code",
        "country",
        "address_type",
        personal=("attention",),
    )

    class Meta:
        verbose_name_plural = "addresses"
        constraints = [
            CheckConstraint(
                name="address_type_is_of_the_standard", condition=Q(address_type__in=Kind.values)
            )
        ]


class Accessibility(Part):
    """What helps somebody to get in and take part."""

    location = models.ForeignKey(Location, models.CASCADE, related_name="accessibility")
    description = models.TextField(blank=True)
    details = models.TextField(blank=True)
    url = models.TextField(blank=True)
    accessibility = models.TextField(blank=True)

    declared: ClassVar = of_nobody(
        "place", "location", "description", "details", "url", "accessibility"
    )

    class Meta:
        verbose_name_plural = "accessibility"


class ServiceAtLocation(Part):
    """That a service is at a place. Under an id of its own, as the standard has it."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="service_at_locations")
    location = models.ForeignKey(
        Location, models.CASCADE, null=True, blank=True, related_name="service_at_locations"
    )

    declared: ClassVar = of_nobody("place", "service", "location")
