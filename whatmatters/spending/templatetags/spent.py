"""Amounts that may be below nothing. `{% load spent %}`"""

from decimal import Decimal

from django import template

from whatmatters.spending.reckoning import money

register = template.Library()


@register.filter
def in_pounds(amount: Decimal) -> str:
    """`£1,440.00`, `−£4.50`."""
    return money(amount)
