from django import template
from django.templatetags.static import static

from whatmatters.conversations.symbols import picture_of

register = template.Library()


@register.simple_tag
def symbol(key: str) -> str:
    """The address of a symbol's picture."""
    return static(picture_of(key))
