"""Pounds and pence: rounded once, half up, and shared out so that the parts make the whole."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import TypeVar

K = TypeVar("K")
PENNY = Decimal("0.01")
NOTHING = Decimal("0.00")


def pence(exactly: Fraction) -> Decimal:
    """An exact amount as money: half a penny is a penny."""
    above, below = exactly.numerator, exactly.denominator
    return Decimal((200 * above + below) // (2 * below)).scaleb(-2)


def pounds(amount: Decimal) -> str:
    return f"£{amount:,.2f}"


def percent_of(amount: Decimal, percent: Decimal) -> Decimal:
    """So many of each hundred pounds of a printed amount, so that anyone can work it out again."""
    return pence(Fraction(amount) * Fraction(percent) / 100) if percent else NOTHING


def shared_out(amount: Decimal, parts: Mapping[K, Decimal]) -> dict[K, Decimal]:
    """An amount in parts that come to it to the penny, by largest remainder.

    Each part is rounded down to the penny; the pennies that are left go, one each, to the parts
    that lost most, the first first.
    """
    whole, pennies = sum(map(Fraction, parts.values())), int(amount * 100)
    if not whole:
        return {}
    exact = {key: pennies * Fraction(part) / whole for key, part in parts.items()}
    found = {key: floor(share) for key, share in exact.items()}
    lost = sorted(exact, key=lambda key: found[key] - exact[key])
    for key in lost[: pennies - sum(found.values())]:
        found[key] += 1
    return {key: Decimal(share).scaleb(-2) for key, share in found.items()}


def total(amounts: "list[Decimal] | tuple[Decimal, ...]") -> Decimal:
    return sum(amounts, NOTHING)
