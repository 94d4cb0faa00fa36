"""A kept thing in a page: seen, heard or watched there, and nowhere as a page of its own."""

from typing import Protocol

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

register = template.Library()


class Shown(Protocol):
    """What is needed of a file to show it."""

    @property
    def kind(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...


@register.simple_tag
def kept_thing(*, file: Shown, href: str) -> SafeString:
    """With its words below it, and its size given, so that the page does not jump."""
    draw = {"picture": _picture, "sound": _sound, "film": _film}[file.kind]
    words = format_html("<figcaption dir=auto>{}</figcaption>", file.words) if file.words else ""
    return format_html(
        '<figure class="kept kept--{}">{}{}</figure>', file.kind, draw(file, href), words
    )


def _picture(file: Shown, href: str) -> SafeString:
    return format_html(
        '<img class="kept__picture" src="{}" alt="{}" width="{}" height="{}" loading="lazy">',
        *(href, file.words or gettext("A picture"), file.width, file.height),
    )


def _sound(file: Shown, href: str) -> SafeString:
    return format_html(
        '<audio class="kept__sound" controls preload="none" src="{}" aria-label="{}"></audio>',
        *(href, file.words or gettext("A recording")),
    )


def _film(file: Shown, href: str) -> SafeString:
    return format_html(
        '<video class="kept__film" controls preload="none" playsinline src="{}" width="{}"'
        ' height="{}" aria-label="{}"></video>',
        *(href, file.width, file.height, file.words or gettext("A film")),
    )
