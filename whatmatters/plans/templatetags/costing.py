"""Money on a page. `{% load costing %}`"""

from decimal import Decimal

from django import template

from whatmatters.plans.costs import pounds as in_pounds

register = template.Library()


@register.filter
def pounds(amount: Decimal | None) -> str:
    """`£1,234.50`; nothing where there is no amount."""
    return "" if amount is None else in_pounds(amount)
