from __future__ import annotations

from decimal import Decimal
from typing import ClassVar, Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, Sum
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.budgets.sums import NOTHING, pence
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.foundations.words import later as _
from whatmatters.spending.models.account import Account, SpendingNotReady


class Kind(models.TextChoices):
    """Why money came or went."""

    START = "start", _("There at the start")
    PAID_IN = "paid-in", _("Paid in")
    CAME_BACK = "came-back", _("Came back")
    SPENT = "spent", _("Spent")
    RUNNING = "running", _("For looking after the money")
    GIVEN_BACK = "given-back", _("Given back")


#: What makes it more: `amount` is above nothing then, and below in all others.
MORE = (Kind.START, Kind.PAID_IN, Kind.CAME_BACK)
#: What a month says came in. What a shop gave back makes what went out less.
CAME_IN = (Kind.START, Kind.PAID_IN)


class EntryQuerySet(models.QuerySet["Entry"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(account__in=Account.objects.visible_to(viewer))

    def in_order(self) -> Self:
        return self.order_by("on", "recorded_at", "pk")

    def balance(self) -> Decimal:
        """What is left: always the sum of the entries, to the penny."""
        return pence(self.aggregate(of=Sum("amount"))["of"] or NOTHING)

    def balances(self) -> dict[UUID, Decimal]:
        """The same by account."""
        sums = self.order_by("account").values_list("account").annotate(of=Sum("amount"))
        return {account: pence(amount) for account, amount in sums}


class Entry(Record):
    """Money that came or went. Never changed: what was wrong is put right by another.

    `amount` counts into what is left as it stands: above nothing where it came, below where it
    went. `line` is the line of the plan in every version of it, `towards` what it was called.
    """

    account = models.ForeignKey(Account, models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=10, choices=Kind)
    amount = models.DecimalField(max_digits=9, decimal_places=2)
    on = models.DateField(help_text="The day it happened")
    what = models.CharField(max_length=300, blank=True)
    whom = models.CharField(max_length=200, blank=True, help_text="From whom, or to whom")
    line = models.UUIDField(null=True, blank=True, help_text="`CostLine.line`")
    towards = models.CharField(max_length=300, blank=True)
    words = models.TextField(blank=True)
    reverses = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="reversed_by"
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = EntryQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("what", "whom", "towards", "words"),
        plain=("account", "kind", "amount", "on", "line", "reverses", "recorded_by"),
    )
    kept: ClassVar = (
        *("account_id", "kind", "amount", "on", "what", "whom", "line", "towards", "words"),
        *("reverses_id", "recorded_by_id"),
    )

    class Meta:
        verbose_name_plural = "entries"
        constraints = [
            CheckConstraint(
                name="money_that_comes_is_more_and_money_that_goes_is_less",
                condition=Q(kind__in=MORE, reverses=None, amount__gt=0)
                | ~Q(kind__in=MORE) & Q(reverses=None, amount__lt=0)
                | Q(kind__in=MORE, reverses__isnull=False, amount__lt=0)
                | ~Q(kind__in=MORE) & Q(reverses__isnull=False, amount__gt=0),
            ),
            CheckConstraint(
                name="spending_is_on_something", condition=~Q(kind="spent") | ~Q(what="")
            ),
            CheckConstraint(
                name="giving_back_and_putting_right_say_why",
                condition=~Q(kind="given-back", words="") & ~Q(reverses__isnull=False, words=""),
            ),
        ]
        indexes = [models.Index(fields=["account", "on"], name="money_of_a_month")]

    @property
    def printed(self) -> Decimal:
        """As it stands in its column: what came, or what went; below nothing where put right."""
        return self.amount if self.kind in CAME_IN else -self.amount

    @property
    def is_spent(self) -> bool:
        """Of what is bought one keeps a receipt."""
        return self.kind == Kind.SPENT and self.reverses_id is None

    @property
    def is_put_right(self) -> bool:
        return hasattr(self, "reversed_by")

    @property
    def why_no_receipt(self) -> str:
        """In a word, where there is none; empty where nobody has said."""
        said = getattr(self, "no_receipt", None)
        return said.words if said else ""

    @property
    def lacks_receipt(self) -> bool:
        """Bought, and neither a receipt nor a word about it is there yet."""
        if not self.is_spent or self.is_put_right or self.why_no_receipt:
            return False
        return not self.receipts.all()

    def must_stand(self) -> None:
        """Raises SpendingNotReady where it is put right already, or puts right itself."""
        if self.reverses_id:
            raise SpendingNotReady(
                gettext("This puts something right. Write down again what was right before")
            )
        if Entry.objects.filter(reverses=self).exists():
            raise SpendingNotReady(gettext("This is put right already"))

    def turned_round(self) -> Entry:
        """What takes it back, of today. Not saved."""
        same = ("account_id", "kind", "what", "whom", "line", "towards")
        given = {name: getattr(self, name) for name in same}
        return Entry(amount=-self.amount, reverses=self, **given)
