from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q

from whatmatters.access.models import Organisation
from whatmatters.eligibility.law import Pack, pack
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record

OF_THE_ORGANISATION = "not: it belongs to the organisation, not to a person"


class LawInForceQuerySet(models.QuerySet["LawInForce"]):
    def on(self, day: date, *, organisation: object) -> Self:
        """What was chosen for that day: the latest day that has come, and its latest choice."""
        return self.filter(organisation=organisation, begins_on__lte=day).latest_first()

    def latest_first(self) -> Self:
        return self.order_by("-begins_on", "-recorded_at", "pk")


class LawInForce(Record):
    """Which law an organisation works under, from a day. Every choice is kept."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    pack = models.CharField(max_length=40)
    pack_version = models.CharField(max_length=40)
    begins_on = models.DateField(default=clock.today)
    chosen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = LawInForceQuerySet.as_manager()

    declared: ClassVar = Declared(
        plain=("organisation", "pack", "pack_version", "begins_on", "chosen_by"),
        exported=OF_THE_ORGANISATION,
        merged=OF_THE_ORGANISATION,
        erased=OF_THE_ORGANISATION,
    )
    kept: ClassVar = ("organisation_id", "pack", "pack_version", "begins_on", "chosen_by_id")

    class Meta:
        verbose_name_plural = "laws in force"
        constraints = [
            CheckConstraint(
                name="law_in_force_is_a_version_of_a_pack",
                condition=~Q(pack="") & ~Q(pack_version=""),
            ),
        ]

    @property
    def law(self) -> Pack:
        """The pack itself. Raises NoSuchPack, if its file was taken away."""
        return pack(self.pack, self.pack_version)
