"""Sums of money that anybody can check: each line is rounded, and totals add rounded lines."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

PENNY = Decimal("0.01")
MOST = Decimal("9999999.99")
NOTHING = Decimal("0.00")


class NotAnAmount(Exception):
    """Below nothing, above what can be written, or not a number. Its message is for the reader."""


def pence(amount: Decimal) -> Decimal:
    """To the nearest penny, half a penny up."""
    return amount.quantize(PENNY, rounding=ROUND_HALF_UP)


def an_amount(amount: Decimal, *, what: str) -> Decimal:
    """The amount in pounds and pence. Raises NotAnAmount; `what` begins its sentence."""
    if not amount.is_finite() or amount < 0:
        raise NotAnAmount(_("%(what)s must be £0.00 or more") % {"what": what})
    if amount > MOST:
        said = {"what": what, "most": f"£{MOST:,}"}
        raise NotAnAmount(_("%(what)s must be %(most)s or less") % said)
    return pence(amount)


def percents(amounts: Sequence[Decimal]) -> tuple[int, ...]:
    """Whole percents that come to 100: what is left over goes to the largest remainders."""
    total = sum(amounts, Decimal(0))
    if not total:
        return tuple(0 for _each in amounts)
    exact = [amount * 100 / total for amount in amounts]
    whole = [int(one) for one in exact]
    by_rest = sorted(range(len(exact)), key=lambda at: (whole[at] - exact[at], at))
    for at in by_rest[: 100 - sum(whole)]:
        whole[at] += 1
    return tuple(whole)
