"""What something in a plan costs: so much of it, so often, at a price, paid by some way."""

from __future__ import annotations

import uuid
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Versioned
from whatmatters.foundations.words import later as _
from whatmatters.plans.models.action import Action
from whatmatters.plans.models.plan import Plan, PlanNotReady
from whatmatters.plans.models.rate import MOST, Rate, RatePrice, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping


class Often(models.TextChoices):
    """How often it is paid for."""

    DAY = "day", _("a day")
    WEEK = "week", _("a week")
    FORTNIGHT = "fortnight", _("a fortnight")
    FOUR_WEEKS = "four-weeks", _("every four weeks")
    MONTH = "month", _("a month")
    QUARTER = "quarter", _("a quarter")
    YEAR = "year", _("a year")
    ONCE = "once", _("once")


class Route(models.TextChoices):
    """By which way it is paid."""

    DIRECT_PAYMENT = "direct-payment", _("Direct payment")
    FUND = "fund", _("Individual service fund")
    COUNCIL = "council", _("The council arranges it")
    HEALTH = "health", _("Health pays")
    OWN = "own", _("Own money")
    MIXED = "mixed", _("More than one way")
    NOTHING = "nothing", _("Nothing to pay")


#: Where more than one way pays: the column that holds how much of 10,000 each does. Whole numbers,
#: since the database adds them up, and not every database adds fractions exactly.
SHARES = {
    Route.DIRECT_PAYMENT: "direct_payment_share",
    Route.FUND: "fund_share",
    Route.COUNCIL: "council_share",
    Route.HEALTH: "health_share",
    Route.OWN: "own_share",
}
#: What a line takes with it into the next version of the plan.
CARRIED_OVER = (
    "line",
    "what",
    "unit",
    "quantity",
    "often",
    "times",
    "begins_on",
    "ends_on",
    "unit_price",
    "rate_id",
    "on_cost_percent",
    "route",
    *SHARES.values(),
)
WHOLE, ALL = Decimal(100), 10_000


