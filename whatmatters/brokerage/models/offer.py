from __future__ import annotations

from decimal import Decimal
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.brokerage.models.recipient import Recipient
from whatmatters.brokerage.models.search import AskedFor, NotOpen
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.plans.models import Doer, Often, Unit


class OfferQuerySet(models.QuerySet["Offer"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(recipient__in=Recipient.objects.visible_to(viewer))

    def standing(self) -> Self:
        """Not replaced by a newer one, nor taken back."""
        return self.filter(replaced_at=None, withdrawn_at=None)

    def in_order(self) -> Self:
        """As they were asked; of each, the newest first. The price moves nothing."""
        return self.order_by("recipient__place", "recipient_id", "-number", "pk")


class Offer(Record):
    """What somebody would do, when and for how much. A newer one replaces it; all are kept."""

    recipient = models.ForeignKey(Recipient, models.CASCADE, related_name="offers")
    number = models.PositiveSmallIntegerField()
    doer = models.CharField(max_length=12, choices=Doer, default=Doer.PROVIDER)
    what = models.CharField(max_length=500)
    when = models.CharField(max_length=300, blank=True)
    hours = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    begins_on = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    meet_first = models.BooleanField(default=False)
    conditions = models.TextField(blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Of the provider; empty where it was typed in on the person's side",
    )
    replaced_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = OfferQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("what", "when", "conditions", "made_by"),
        plain=(
            "recipient",
            "number",
            "doer",
            "hours",
            "begins_on",
            "valid_until",
            "meet_first",
            "replaced_at",
            "withdrawn_at",
        ),
    )
    kept: ClassVar = (
        "recipient_id",
        "number",
        "doer",
        "what",
        "when",
        "hours",
        "begins_on",
        "valid_until",
        "meet_first",
        "conditions",
    )

    class Meta:
        constraints = [
            CheckConstraint(name="offer_says_what", condition=~Q(what="")),
            CheckConstraint(
                name="offer_is_of_hours_in_a_week",
                condition=Q(hours=None) | Q(hours__range=(0, 168)),
            ),
            UniqueConstraint(name="offer_has_its_own_number", fields=["recipient", "number"]),
            UniqueConstraint(
                name="one_offer_stands_from_each",
                fields=["recipient"],
                condition=Q(replaced_at=None),
            ),
        ]

    @property
    def stands(self) -> bool:
        return self.replaced_at is None and self.withdrawn_at is None

    @property
    def has_run_out(self) -> bool:
        return self.valid_until is not None and self.valid_until < clock.today()

    @property
    def may_be_chosen(self) -> bool:
        return self.stands and not self.has_run_out

    def must_be_for_choosing(self) -> None:
        """Raises NotOpen: a replaced, withdrawn or expired offer is not chosen."""
        if self.withdrawn_at is not None:
            raise NotOpen(gettext("This offer was taken back. Choose another, or none"))
        if self.replaced_at is not None:
            raise NotOpen(gettext("This offer has been changed since. Read it again and choose"))
        if self.has_run_out:
            raise NotOpen(gettext("This offer has run out. Ask if it still stands"))


class PriceLineQuerySet(models.QuerySet["PriceLine"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(offer__in=Offer.objects.visible_to(viewer))

    def in_order(self) -> Self:
        return self.order_by("place", "pk")


class PriceLine(Record):
    """One part of a price: so much, so many times, so often."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="lines")
    place = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=200, blank=True)
    amount = models.DecimalField(max_digits=9, decimal_places=2)
    unit = models.CharField(max_length=7, choices=Unit, default=Unit.HOUR)
    how_many = models.DecimalField(max_digits=6, decimal_places=2, default=Decimal(1))
    per = models.CharField(max_length=10, choices=Often, default=Often.WEEK)

    objects = PriceLineQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("what",), plain=("offer", "place", "amount", "unit", "how_many", "per")
    )
    kept: ClassVar = ("offer_id", "place", "what", "amount", "unit", "how_many", "per")

    class Meta:
        constraints = [
            CheckConstraint(name="price_is_nothing_or_something", condition=Q(amount__gte=0)),
            CheckConstraint(name="price_is_of_some", condition=Q(how_many__gt=0)),
        ]


class ServesQuerySet(models.QuerySet["Serves"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(offer__in=Offer.objects.visible_to(viewer))


class Serves(Record):
    """How an offer helps with one outcome, in the words of whoever makes it."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="serves")
    asked_for = models.ForeignKey(AskedFor, models.CASCADE, related_name="served")
    words = models.TextField(blank=True)

    objects = ServesQuerySet.as_manager()

    declared: ClassVar = Declared(personal=("words",), plain=("offer", "asked_for"))
    kept: ClassVar = ("offer_id", "asked_for_id", "words")

    class Meta:
        constraints = [
            UniqueConstraint(name="offer_serves_an_outcome_once", fields=["offer", "asked_for"]),
        ]
