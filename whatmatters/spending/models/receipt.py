from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q

from whatmatters.access.actor import Actor
from whatmatters.access.seen import seen_with
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.media.models import Kept
from whatmatters.spending.models.entry import Entry


class ReceiptQuerySet(models.QuerySet["Receipt"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(seen_with(Entry.objects.visible_to(viewer), "entry"))

    def in_order(self) -> Self:
        return self.order_by("recorded_at", "pk")


class Receipt(Kept):
    """A picture of a receipt, as it was made anew."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="receipts")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = ReceiptQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("words", "content"), plain=("entry", "recorded_by", *Kept.FACTS)
    )
    kept: ClassVar = ("entry_id", "sha256", "words", "recorded_by_id")


class NoReceiptQuerySet(models.QuerySet["NoReceipt"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(seen_with(Entry.objects.visible_to(viewer), "entry"))


class NoReceipt(Record):
    """That there is none, and a word about why: it is believed."""

    entry = models.OneToOneField(Entry, models.CASCADE, related_name="no_receipt")
    words = models.CharField(max_length=300)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = NoReceiptQuerySet.as_manager()

    declared: ClassVar = Declared(personal=("words",), plain=("entry", "recorded_by"))
    kept: ClassVar = ("entry_id", "words", "recorded_by_id")

    class Meta:
        constraints = [CheckConstraint(name="no_receipt_is_said_in_a_word", condition=~Q(words=""))]
