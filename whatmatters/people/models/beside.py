from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.people.models.invitation import hashed
from whatmatters.people.models.opening import people_open_to
from whatmatters.people.models.person import Person


class BesideCodeQuerySet(models.QuerySet["BesideCode"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(person__in=people_open_to(viewer, DataClass.CONSENT).values("pk"))

    def open(self) -> Self:
        """Those that still let somebody in: not used, not too old, and the person can sign in."""
        alive = self.filter(person__died_on=None, person__user__is_active=True)
        return alive.filter(used_at=None, until__gt=clock.now())

    def by_code(self, typed: str) -> Self:
        return self.filter(hashed=hashed(typed))


class BesideCode(Record):
    """A code with which a person signs in once, beside the worker who gave it to them."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    hashed = models.CharField(max_length=64, unique=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    objects = BesideCodeQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "hashed", "given_by"), plain=("until", "used_at")
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="beside_code_is_used_in_time",
                condition=models.Q(used_at=None) | models.Q(used_at__lte=models.F("until")),
            ),
        ]
