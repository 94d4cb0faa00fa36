from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from whatmatters.access.models import Organisation
from whatmatters.foundations import clock
from whatmatters.foundations.codes import spoken_code
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def current(self) -> Self:
        today = clock.today()
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=today), began_on__lte=today)


class Registration(Record):
    """That an organisation knows a person, under a number of its own."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="registrations")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="registrations")
    number = models.CharField(max_length=30, default=spoken_code)
    began_on = models.DateField(default=clock.today)
    ended_on = models.DateField(null=True, blank=True)

    objects = RegistrationQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "number"), plain=("organisation", "began_on", "ended_on")
    )

    class Meta:
        constraints = [
            UniqueConstraint(
                name="record_number_is_used_once_in_an_organisation",
                fields=["organisation", "number"],
            ),
            UniqueConstraint(
                name="person_is_registered_once_at_a_time",
                fields=["organisation", "person"],
                condition=Q(ended_on=None),
            ),
            CheckConstraint(
                name="registration_ends_after_it_began",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
            ),
        ]


class SearchKey(models.Model):
    """One way into a record: an organisation, and the end of a name or a number.

    `key` is eight bytes of the organisation's id and then folded text. Kept as bytes
    so that "begins with" is a range on the index, alike on both databases.
    """

    id = models.BigAutoField(primary_key=True)
    key = models.BinaryField(max_length=40)
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="search_keys")

    declared: ClassVar = Declared(
        personal=("key", "person"),
        plain=("id",),
        exported="not: it is made from the names and numbers, and can be made again",
        merged="not: made again from the names of the record that is kept",
    )

    class Meta:
        constraints = [
            UniqueConstraint(name="search_key_leads_to_a_person_once", fields=["key", "person"]),
        ]

    def __str__(self) -> str:
        return f"search key {self.pk}"
