"""What an hour, a night or a mile of something costs, from day to day: kept by an organisation."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.foundations.words import later as _
from whatmatters.plans.models.plan import PlanNotReady

MOST = Decimal("9999999.99")
NOT_OF_A_PERSON = "not: it belongs to the organisation, not to a person"


class Unit(models.TextChoices):
    """What is counted."""

    HOUR = "hour", _("hour")
    SESSION = "session", _("session")
    VISIT = "visit", _("visit")
    DAY = "day", _("day")
    NIGHT = "night", _("night")
    WEEK = "week", _("week")
    MONTH = "month", _("month")
    ITEM = "item", _("item")
    MILE = "mile", _("mile")


class RateQuerySet(models.QuerySet["Rate"]):
    def of_employer(self, actor: Actor) -> Self:
        """Those of the organisation that somebody acts for; none for who acts for themself."""
        return self.filter(organisation=actor.organisation_id).order_by("name", "pk")


class Rate(Record):
    """Something an organisation has a price for, like an hour of a personal assistant."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="rates")
    name = models.CharField(max_length=200)
    unit = models.CharField(max_length=7, choices=Unit)

    objects = RateQuerySet.as_manager()

    declared: ClassVar = Declared(
        plain=("organisation", "name", "unit"), merged=NOT_OF_A_PERSON, erased=NOT_OF_A_PERSON
    )

    class Meta:
        constraints = [
            UniqueConstraint(name="rate_is_named_once", fields=["organisation", "name"]),
            CheckConstraint(name="rate_has_a_name", condition=~Q(name="")),
        ]


class RatePrice(Record):
    """What a rate is from a day, to its last day if there is one. Never edited, only followed."""

    rate = models.ForeignKey(Rate, models.CASCADE, related_name="prices")
    amount = models.DecimalField(max_digits=9, decimal_places=2)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True, help_text="The last day")
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    declared: ClassVar = Declared(
        plain=("rate", "amount", "from_on", "until_on", "set_by"),
        merged=NOT_OF_A_PERSON,
        erased=NOT_OF_A_PERSON,
    )
    kept: ClassVar = ("rate_id", "amount", "from_on", "set_by_id")

    class Meta:
        constraints = [
            CheckConstraint(
                name="price_of_a_rate_is_from_nothing_to_ten_million",
                condition=Q(amount__gte=0, amount__lte=MOST),
            ),
            CheckConstraint(
                name="price_of_a_rate_ends_after_it_begins",
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
            ),
        ]

    def make_way(self, *, on: date) -> None:
        """The next price holds from this day, so this one holds until the day before.

        Raises PlanNotReady where there is no day left for it.
        """
        if on <= self.from_on:
            raise PlanNotReady(
                gettext("The next price must begin after the one before it has begun")
            )
        if self.until_on is None or self.until_on >= on:
            self.until_on = on - timedelta(days=1)
