"""Rates of an organisation: their prices follow one another, and are never edited."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.demonstration import cast
from whatmatters.plans import actions
from whatmatters.plans.models import Action, PlanNotReady, Rate
from whatmatters.plans.tests.conftest import deeds, employer

APRIL, LATER = date(2026, 4, 1), date(2027, 4, 1)


@pytest.fixture
def dev(db: None) -> Actor:
    """Administrator of Priya’s council."""
    return cast.worker("dev")


@pytest.fixture
def rate(dev: Actor) -> Rate:
    ours = Organisation.objects.get(memberships__user=dev.user)
    return actions.begin_rate(
        organisation=ours, by=dev, name="Home care", unit="hour", amount=Decimal(25), from_on=APRIL
    )


def test_the_next_price_ends_the_one_before(rate: Rate, dev: Actor) -> None:
    actions.set_price(rate=rate, by=dev, amount=Decimal(26), from_on=LATER)

    first, second = rate.prices.order_by("from_on")
    assert (first.until_on, second.until_on) == (date(2027, 3, 31), None)
    assert deeds()[-3:] == ["plans.rate-begun", "plans.price-set", "plans.price-set"]
    actions.set_price(rate=rate, by=dev, amount=Decimal(26), from_on=LATER)  # sent twice
    assert rate.prices.count() == 2


def test_the_next_price_may_begin_before_the_one_before_was_to_end(
    dev: Actor, visit: Visit
) -> None:
    rate = actions.begin_rate(
        organisation=Organisation.objects.get(memberships__user=dev.user),
        by=dev,
        name="Nights",
        unit="night",
        amount=Decimal(80),
        from_on=date(2028, 1, 1),
        until_on=date(2028, 12, 31),
    )

    sent = {"amount": "82", **boxes("from_on", date(2028, 3, 1))}
    visit(f"/plans/rates/{rate.pk}", by=dev, sending=sent)

    first, second = rate.prices.order_by("from_on")
    assert (first.until_on, second.until_on) == (date(2028, 2, 29), None)


@pytest.mark.parametrize("day", [APRIL, date(2026, 3, 1)])
def test_a_price_is_followed_never_overwritten(day: date, rate: Rate, dev: Actor) -> None:
    with pytest.raises(PlanNotReady, match="must begin after the one before"):
        actions.set_price(rate=rate, by=dev, amount=Decimal(26), from_on=day)


def test_a_rate_is_named_once_and_has_a_sensible_price(rate: Rate, dev: Actor) -> None:
    ours = rate.organisation
    more: dict[str, Any] = {"organisation": ours, "by": dev, "unit": "hour", "from_on": APRIL}
    with pytest.raises(PlanNotReady, match="There is a rate of this name"):
        actions.begin_rate(name="home CARE", amount=Decimal(1), **more)
    for amount in (Decimal(-1), Decimal(10_000_000)):
        with pytest.raises(PlanNotReady, match="from £0 to"):
            actions.begin_rate(name="Nights", amount=amount, **more)
    with pytest.raises(PlanNotReady, match="on or after the first day"):
        actions.begin_rate(name="Nights", amount=Decimal(1), until_on=date(2026, 3, 31), **more)


def test_a_rate_that_is_used_stays(rate: Rate, walk: Action, dev: Actor) -> None:
    walk.cost_lines.create(rate=rate, often="week", unit="hour")

    with pytest.raises(PlanNotReady, match="Plans use this rate"):
        actions.remove_rate(rate=rate, by=dev)
    walk.cost_lines.all().delete()
    actions.remove_rate(rate=rate, by=dev)

    assert not Rate.objects.exists()


@pytest.mark.parametrize("who", ["priya", "sam", "owen", "maggie_herself"])
def test_rates_are_kept_by_those_who_set_them(
    who: str, rate: Rate, request: pytest.FixtureRequest
) -> None:
    by: Actor = request.getfixturevalue(who)

    for deed in (
        lambda: actions.set_price(rate=rate, by=by, amount=Decimal(1), from_on=LATER),
        lambda: actions.remove_rate(rate=rate, by=by),
    ):
        with pytest.raises(PermissionDenied):
            deed()


def test_another_organisations_rate_is_not_theirs(dev: Actor, owen: Actor) -> None:
    theirs = Rate.objects.create(organisation_id=employer(owen), name="X", unit="hour")

    with pytest.raises(PermissionDenied):
        actions.set_price(rate=theirs, by=dev, amount=Decimal(1), from_on=LATER)


@pytest.mark.parametrize(
    "days", [(APRIL, None), (date(2026, 1, 1), APRIL), (date(2027, 1, 1), date(2027, 1, 1))]
)
def test_the_database_keeps_prices_apart(
    days: tuple[date, date | None], rate: Rate, dev: Actor
) -> None:
    first, last = days
    with pytest.raises(IntegrityError, match="has_days_apart"), transaction.atomic():
        rate.prices.create(amount=1, from_on=first, until_on=last, set_by=dev.user)

    rate.prices.create(
        amount=1, from_on=date(2026, 1, 1), until_on=date(2026, 3, 31), set_by=dev.user
    )
    with pytest.raises(IntegrityError, match="has_days_apart"), transaction.atomic():
        rate.prices.filter(amount=1).update(until_on=APRIL)


def test_the_database_keeps_a_price_as_set(rate: Rate) -> None:
    with pytest.raises(IntegrityError, match="kept"), transaction.atomic():
        rate.prices.update(amount=1)


def test_the_page(dev: Actor, visit: Visit) -> None:
    sent = {"name": "Home care", "unit": "hour", "amount": "£25.40", **boxes("from_on", APRIL)}
    page = visit("/plans/rates", by=dev, sending=sent)
    assert "£25.40 for one hour" in " ".join(page.text.split())
    rate = Rate.objects.get()

    sent = {"amount": "26", **boxes("from_on", LATER)}
    page = visit(f"/plans/rates/{rate.pk}", by=dev, sending=sent)
    said = " ".join(page.text.split())
    assert "£25.40 from 1 April 2026 to 31 March 2027" in said
    assert "£26.00 from 1 April 2027" in said

    visit(f"/plans/rates/{rate.pk}/remove", by=dev)
    visit(f"/plans/rates/{rate.pk}/remove", by=dev, sending={})
    assert not Rate.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"name": ""}, "Say what it is for"),
        ({"amount": "NaN"}, "The price must be in pounds and pence"),
        ({"amount": "Infinity"}, "The price must be in pounds and pence"),
        ({"amount": "1e5"}, "The price must be in pounds and pence"),
        ({"amount": "-1"}, "The price must be in pounds and pence"),
        ({"amount": "99999999"}, "must be £9,999,999.99 or less"),
        ({"unit": "furlong"}, "Choose one of the answers on the page"),
        (boxes("until_on", date(2026, 3, 31)), "The last day must be on or after the first day"),
    ],
)
def test_a_mistake_is_answered_in_words(
    wrong: dict[str, str], says: str, dev: Actor, visit: Visit
) -> None:
    sent = {"name": "Home care", "unit": "hour", "amount": "1", **boxes("from_on", APRIL), **wrong}
    page = visit("/plans/rates", by=dev, sending=sent)

    assert says in page.text
    assert not Rate.objects.exists()


def test_another_organisations_rate_is_not_found(dev: Actor, owen: Actor, visit: Visit) -> None:
    theirs = Rate.objects.create(organisation_id=employer(owen), name="X", unit="hour")

    for address in (f"/plans/rates/{theirs.pk}", f"/plans/rates/{theirs.pk}/remove"):
        visit(address, by=dev, expecting=404)
        visit(address, by=dev, sending={}, expecting=404)
    visit("/plans/rates", by=owen, expecting=403)
