from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import CheckConstraint, F, Q

from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.foundations.words import later as _


class NeedQuerySet(models.QuerySet["CommunicationNeed"]):
    def current(self) -> Self:
        today = clock.today()
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=today), began_on__lte=today)


class CommunicationNeed(Record):
    """Something that helps a person take part. Shown wherever the person is.

    The kinds follow the four parts of the Accessible Information Standard (England,
    DAPB1605): how to make contact, what format, which professional, which support.
    """

    class Kind(models.TextChoices):
        CONTACT = "contact", _("How to make contact")
        FORMAT = "format", _("Information in another form")
        PROFESSIONAL = "professional", _("Someone to interpret or speak with")
        SUPPORT = "support", _("Help to understand, hear, see or be heard")

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="needs")
    kind = models.CharField(max_length=14, choices=Kind)
    words = models.CharField(max_length=1000)
    began_on = models.DateField(default=clock.today)
    ended_on = models.DateField(null=True, blank=True)

    objects = NeedQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "words"), plain=("kind", "began_on", "ended_on")
    )

    class Meta:
        constraints = [
            CheckConstraint(name="communication_need_is_in_words", condition=~Q(words="")),
            CheckConstraint(
                name="communication_need_ends_after_it_began",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
            ),
        ]
