from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.foundations.words import later as _
from whatmatters.people.models.opening import people_open_to

#: The standard asks that needs are asked about again, and does not say how often.
YEAR = timedelta(days=365)


def in_a_year() -> date:
    return clock.today() + YEAR


class NeedQuerySet(models.QuerySet["CommunicationNeed"]):
    def current(self) -> Self:
        today = clock.today()
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=today), began_on__lte=today)

    def visible_to(self, viewer: Actor) -> Self:
        """Whoever may know who the person is may know what helps them."""
        seen = people_open_to(viewer, DataClass.CORE)
        return self.filter(person__in=seen.values("pk"))

    def to_review(self, by: date) -> Self:
        """Of the living, those to be asked about again by that day."""
        return self.current().filter(review_on__lte=by, person__died_on=None)


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
    identified_on = models.DateField(default=clock.today)
    identified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    review_on = models.DateField(default=in_a_year)
    reviewed_on = models.DateField(null=True, blank=True)

    objects = NeedQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "words"),
        plain=(
            "kind",
            "began_on",
            "ended_on",
            "identified_on",
            "identified_by",
            "review_on",
            "reviewed_on",
        ),
    )

    class Meta:
        indexes = [models.Index(fields=["review_on"], name="needs_to_review")]
        constraints = [
            CheckConstraint(name="communication_need_is_in_words", condition=~Q(words="")),
            CheckConstraint(
                name="communication_need_ends_after_it_began",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
            ),
        ]

    def still_right(self, *, on: date) -> None:
        """Asked about again, and as it was."""
        self.reviewed_on, self.review_on = on, on + YEAR

    def end(self, *, on: date) -> None:
        """It no longer helps, from that day."""
        self.ended_on, self.reviewed_on = max(on, self.began_on), on
