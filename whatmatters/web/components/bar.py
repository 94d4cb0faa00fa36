"""The bar at the top of every page: of the layout alone, so not in the gallery."""

from functools import lru_cache
from typing import Protocol

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


class Place(Protocol):
    """One entry of the bar. Places are hashable: a role has the same few bars all day."""

    @property
    def text(self) -> str: ...
    @property
    def href(self) -> str: ...
    @property
    def is_current(self) -> bool: ...


@register.simple_tag
def navigation_bar(places: tuple[Place, ...] = ()) -> SafeString:
    """As a menu on a narrow screen, in a row on a wide one; nothing where there is nowhere."""
    return _bar(places or (), get_language())


@lru_cache(maxsize=512)
def _bar(places: tuple[Place, ...], _language: str | None) -> SafeString:
    return render_to_string("web/navigation.html", {"navigation": places})
