"""Costs as lines of a table, and as investments: what is printed, without a question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext

from whatmatters.plans.costs import Row, Sum, summed
from whatmatters.plans.costs.calendar import Weeks
from whatmatters.plans.costs.words import piece_in_words, plain, sum_of_a_week, sum_of_a_year
from whatmatters.plans.selectors.parts import AimShown, Shown
from whatmatters.web.components.words import written


@dataclass(frozen=True, slots=True)
class Printed:
    """One line of the table. Without amounts it is free, or nobody knows yet what it costs."""

    what: str
    who: str
    said: str = ""
    days: str = ""
    way: str = ""
    amounts: Sum | None = None
    is_free: bool = False
    is_on_top: bool = False
    sum_of_a_week: str = ""
    sum_of_a_year: str = ""
    key: object = None
    action: object = None


@dataclass(frozen=True, slots=True)
class Investment:
    """A spending, as an investment: in whose outcome, and who else puts something in."""

    what: str
    amount: Sum
    outcome: str
    looks_like: str
    others: tuple[str, ...]


def printed_of(one: Shown, rows: Iterable[Row], *, on: date, weeks: Weeks) -> Iterator[Printed]:
    """An action’s costs, line by line; or that it is free, or not known."""
    own = [row for row in rows if row.line.action == one.action.pk]
    if not own:
        is_free, action = one.action.is_natural, one.action.pk
        yield Printed(one.action.what, one.who, is_free=is_free, action=action)
    for number, row in enumerate(own):
        first = None if number else one.action.pk
        yield replace(_itself(one, row, on=on, weeks=weeks), action=first)
        if row.piece.line.on_cost_percent:
            yield _on_top(one, row)


def _itself(one: Shown, row: Row, *, on: date, weeks: Weeks) -> Printed:
    return Printed(
        what=row.line.what,
        who=one.who,
        said=piece_in_words(row.piece),
        days=_days(row),
        way=_way(row),
        amounts=Sum(row.week.itself, row.year.itself, row.once.itself),
        is_free=row.piece.is_free,
        sum_of_a_week=sum_of_a_week(row.piece, weeks),
        sum_of_a_year=sum_of_a_year(row.piece, weeks, on=on),
        key=row.line.key,
    )


def _on_top(one: Shown, row: Row) -> Printed:
    """What it costs to employ whoever does it, printed by itself."""
    percent = plain(row.line.on_cost_percent)
    return Printed(
        what=gettext("Costs of employing"),
        who=one.who,
        said=gettext("%(percent)s%% of the line above") % {"percent": percent},
        days=_days(row),
        way=_way(row),
        amounts=Sum(row.week.on_costs, row.year.on_costs, row.once.on_costs),
        is_on_top=True,
        sum_of_a_week=gettext("%(percent)s%% of the week above") % {"percent": percent},
        sum_of_a_year=gettext("%(percent)s%% of the year above") % {"percent": percent},
    )


def _days(row: Row) -> str:
    """`From 1 April 2027 to 30 June 2027`; nothing where it has no days of its own."""
    first, last = row.piece.from_on, row.piece.until_on
    if first and last:
        days = {"first": written(first), "last": written(last)}
        return gettext("From %(first)s to %(last)s") % days
    if last:
        return gettext("To %(last)s") % {"last": written(last)}
    return gettext("From %(first)s") % {"first": written(first)} if first else ""


def _way(row: Row) -> str:
    """`Direct payment`; `60% Direct payment, 40% Own money`."""
    if row.line.shares:
        return ", ".join(f"{plain(part)}% {way.label}" for way, part in row.line.shares)
    return str(row.line.route.label) if row.line.route else ""


def investments_of(aim: AimShown, rows: Iterable[Row]) -> Iterator[Investment]:
    """Each spending for an outcome, with what those around the person put in besides."""
    for one in aim.actions:
        amount = summed(row for row in rows if row.line.action == one.action.pk)
        if amount != Sum():
            yield Investment(
                what=one.action.what,
                amount=amount,
                outcome=aim.outcome.words,
                looks_like=aim.outcome.looks_like,
                others=tuple(_others(aim, than=one)),
            )


def _others(aim: AimShown, *, than: Shown) -> Iterator[str]:
    """What people and places around the person do for the same outcome."""
    for one in aim.actions:
        if one.action.is_natural and one is not than:
            yield f"{one.who}: {one.action.what}"
