"""What the directory is searched by. The database keeps it, by its own triggers.

Each row is made again from what it is about whenever that changes: nothing else writes here.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from whatmatters.foundations.declared import Declared
from whatmatters.resources.models.places import ServiceAtLocation
from whatmatters.resources.models.published import NOT_OF_A_PERSON
from whatmatters.resources.models.services import Service


class Finding(models.Model):
    """The words by which one service is found, those that say most in `name`."""

    id = models.BigAutoField(primary_key=True)
    service = models.OneToOneField(Service, models.CASCADE, related_name="finding")
    name = models.TextField()
    subject = models.TextField(help_text="Who offers it, and the words it is sorted by")
    words = models.TextField(help_text="How its description begins")
    is_listed = models.BooleanField()
    is_anywhere = models.BooleanField(help_text="Online or by telephone")

    declared: ClassVar = Declared(
        plain=("id", "service", "name", "subject", "words", "is_listed", "is_anywhere"),
        exported=NOT_OF_A_PERSON,
        merged=NOT_OF_A_PERSON,
        erased=NOT_OF_A_PERSON,
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["is_anywhere"], condition=Q(is_anywhere=True), name="services_anywhere"
            )
        ]

    def __str__(self) -> str:
        return f"finding {self.pk}"


class Place(models.Model):
    """Where one service is, once for each place on the map that it is at."""

    id = models.BigAutoField(primary_key=True)
    finding = models.ForeignKey(Finding, models.CASCADE, related_name="places")
    at = models.OneToOneField(ServiceAtLocation, models.CASCADE, related_name="+")
    latitude = models.FloatField()
    longitude = models.FloatField()
    postcode = models.CharField(max_length=8, db_index=True, help_text="Like BA10 0AB, or nothing")
    town = models.CharField(max_length=60, db_index=True, help_text="In small letters")

    declared: ClassVar = Declared(
        plain=("id", "finding", "at", "latitude", "longitude", "postcode", "town"),
        exported=NOT_OF_A_PERSON,
        merged=NOT_OF_A_PERSON,
        erased=NOT_OF_A_PERSON,
    )

    class Meta:
        indexes = [
            models.Index(fields=["latitude", "longitude", "finding"], name="places_on_the_map")
        ]

    def __str__(self) -> str:
        return f"place {self.pk}"


class Postcode(models.Model):
    """Where a postcode lies, from a list somebody brought in."""

    code = models.CharField(max_length=8, primary_key=True, help_text="Like BA10 0AB")
    latitude = models.FloatField()
    longitude = models.FloatField()

    declared: ClassVar = Declared(
        plain=("code", "latitude", "longitude"),
        exported=NOT_OF_A_PERSON,
        merged=NOT_OF_A_PERSON,
        erased=NOT_OF_A_PERSON,
    )

    def __str__(self) -> str:
        return "postcode"
