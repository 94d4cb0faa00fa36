"""Minutes as they are read. `{% load lasting %}`"""

from django import template
from django.utils.translation import gettext as _

from whatmatters.timebank import lasting as words

register = template.Library()


@register.filter
def lasting(minutes: int) -> str:
    """`6 hours 45 minutes`."""
    return words.lasting(minutes)


@register.filter
def came_or_went(minutes: int) -> str:
    """`1 hour more`, `45 minutes less`."""
    said = _("%(time)s more") if minutes > 0 else _("%(time)s less")
    return said % {"time": words.lasting(minutes)}
