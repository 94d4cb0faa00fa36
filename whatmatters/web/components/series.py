"""Numbers over time, one line or two, with a line that somebody drew across: and their table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from whatmatters.web.components.drawing import NOTHING
from whatmatters.web.components.words import clock_time, day, written

register = template.Library()

WIDTH, HEIGHT = 480, 220
LEFT, RIGHT, TOP, BOTTOM = 54, 468, 18, 180
ROOM = Decimal("0.12")


@dataclass(frozen=True, slots=True)
class Dot:
    """A number of a moment. A day without a time is at midday, and `has_time` says so."""

    at: datetime
    number: Decimal
    shown: str
    has_time: bool = True


@dataclass(frozen=True, slots=True)
class Series:
    """A line of the chart, by its name."""

    name: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A line across: where it stands, and what is written on it."""

    number: Decimal
    shown: str


@dataclass(frozen=True, slots=True)
class _Frame:
    """From which moment to which, and from which number to which."""

    first: datetime
    last: datetime
    low: Decimal
    high: Decimal

    def across(self, at: datetime) -> int:
        span = (self.last - self.first).total_seconds()
        part = (at - self.first).total_seconds() / span if span else 0.5
        return round(LEFT + 12 + part * (RIGHT - LEFT - 24))

    def up(self, number: Decimal) -> int:
        part = (number - self.low) / (self.high - self.low)
        return round(BOTTOM - float(part) * (BOTTOM - TOP))


@register.simple_tag
def chart_series(
    *, title: str, says: str, series: Sequence[Series], marks: Iterable[Mark] = ()
) -> SafeString:
    """How numbers have moved. `says` is what one sees, in a plain sentence.

    Series stand at the same moments: each is a column of the table.
    """
    if not series or not series[0].dots:
        return format_html('<p class="wm-empty">{}: {}</p>', title, gettext("nothing to show yet"))
    return format_html(
        '<figure class="wm-chart wm-chart--wide"><figcaption>{}</figcaption>{}{}</figure>',
        says,
        _drawing(title, says, series, tuple(marks)),
        _table(title, series),
    )


def _drawing(
    title: str, says: str, series: Sequence[Series], marks: tuple[Mark, ...]
) -> SafeString:
    frame = _frame(series, marks)
    lines = (_line(frame, one, number) for number, one in enumerate(series))
    return format_html(
        '<svg class="wm-chart__drawing" role="img" viewBox="0 0 {} {}">'
        "<title>{}</title><desc>{}</desc>{}{}{}{}</svg>",
        *(WIDTH, HEIGHT, title, says, _grid(frame)),
        _joined(_mark(frame, mark) for mark in marks),
        _joined(lines),
        _ends(frame),
    )


def _frame(series: Sequence[Series], marks: Sequence[Mark]) -> _Frame:
    numbers = [dot.number for one in series for dot in one.dots] + [m.number for m in marks]
    low, high = min(numbers), max(numbers)
    room = (high - low) * ROOM or Decimal(1)
    moments = [dot.at for dot in series[0].dots]
    return _Frame(min(moments), max(moments), low - room, high + room)


def _line(frame: _Frame, series: Series, number: int) -> SafeString:
    spots = [(frame.across(dot.at), frame.up(dot.number)) for dot in series.dots]
    which = " wm-chart__line--second" if number else ""
    return format_html(
        '<polyline class="wm-chart__line{}" points="{}"/>{}',
        which,
        " ".join(f"{x},{y}" for x, y in spots),
        format_html_join("", '<circle class="wm-chart__point" cx="{}" cy="{}" r="4"/>', spots),
    )


def _mark(frame: _Frame, mark: Mark) -> SafeString:
    y = frame.up(mark.number)
    return format_html(
        '<path class="wm-chart__mark" d="M{} {}H{}"/>'
        '<text class="wm-chart__text" x="{}" y="{}" text-anchor="end">{}</text>',
        *(LEFT, y, RIGHT, RIGHT, y - 5, mark.shown),
    )


def _grid(frame: _Frame) -> SafeString:
    """Three lines across, with the number of each."""
    rows = [frame.low, (frame.low + frame.high) / 2, frame.high]
    shown = _figures(rows)
    return format_html_join(
        "",
        '<path class="wm-chart__grid" d="M{} {}H{}"/>'
        '<text class="wm-chart__text" x="{}" y="{}" text-anchor="end">{}</text>',
        (
            (LEFT, frame.up(n), RIGHT, LEFT - 6, frame.up(n) + 5, text)
            for n, text in zip(rows, shown, strict=True)
        ),
    )


def _figures(numbers: Sequence[Decimal]) -> list[str]:
    """Whole, where what lies between them is more than a few."""
    places = 0 if numbers[-1] - numbers[0] >= 4 else 1
    return [f"{number:,.{places}f}" for number in numbers]


def _ends(frame: _Frame) -> SafeString:
    first, last = frame.first.date(), frame.last.date()
    if first == last:
        return _label(round((LEFT + RIGHT) / 2), "middle", written(first))
    return _label(LEFT, "start", written(first)) + _label(RIGHT, "end", written(last))


def _label(x: int, anchor: str, text: str) -> SafeString:
    return format_html(
        '<text class="wm-chart__text" x="{}" y="{}" text-anchor="{}">{}</text>',
        *(x, HEIGHT - 12, anchor, text),
    )


def _table(title: str, series: Sequence[Series]) -> SafeString:
    heads = format_html_join("", '<th scope="col">{}</th>', ((one.name,) for one in series))
    rows = zip(*(one.dots for one in series), strict=True)
    return format_html(
        '<details class="govuk-details"><summary class="govuk-details__summary">'
        '<span class="govuk-details__summary-text">{}</span></summary>'
        '<div class="govuk-details__text"><table class="govuk-table">'
        '<caption class="govuk-visually-hidden">{}</caption>'
        '<thead><tr><th scope="col">{}</th>{}</tr></thead>'
        "<tbody>{}</tbody></table></div></details>",
        *(gettext("See the numbers in a table"), title, gettext("Day"), heads),
        _joined(_row(dots) for dots in rows),
    )


def _row(dots: Sequence[Dot]) -> SafeString:
    first = dots[0]
    when = format_html(", {}", clock_time(first.at.time())) if first.has_time else NOTHING
    numbers = format_html_join("", "<td>{}</td>", ((dot.shown,) for dot in dots))
    return format_html('<tr><th scope="row">{}{}</th>{}</tr>', day(first.at.date()), when, numbers)


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return SafeString("".join(parts))
