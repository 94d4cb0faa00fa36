"""How a cost is said: `3 hours, 2 times a week, £25.40 an hour`."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext

from whatmatters.foundations.words import later as _
from whatmatters.plans.costs.calendar import Weeks
from whatmatters.plans.costs.lines import Line, Piece
from whatmatters.plans.costs.money import pounds
from whatmatters.plans.costs.reading import line_of
from whatmatters.plans.models import Action, CostLine, Often, Unit

PLURALS = {
    Unit.HOUR: _("hours"),
    Unit.SESSION: _("sessions"),
    Unit.VISIT: _("visits"),
    Unit.DAY: _("days"),
    Unit.NIGHT: _("nights"),
    Unit.WEEK: _("weeks"),
    Unit.MONTH: _("months"),
    Unit.ITEM: _("items"),
    Unit.MILE: _("miles"),
}


def cost_in_words(action: Action) -> str:
    """`£12.00 a week`, `No cost`, or nothing when it has not been said."""
    said = [line_in_words(kept) for kept in action.cost_lines.all()]
    return gettext(" and ").join(dict.fromkeys(said))


def line_in_words(kept: CostLine) -> str:
    """The price in force, and what it is of."""
    pieces = list(line_of(kept).pieces())
    if not pieces:
        return gettext("No price for these days yet")
    return gettext(", then ").join(dict.fromkeys(piece_in_words(piece) for piece in pieces))


def piece_in_words(piece: Piece) -> str:
    """`£12.00 a week`; `3 hours a week at £25.40`; `No cost`."""
    if piece.is_free:
        return gettext("No cost")
    line = piece.line
    if _is_plain(line):
        return f"{pounds(piece.price)} {Often(line.often).label}"
    told = {"amount": amount_in_words(line), "price": pounds(piece.price), "often": often(line)}
    if line.on_cost_percent:
        told["percent"] = plain(line.on_cost_percent)
        return gettext("%(amount)s %(often)s at %(price)s, and %(percent)s%% on top") % told
    return gettext("%(amount)s %(often)s at %(price)s") % told


def amount_in_words(line: Line) -> str:
    """`3 hours`, `1 night`, `half of it`."""
    return f"{plain(line.quantity)} {unit_in_words(line.unit, line.quantity)}"


def often(line: Line) -> str:
    """`a week`; `3 times a week`."""
    label = str(Often(line.often).label)
    if line.times == 1:
        return label
    return gettext("%(times)s times %(often)s") % {"times": line.times, "often": label}


def unit_in_words(unit: Unit, quantity: Decimal) -> str:
    return str(unit.label) if quantity == 1 else str(PLURALS[unit])


def plain(number: Decimal) -> str:
    """A number without the noughts that say nothing: `6.75`, `14`."""
    said = f"{number:f}"
    return said.rstrip("0").rstrip(".") if "." in said else said


def _is_plain(line: Line) -> bool:
    is_one = line.quantity == 1 and line.times == 1 and line.unit == Unit.ITEM
    return is_one and not line.on_cost_percent


def sum_of_a_week(piece: Piece, weeks: Weeks) -> str:
    """How its week is made: `5 hours × £14.60`, `£9.50 ÷ 4`, `£95.00 ÷ 52`."""
    ends = {
        Often.DAY: " × 7",
        Often.WEEK: "",
        Often.FORTNIGHT: " ÷ 2",
        Often.FOUR_WEEKS: " ÷ 4",
        Often.MONTH: f" × 12 ÷ {in_figures(weeks)}",
        Often.QUARTER: f" × 4 ÷ {in_figures(weeks)}",
    }
    return f"{_each_time(piece)}{ends.get(piece.line.often, f' ÷ {in_figures(weeks)}')}"


def sum_of_a_year(piece: Piece, weeks: Weeks, *, on: date) -> str:
    """How the year from a day is made: `£4.00 × 52`; part of it by its days."""
    year = in_figures(weeks)
    ends = {
        Often.DAY: f" × 7 × {year}",
        Often.WEEK: f" × {year}",
        Often.FORTNIGHT: f" × {year} ÷ 2",
        Often.FOUR_WEEKS: f" × {year} ÷ 4",
        Often.MONTH: " × 12",
        Often.QUARTER: " × 4",
    }
    said = f"{_each_time(piece)}{ends.get(piece.line.often, '')}"
    days, of = piece.days_in_year_from(on)
    if piece.line.is_once or days == of:
        return said
    return gettext("%(sum)s × %(days)s ÷ %(of)s days") % {"sum": said, "days": days, "of": of}


def in_figures(weeks: Weeks) -> str:
    """The weeks of a year, as they are printed: `52`, `52.143`."""
    return plain(Decimal(weeks.numerator) / Decimal(weeks.denominator))


def _each_time(piece: Piece) -> str:
    line, parts = piece.line, []
    if line.quantity != 1 or line.unit != Unit.ITEM:
        parts.append(amount_in_words(line))
    if line.times != 1:
        parts.append(str(line.times))
    return " × ".join([*parts, pounds(piece.price)])
