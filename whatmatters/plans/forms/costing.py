"""What does it cost? One price is enough; the rest is for those who know it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext

from whatmatters.foundations.words import later as _
from whatmatters.plans.forms.read import ReadField, ReadForm
from whatmatters.plans.models import SHARES, CostLine, Often, Plan, Rate, Route, Unit
from whatmatters.plans.selectors.pricing import CostPage
from whatmatters.web.forms import (
    DayField,
    LineField,
    MoneyField,
    NumberField,
    PickField,
    PlainForm,
    QuantityField,
)
from whatmatters.web.forms.plain import Said

#: The form in short; all else is behind “More”.
SHORT = ("unit_price", "often", "route")


def percent_field(*, label: Said, subject: Said, help_text: Said = "") -> QuantityField:
    """How much of a hundred; an empty box is nothing."""
    return QuantityField(
        label=label,
        subject=subject,
        help_text=help_text,
        most=Decimal(100),
        required=False,
        empty_value=Decimal(0),
    )


def _share(route: Route) -> QuantityField:
    return percent_field(label=route.label, subject=route.label)


class CostForm(ReadForm):
    """Its answers are the keyword arguments of `actions.add_cost_line`."""

    read = ReadField()
    unit_price = MoneyField(
        label=_("What does it cost?"),
        help_text=_("It may be 0"),
        subject=_("The cost"),
        required=False,
    )
    often = PickField(
        label=_("How often is that paid?"),
        choices=Often.choices,
        required=_("Choose how often it is paid"),
    )
    route = PickField(
        label=_("Which way is it paid?"),
        choices=Route.choices,
        nothing=_("Nobody has said yet"),
        required=False,
    )
    what = LineField(
        label=_("What is this for?"),
        help_text=_("If it has more than one cost. For example, “Payroll” or “The taxi home”"),
        required=False,
        max_length=200,
    )
    quantity = QuantityField(
        label=_("How much of it?"),
        subject=_("How much"),
        help_text=_("For example, 5 for five hours, or 0.5 for half an hour"),
        most=Decimal("9999.99"),
        more_than_nothing=True,
        required=False,
        empty_value=Decimal(1),
    )
    unit = PickField(
        label=_("Of what?"), choices=Unit.choices, required=_("Choose what is counted")
    )
    times = NumberField(
        label=_("How many times?"),
        help_text=_("For example, 3 for three times a week"),
        subject=_("How many times"),
        low=1,
        high=999,
        required=False,
    )
    on_cost_percent = percent_field(
        label=_("Costs of employing, in percent"),
        subject=_("The costs of employing"),
        help_text=_("Holiday pay, pension and the like, if you employ somebody"),
    )
    begins_on = DayField(label=_("From when?"), subject=_("The first day"), required=False)
    ends_on = DayField(label=_("Until when?"), subject=_("The last day"), required=False)
    by_direct_payment = _share(Route.DIRECT_PAYMENT)
    by_fund = _share(Route.FUND)
    by_council = _share(Route.COUNCIL)
    by_health = _share(Route.HEALTH)
    by_own = _share(Route.OWN)

    def __init__(self, data: Any, *, page: CostPage, **given: Any) -> None:
        super().__init__(data, initial=_as_it_stands(page.line), **given)
        if page.rates:
            self.fields["rate"] = _rates(page.rates)

    @property
    def more(self) -> list[forms.BoundField]:
        """What is behind “More”."""
        names = [n for n in self.fields if n not in (*SHORT, "read") and not n.startswith("by_")]
        return [self[name] for name in names]

    @property
    def parts(self) -> list[forms.BoundField]:
        """How much comes each way, where it comes more than one."""
        return [self[name] for name in self.fields if name.startswith("by_")]

    @property
    def is_open(self) -> bool:
        """Whether something behind “More” is said, or wrong."""
        own = {field.name for field in self.more}
        blank = {"quantity": Decimal(1), "times": 1, "unit": Unit.ITEM}
        said = [n for n in own if self.initial.get(n) not in (None, "", 0, blank.get(n))]
        return bool(said or own & set(self.errors) or (self.is_bound and self.errors))

    @property
    def is_mixed(self) -> bool:
        return bool({field.name for field in self.parts} & set(self.errors)) or (
            self["route"].value() == Route.MIXED
        )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if not self.errors and found.get("unit_price") is None and not found.get("rate"):
            self.add_error("unit_price", self._no_price())
        if not self.errors and found.get("unit_price") is not None and found.get("rate"):
            self.add_error("unit_price", gettext("Give a price, or choose a rate: one of the two"))
        first, last = found.get("begins_on"), found.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", gettext("The last day must be on or after the first day"))
        self._check_parts(found)
        return found

    def _no_price(self) -> str:
        if "rate" in self.fields:
            return gettext("Enter what it costs, or choose a rate. If it is free, enter 0")
        return gettext("Enter what it costs. If it is free, enter 0")

    def _check_parts(self, found: dict[str, Any]) -> None:
        parts = self._shares(found)
        if found.get("route") == Route.MIXED and not self.errors and sum(parts.values()) != 100:
            self.add_error("by_direct_payment", gettext("The parts must come to exactly 100"))

    @property
    def cost(self) -> dict[str, Any]:
        """The keyword arguments of the deed."""
        found = {n: v for n, v in self.cleaned_data.items() if not n.startswith("by_")}
        found["times"] = found["times"] or 1
        found.pop("read", None)
        is_mixed = found["route"] == Route.MIXED
        return {**found, "shares": self._shares(self.cleaned_data) if is_mixed else None}

    def _shares(self, found: dict[str, Any]) -> dict[str, Decimal]:
        parts = {route: found.get(_part(route)) or Decimal(0) for route in SHARES}
        return {str(route): part for route, part in parts.items() if part}


class RateForm(PlainForm):
    """A new rate and its first price. Its fields are arguments of `actions.begin_rate`."""

    name = LineField(
        label="What is it for?",
        help_text="For example, “An hour of home care, weekdays”",
        required="Say what it is for",
        max_length=200,
    )
    unit = PickField(label="What is counted?", choices=Unit.choices, required="Choose the unit")
    amount = MoneyField(
        label="What does one cost?", subject="The price", required="Enter the price. It may be 0"
    )
    from_on = DayField(label="From when?", subject="The first day", required="Enter the first day")
    until_on = DayField(
        label="Until when?",
        subject="The last day",
        help_text="Leave this empty if it holds until the next price",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        first, last = found.get("from_on"), found.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", "The last day must be on or after the first day")
        return found


class PriceForm(RateForm):
    """The next price of a rate: the arguments of `actions.set_price`."""

    name = None  # type: ignore[assignment]  # it has its name
    unit = None  # type: ignore[assignment]  # and its unit


class KeepBackForm(ReadForm):
    """How much is kept back for what may come."""

    percent = percent_field(
        label=_("How many pounds of each hundred?"),
        subject=_("What is kept back"),
        help_text=_("5 keeps back £5 of each £100. 0 keeps back nothing"),
    )

    def __init__(self, data: Any, *, plan: Plan) -> None:
        super().__init__(data, initial={"percent": plan.contingency_percent, "read": plan.version})


def _part(route: Route) -> str:
    return f"by_{SHARES[route].removesuffix('_share')}"


def _rates(rates: tuple[Rate, ...]) -> PickField:
    found = {str(rate.pk): rate for rate in rates}
    return PickField(
        label=_("Or use a rate"),
        help_text=_("Then the price of each day is the rate’s. Leave the cost above empty"),
        nothing=_("No rate"),
        required=False,
        choices=[
            (key, f"{rate.name}, one {rate.get_unit_display()}") for key, rate in found.items()
        ],
        coerce=found.__getitem__,
        empty_value=None,
    )


def _as_it_stands(line: CostLine) -> dict[str, Any]:
    same = ("unit_price", "often", "route", "what", "unit", "quantity", "times")
    more = ("on_cost_percent", "begins_on", "ends_on")
    stands = {name: getattr(line, name) for name in (*same, *more)}
    parts = {_part(route): part for route, part in line.shares.items()} if line.route else {}
    mixed = parts if line.route == Route.MIXED else {}
    return {**stands, **mixed, "rate": line.rate_id, "read": line.version}