class CostLineQuerySet(models.QuerySet["CostLine"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(action__aim__plan__in=Plan.objects.visible_to(viewer))

    def as_written(self) -> Self:
        """In the order they were written, each with its rate and the rate’s prices."""
        prices = RatePrice.objects.order_by("from_on", "pk")
        with_prices = models.Prefetch("rate__prices", prices)
        ordered = self.order_by("begins_on", "recorded_at", "pk")
        return ordered.select_related("rate").prefetch_related(with_prices)


def _percent() -> models.DecimalField[Decimal, Decimal]:
    return models.DecimalField(max_digits=5, decimal_places=2, default=Decimal(0))


def _share() -> models.PositiveSmallIntegerField[int, int]:
    return models.PositiveSmallIntegerField(default=0, help_text="Of 10,000")


class CostLine(Versioned):
    """One thing that is paid for, as part of an action. It may cost nothing, and say so."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="cost_lines")
    line = models.UUIDField(default=uuid.uuid4, help_text="The same line in every version")
    what = models.CharField(max_length=200, blank=True, help_text="Blank: the action itself")
    unit = models.CharField(max_length=7, choices=Unit, default=Unit.ITEM)
    quantity = models.DecimalField(max_digits=6, decimal_places=2, default=Decimal(1))
    often = models.CharField(max_length=10, choices=Often)
    times = models.PositiveSmallIntegerField(default=1, help_text="How many times each week, say")
    begins_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True, help_text="The last day")
    unit_price = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    rate = models.ForeignKey(Rate, models.PROTECT, null=True, blank=True, related_name="cost_lines")
    on_cost_percent = _percent()
    route = models.CharField(max_length=14, choices=Route, blank=True)
    direct_payment_share = _share()
    fund_share = _share()
    council_share = _share()
    health_share = _share()
    own_share = _share()

    objects = CostLineQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("what",),
        plain=(
            "action",
            "line",
            "unit",
            "quantity",
            "often",
            "times",
            "begins_on",
            "ends_on",
            "unit_price",
            "rate",
            "on_cost_percent",
            "route",
            "direct_payment_share",
            "fund_share",
            "council_share",
            "health_share",
            "own_share",
            "version",
        ),
    )

    class Meta:
        constraints = [
            UniqueConstraint(name="cost_is_on_one_line_of_an_action", fields=["action", "line"]),
            CheckConstraint(
                name="cost_has_a_price_or_a_rate",
                condition=Q(unit_price=None, rate__isnull=False)
                | Q(unit_price__isnull=False, rate=None),
            ),
            CheckConstraint(
                name="cost_is_from_nothing_to_ten_million",
                condition=Q(unit_price=None) | Q(unit_price__gte=0, unit_price__lte=MOST),
            ),
            CheckConstraint(
                name="cost_is_of_something",
                condition=Q(quantity__gt=0, quantity__lte=Decimal("9999.99"), times__gte=1),
            ),
            CheckConstraint(
                name="cost_ends_on_or_after_the_day_it_begins",
                condition=Q(begins_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("begins_on")),
            ),
            CheckConstraint(
                name="cost_has_on_costs_of_no_more_than_all_of_it",
                condition=Q(on_cost_percent__gte=0, on_cost_percent__lte=WHOLE),
            ),
            CheckConstraint(
                name="cost_is_shared_out_whole",
                condition=~Q(route="mixed") & Q(**dict.fromkeys(SHARES.values(), 0))
                | Q(route="mixed")
                & Q(
                    own_share=ALL
                    - F("direct_payment_share")
                    - F("fund_share")
                    - F("council_share")
                    - F("health_share")
                ),
            ),
            CheckConstraint(
                name="cost_with_nothing_to_pay_is_nothing",
                condition=~Q(route="nothing") | Q(unit_price=0),
            ),
        ]

    @property
    def called(self) -> str:
        """What it is, in words; its action’s, where it has none of its own."""
        return self.what or self.action.what

    @property
    def shares(self) -> dict[Route, Decimal]:
        """How much of each hundred pounds comes by which way; all of it by one, mostly."""
        if self.route != Route.MIXED:
            return {Route(self.route): WHOLE} if self.route else {}
        found = {route: getattr(self, name) for route, name in SHARES.items()}
        return {route: Decimal(share) / 100 for route, share in found.items() if share}

    def for_next_version(self, action: Action) -> CostLine:
        """The same line of the same action, in another version. Not saved."""
        carried = {field: getattr(self, field) for field in CARRIED_OVER}
        return CostLine(action=action, **carried)

    def share_out(self, shares: Mapping[str, Decimal]) -> None:
        """More than one way pays: percentages by route, which come to 100. Not saved.

        Raises PlanNotReady.
        """
        wrong = [p for p in shares.values() if not 0 <= p <= WHOLE or p * 100 % 1]
        if wrong or sum(shares.values()) != WHOLE or set(shares) - set(SHARES):
            raise PlanNotReady(gettext("The parts must come to exactly 100 percent"))
        self.route = Route.MIXED
        for route, name in SHARES.items():
            setattr(self, name, int(shares.get(route, Decimal(0)) * 100))

    def settle(self) -> None:
        """Put its parts in order. Raises PlanNotReady, with a sentence, where it cannot be."""
        if self.route != Route.MIXED:
            for name in SHARES.values():
                setattr(self, name, 0)
        for is_wrong, sentence in self._wrongs():
            if is_wrong:
                raise PlanNotReady(sentence)
        if self.rate:
            self.unit = self.rate.unit

    def _wrongs(self) -> list[tuple[Any, str]]:
        shared = [getattr(self, name) for name in SHARES.values()]
        return [
            (
                (self.unit_price is None) == (self.rate is None),
                gettext("Give a price, or choose a rate: one of the two"),
            ),
            (
                self.unit_price is not None and not 0 <= self.unit_price <= MOST,
                gettext("The price must be from £0 to £9,999,999.99"),
            ),
            (not self.often, gettext("Choose how often it is paid")),
            (
                not 0 < self.quantity < 10_000 or not 1 <= self.times < 1_000,
                gettext("How much and how many times must each be more than 0"),
            ),
            (
                self.begins_on and self.ends_on and self.ends_on < self.begins_on,
                gettext("The last day must be on or after the first day"),
            ),
            (
                not 0 <= self.on_cost_percent <= WHOLE,
                gettext("The costs of employing must be from 0 to 100 percent"),
            ),
            (
                self.route == Route.MIXED and sum(shared) != ALL,
                gettext("The parts must come to exactly 100 percent"),
            ),
            (
                self.route == Route.NOTHING and self.unit_price != 0,
                gettext("If there is nothing to pay, the price must be 0"),
            ),
        ]
