"""Amounts and figures as they are printed. `{% load money %}`"""

from decimal import Decimal

from django import template

from whatmatters.plans.costs import pounds
from whatmatters.plans.costs.words import plain

register = template.Library()


@register.filter
def in_pounds(amount: Decimal) -> str:
    """`£1,440.00`."""
    return pounds(amount)


@register.filter
def in_figures(number: Decimal) -> str:
    """`6.75`, `52`: without noughts that say nothing."""
    return plain(number)
