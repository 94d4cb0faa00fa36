from collections.abc import Collection

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

NOTHING = SafeString("")


def one_of(allowed: Collection[str], given: str, *, what: str) -> str:
    """The given word, or an error that lists the words there are."""
    if given not in allowed:
        raise ValueError(f"{what} is one of {', '.join(allowed)}; not {given!r}")
    return given


def title(text: str, *, level: int, css: str) -> SafeString:
    """A heading of a level, kept between 2 and 6: the page itself has the one h1."""
    if level not in range(2, 7):
        raise ValueError(f"a heading's level is 2 to 6; not {level}")
    return format_html('<h{} class="{}">{}</h{}>', level, css, text, level)


def hidden(text: str) -> SafeString:
    """Words for those who hear the page, after a space."""
    if not text:
        return NOTHING
    return format_html('<span class="govuk-visually-hidden"> {}</span>', text)


def markup(html: str) -> SafeString:
    """Markup written in this room, with nothing of anybody's in it."""
    return mark_safe(html)  # noqa: S308  # only ever called with our own literals
