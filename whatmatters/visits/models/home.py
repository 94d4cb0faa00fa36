from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.people.models import Person


class PleaseDoNotQuerySet(models.QuerySet["PleaseDoNot"]):
    def visible_to(self, viewer: Actor) -> Self:
        """To whoever may read notes of visits: it comes before anything else at one."""
        seen = Person.objects.open_to(viewer, DataClass.VISITS)
        return self.filter(person__in=seen.values("pk"))

    def current(self) -> Self:
        return self.filter(ended_at=None)

    def in_order(self) -> Self:
        return self.order_by("recorded_at", "pk")


class PleaseDoNot(Record):
    """Something the person asks whoever comes not to do. In their words, until they end it."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="please_do_not")
    words = models.CharField(max_length=300)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = PleaseDoNotQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "words"), plain=("recorded_by", "ended_at", "ended_by")
    )
    kept: ClassVar = ("person_id", "words", "recorded_by_id")

    class Meta:
        verbose_name_plural = "please do not"
        constraints = [
            CheckConstraint(name="please_do_not_is_in_words", condition=~Q(words="")),
        ]


class HomeCodeQuerySet(models.QuerySet["HomeCode"]):
    def visible_to(self, viewer: Actor) -> Self:
        """To the person alone, and whoever may speak for them: a worker types what it shows."""
        seen = Person.objects.open_to(viewer, DataClass.VISITS)
        rows = self.filter(person__in=seen.values("pk"))
        return rows.none() if viewer.is_staff else rows

    def current(self) -> Self:
        return self.filter(ended_at=None)


class HomeCode(Record):
    """What the code in somebody’s home is made from. It turns every thirty seconds (RFC 6238).

    The place is where the home is, rounded, kept only with the person’s yes (`place_agreed_at`).
    The phone is the home’s number, from which a call says that somebody is there. All are sealed.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="home_codes")
    sealed = models.BinaryField(help_text="The secret, sealed")
    sealed_place = models.BinaryField(null=True, blank=True)
    sealed_phone = models.BinaryField(null=True, blank=True)
    place_agreed_at = models.DateTimeField(null=True, blank=True)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = HomeCodeQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "sealed", "sealed_place", "sealed_phone"),
        plain=("place_agreed_at", "begun_by", "ended_at"),
        exported="not: a secret is of no use to anybody elsewhere",
    )

    class Meta:
        constraints = [
            UniqueConstraint(
                name="one_code_in_a_home_at_a_time",
                fields=["person"],
                condition=Q(ended_at=None),
            ),
            CheckConstraint(
                name="place_of_a_home_is_kept_with_a_yes",
                condition=Q(sealed_place=None) | Q(place_agreed_at__isnull=False),
            ),
        ]
