"""Rates of an organisation: begun, then followed by the next price. None is edited."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.permissions import Permission, require
from whatmatters.plans.models import PlanNotReady, Rate, RatePrice
from whatmatters.plans.models.rate import MOST


@transaction.atomic
def begin_rate(
    *,
    organisation: Organisation,
    by: Actor,
    name: str,
    unit: str,
    amount: Decimal,
    from_on: date,
    until_on: date | None = None,
) -> Rate:
    """A rate and its first price. Raises PlanNotReady where there is one of that name."""
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    _must_be_theirs(organisation.pk, by=by)
    if organisation.rates.filter(name__iexact=name).exists():
        raise PlanNotReady(gettext("There is a rate of this name. Give it its next price"))
    rate = Rate.objects.create(organisation=organisation, name=name, unit=unit)
    audit.record(by=by, did="plans.rate-begun", to=rate)
    _price(rate, by=by, amount=amount, from_on=from_on, until_on=until_on)
    return rate


@transaction.atomic
def set_price(
    *, rate: Rate, by: Actor, amount: Decimal, from_on: date, until_on: date | None = None
) -> RatePrice:
    """The price that follows. The one before it ends the day before. Raises PlanNotReady."""
    rate = Rate.objects.select_for_update(of=("self",)).get(pk=rate.pk)
    _must_be_theirs(rate.organisation_id, by=by)
    if same := rate.prices.filter(from_on=from_on, amount=amount, until_on=until_on).first():
        return same  # sent twice
    last = rate.prices.order_by("-from_on", "pk").first()
    if last:
        last.make_way(on=from_on)
        last.save(update_fields=["until_on"])
    return _price(rate, by=by, amount=amount, from_on=from_on, until_on=until_on)


@transaction.atomic
def remove_rate(*, rate: Rate, by: Actor) -> None:
    """Take away a rate that nothing was ever priced from. Raises PlanNotReady otherwise."""
    rate = Rate.objects.select_for_update(of=("self",)).get(pk=rate.pk)
    _must_be_theirs(rate.organisation_id, by=by)
    if rate.cost_lines.exists():
        raise PlanNotReady(gettext("Plans use this rate, so it is kept. Give it its next price"))
    audit.record(by=by, did="plans.rate-taken-away", to=rate)
    rate.delete()


def _price(
    rate: Rate, *, by: Actor, amount: Decimal, from_on: date, until_on: date | None
) -> RatePrice:
    if not 0 <= amount <= MOST:
        raise PlanNotReady(gettext("The price must be from £0 to £9,999,999.99"))
    if until_on and until_on < from_on:
        raise PlanNotReady(gettext("The last day must be on or after the first day"))
    price = RatePrice(rate=rate, amount=amount, from_on=from_on, until_on=until_on, set_by=by.user)
    price.save(force_insert=True)
    audit.record(by=by, did="plans.price-set", to=price)
    return price


def _must_be_theirs(organisation_id: object, *, by: Actor) -> None:
    require(by, Permission.RATES_SET)
    if organisation_id != by.organisation_id:
        raise PermissionDenied(Permission.RATES_SET)
