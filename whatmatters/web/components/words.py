"""Small parts that stand in a line: tags, days, progress, a person's words."""

from collections.abc import Iterable
from datetime import date, datetime, time
from functools import lru_cache
from itertools import chain

from django import template
from django.utils import dateformat, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from whatmatters.web.components.drawing import NOTHING, markup, one_of

register = template.Library()

TONES = ("plain", "good", "started", "careful", "waiting")


@register.simple_tag
def pill(*, text: str, tone: str = "plain") -> SafeString:
    """A word or two about how something stands. Never colour alone."""
    one_of(TONES, tone, what="a pill's tone")
    return format_html('<strong class="wm-pill wm-pill--{}">{}</strong>', tone, text)


@register.simple_tag
def progress(*, done: int, of: int, noun: str) -> SafeString:
    """How far along we are: in words for everyone, and as a bar for those who see it."""
    if not of:
        return format_html(
            '<p class="wm-progress">{}</p>', gettext("No %(noun)s yet") % {"noun": noun}
        )
    return format_html(
        '<p class="wm-progress">{}'
        '<progress class="wm-progress__bar" value="{}" max="{}" aria-hidden="true">'
        "</progress></p>",
        gettext("%(done)s of %(of)s %(noun)s done") % {"done": done, "of": of, "noun": noun},
        *(done, of),
    )


@register.simple_tag
def scale(*, value: int | None, low: str, high: str) -> SafeString:
    """How near, from 0 to 10: in words, and as ten dots. `low` and `high` say the ends."""
    if value is None:
        return format_html('<p class="wm-scale">{}</p>', gettext("Not said yet"))
    if not 0 <= value <= 10:
        raise ValueError("a scale's value is 0 to 10")
    return format_html(
        '<p class="wm-scale"><strong>{}</strong>{}<span class="wm-scale__ends">{}</span></p>',
        gettext("%(value)s out of 10") % {"value": value},
        DOTS[value],
        gettext("0 is “%(low)s”, 10 is “%(high)s”") % {"low": low, "high": high},
    )


def _dots(value: int) -> SafeString:
    kinds = chain(["full"] * value, ["open"] * (10 - value))
    circles = "".join(
        f'<circle class="wm-dot wm-dot--{kind}" cx="{9 + 18 * at}" cy="9" r="6.5"/>'
        for at, kind in enumerate(kinds)
    )
    return markup(
        '<svg class="wm-scale__dots" viewBox="0 0 180 18" width="180" height="18" '
        f'aria-hidden="true" focusable="false">{circles}</svg>'
    )


DOTS = tuple(_dots(value) for value in range(11))


@register.simple_tag
def quote(*, words: str, whose: str = "", on: date | None = None) -> SafeString:
    """Somebody's own words, as they said them: line breaks, direction and all."""
    said = [format_html("{}", whose)] if whose else []
    if on:
        said.append(day(on))
    below = _joined(said, ", ")
    return format_html(
        '<figure class="wm-quote"><blockquote class="wm-quote__words" dir="auto">{}'
        "</blockquote>{}</figure>",
        words,
        format_html('<figcaption class="wm-quote__whose">{}</figcaption>', below)
        if below
        else NOTHING,
    )


def _joined(parts: Iterable[SafeString], comma: str) -> SafeString:
    return SafeString(comma.join(parts))


@register.simple_tag
def day(value: date | None, *, none: str = "") -> SafeString:
    """A day as we write it: 27 March 2027. A moment gives its day in the UK."""
    if value is None:
        return format_html("{}", none or gettext("No date yet"))
    if isinstance(value, datetime):
        value = _here(value).date()
    return _day(value, get_language())


@lru_cache(maxsize=4096)
def _day(value: date, _language: str | None) -> SafeString:
    """A page shows a dozen days, and a service's days are some thousands in all."""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), written(value))


@register.simple_tag
def moment(value: datetime | None, *, none: str = "") -> SafeString:
    """A day and a time in the UK: 27 March 2027 at 3:05pm."""
    if value is None:
        return format_html("{}", none or gettext("No time yet"))
    value = _here(value)
    return format_html(
        '<time datetime="{}">{}</time>',
        value.isoformat(timespec="minutes"),
        gettext("%(day)s at %(time)s") % {"day": written(value), "time": clock_time(value)},
    )


def written(value: date) -> str:
    """27 March 2027."""
    return dateformat.format(value, "j F Y")


def clock_time(value: datetime | time) -> str:
    """3pm, 3:05pm, midnight and midday in words."""
    if value.minute == 0 and value.hour in {0, 12}:
        return gettext("midday") if value.hour else gettext("midnight")
    minutes = f":{value.minute:02}" if value.minute else ""
    figures = {"time": f"{value.hour % 12 or 12}{minutes}"}
    return (gettext("%(time)spm") if value.hour >= 12 else gettext("%(time)sam")) % figures


def _here(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value
