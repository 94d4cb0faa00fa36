"""Numbers over time, one line or two, with a line that somebody drew across: and their table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from math import ceil, floor

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from whatmatters.web.components.drawing import NOTHING
from whatmatters.web.components.words import clock_time, day, written

register = template.Library()

WIDTH, HEIGHT = 360, 210
LEFT, RIGHT, TOP, BOTTOM = 46, 352, 16, 172
#: How many steps from the lowest line across to the highest, or a few more.
STEPS = 3


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
    """From which moment to which, and the numbers of the lines across, the lowest first."""

    first: datetime
    last: datetime
    rungs: tuple[Decimal, ...]

    def across(self, at: datetime) -> int:
        span = (self.last - self.first).total_seconds()
        part = (at - self.first).total_seconds() / span if span else 0.5
        return round(LEFT + 12 + part * (RIGHT - LEFT - 24))

    def up(self, number: Decimal) -> int:
        low, high = self.rungs[0], self.rungs[-1]
        part = (number - low) / (high - low)
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
        _joined(lines),
        _joined(_mark(frame, mark) for mark in marks),
        _ends(frame),
    )


def _frame(series: Sequence[Series], marks: Sequence[Mark]) -> _Frame:
    numbers = [dot.number for one in series for dot in one.dots] + [m.number for m in marks]
    moments = [dot.at for dot in series[0].dots]
    return _Frame(min(moments), max(moments), _rungs(min(numbers), max(numbers)))


def _rungs(low: Decimal, high: Decimal) -> tuple[Decimal, ...]:
    """Round numbers, evenly apart, from one that is no higher to one that is no lower."""
    step = _round_up((high - low) / STEPS or Decimal(1))
    first, last = floor(low / step), ceil(high / step)
    if first == last:
        first, last = first - (low != 0), last + 1
    return tuple(step * number for number in range(first, last + 1))


def _round_up(number: Decimal) -> Decimal:
    """The next of 1, 2, 5, 10, 20, 50 and so on."""
    ten = Decimal(1).scaleb(number.adjusted())
    return next(ten * each for each in (1, 2, 5, 10) if ten * each >= number)


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
    """Lines across, with the number of each."""
    shown = _figures(frame.rungs)
    return format_html_join(
        "",
        '<path class="wm-chart__grid" d="M{} {}H{}"/>'
        '<text class="wm-chart__text" x="{}" y="{}" text-anchor="end">{}</text>',
        (
            (LEFT, frame.up(n), RIGHT, LEFT - 6, frame.up(n) + 5, text)
            for n, text in zip(frame.rungs, shown, strict=True)
        ),
    )


def _figures(numbers: Sequence[Decimal]) -> list[str]:
    """With as many figures after the point as tell them apart."""
    places = max(0, -(numbers[1] - numbers[0]).normalize().as_tuple().exponent)  # type: ignore[operator]  # they are finite
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
