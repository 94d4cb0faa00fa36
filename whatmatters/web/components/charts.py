"""A line over time, drawn by hand: small, still, and said in words as well."""

from collections.abc import Iterable, Sequence
from datetime import date

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from whatmatters.web.components.words import day, written

register = template.Library()

WIDTH, HEIGHT = 360, 190
LEFT, RIGHT, TOP, BOTTOM = 30, 352, 12, 156

Point = tuple[date, int]


@register.simple_tag
def chart_line(
    *, title: str, says: str, points: Iterable[Point], low: int = 0, high: int = 10
) -> SafeString:
    """How something has moved. `says` is what the line shows, in a plain sentence.

    `points` are pairs of a day and a whole number from `low` to `high`.
    """
    placed = sorted(points)
    if not placed:
        return format_html('<p class="wm-empty">{}: {}</p>', title, gettext("nothing to show yet"))
    return format_html(
        '<figure class="wm-chart"><figcaption>{}</figcaption>{}{}</figure>',
        says,
        _drawing(title, says, placed, low, high),
        _numbers(title, placed),
    )


def _drawing(title: str, says: str, points: Sequence[Point], low: int, high: int) -> SafeString:
    spots = [(_across(on, points), _up(value, low, high)) for on, value in points]
    return format_html(
        '<svg class="wm-chart__drawing" role="img" viewBox="0 0 {} {}">'
        "<title>{}</title><desc>{}</desc>{}"
        '<polyline class="wm-chart__line" points="{}"/>{}{}</svg>',
        *(WIDTH, HEIGHT, title, says, _grid(low, high)),
        " ".join(f"{x},{y}" for x, y in spots),
        format_html_join("", '<circle class="wm-chart__point" cx="{}" cy="{}" r="5"/>', spots),
        _ends(points),
    )


def _across(on: date, points: Sequence[Point]) -> int:
    """Where a day stands, left to right; a single day stands in the middle."""
    first, last = points[0][0], points[-1][0]
    span = (last - first).days
    part = (on - first).days / span if span else 0.5
    return round(LEFT + 10 + part * (RIGHT - LEFT - 20))


def _up(value: int, low: int, high: int) -> int:
    return round(BOTTOM - (value - low) / (high - low) * (BOTTOM - TOP))


def _grid(low: int, high: int) -> SafeString:
    lines = [(value, _up(value, low, high)) for value in (low, (low + high) // 2, high)]
    return format_html_join(
        "",
        '<path class="wm-chart__grid" d="M{} {}H{}"/>'
        '<text class="wm-chart__text" x="{}" y="{}" text-anchor="end">{}</text>',
        ((LEFT, y, RIGHT, LEFT - 8, y + 5, value) for value, y in lines),
    )


def _ends(points: Sequence[Point]) -> SafeString:
    """The first day and the last, below the line."""
    first, last = points[0][0], points[-1][0]
    if first == last:
        return _label(round((LEFT + RIGHT) / 2), "middle", first)
    return _label(LEFT, "start", first) + _label(RIGHT, "end", last)


def _label(x: int, anchor: str, on: date) -> SafeString:
    return format_html(
        '<text class="wm-chart__text" x="{}" y="{}" text-anchor="{}">{}</text>',
        *(x, HEIGHT - 8, anchor, written(on)),
    )


def _numbers(title: str, points: Sequence[Point]) -> SafeString:
    return format_html(
        '<details class="govuk-details"><summary class="govuk-details__summary">'
        '<span class="govuk-details__summary-text">{}</span></summary>'
        '<div class="govuk-details__text"><table class="govuk-table">'
        '<caption class="govuk-visually-hidden">{}</caption>'
        '<thead><tr><th scope="col">{}</th><th scope="col">{}</th></tr></thead>'
        "<tbody>{}</tbody></table></div></details>",
        gettext("See the numbers in a table"),
        title,
        *(gettext("Day"), gettext("Number")),
        format_html_join(
            "",
            '<tr><th scope="row">{}</th><td>{}</td></tr>',
            ((day(on), value) for on, value in points),
        ),
    )
