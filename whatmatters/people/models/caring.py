"""Who looks after whom, as the carer tells it: a thread from a carer's own record."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.people.models.opening import people_open_to


class CaringQuerySet(models.QuerySet["Caring"]):
    def visible_to(self, viewer: Actor) -> Self:
        """It is the carer's: whoever sees the other's record alone does not learn of it."""
        seen = people_open_to(viewer, DataClass.CORE)
        return self.filter(carer__in=seen.values("pk"))

    def current(self) -> Self:
        today = clock.today()
        return self.filter(Q(until=None) | Q(until__gt=today))


class Caring(Record):
    """Somebody looks after somebody. It opens neither record to who may open the other."""

    class Home(models.TextChoices):
        SAME = "same", _("They live together")
        APART = "apart", _("They live apart")

    carer = models.ForeignKey("people.Person", models.CASCADE, related_name="looks_after")
    whom = models.CharField(max_length=100, help_text="In the carer's words: my mum")
    cared_for = models.ForeignKey(
        "people.Person", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    home = models.CharField(max_length=5, blank=True, choices=Home)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    objects = CaringQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("carer", "whom", "cared_for"), plain=("home", "since", "until")
    )

    class Meta:
        constraints = [
            CheckConstraint(name="caring_is_for_somebody", condition=~Q(whom="")),
            CheckConstraint(
                name="caring_is_for_somebody_else",
                condition=Q(cared_for=None) | ~Q(cared_for=F("carer")),
            ),
            CheckConstraint(
                name="caring_ends_after_it_began",
                condition=Q(until=None) | Q(since=None) | Q(until__gte=F("since")),
            ),
        ]
