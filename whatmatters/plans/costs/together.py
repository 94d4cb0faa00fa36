"""What some lines cost together, in figures and in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.conf import settings
from django.utils.translation import gettext

from whatmatters.foundations import clock
from whatmatters.plans.costs.calendar import Weeks
from whatmatters.plans.costs.lines import Line
from whatmatters.plans.costs.money import NOTHING, percent_of, pounds
from whatmatters.plans.costs.reading import line_of, lines_of, not_known
from whatmatters.plans.costs.totals import Row, Sum, rows_of, summed, totals_by, totals_by_way
from whatmatters.plans.models import Action, CostLine, Route


def weeks_in_a_year() -> Weeks:
    """As the settings say: 52, or 52.143."""
    return Fraction(settings.WEEKS_IN_A_YEAR)


def day_counted(lines: Collection[Line]) -> date:
    """Today; or the first day on which anything is paid, if all of it begins later."""
    today = clock.today()
    if not lines or any(row.sum.week for row in Costs.of(lines, on=today).rows):
        return today
    begins = [piece.from_on for line in lines for piece in line.pieces() if piece.from_on]
    return min((day for day in begins if day > today), default=today)


@dataclass(frozen=True, slots=True)
class Costs:
    """What some lines come to as on a day. `unknown` actions have no cost yet.

    `weekly` and `yearly` are of what goes on; `once` is what is paid once, and `spread` is
    that as part of a week, over a year. All are sums of rounded lines.
    """

    actions: int
    weekly: Decimal
    yearly: Decimal
    once: Decimal
    spread: Decimal
    unknown: int
    rows: tuple[Row, ...]

    @classmethod
    def of(
        cls,
        lines: Iterable[CostLine | Line],
        *,
        on: date | None = None,
        weeks: Weeks | None = None,
        actions: int = 0,
        unknown: int = 0,
    ) -> Costs:
        """Of lines, as on a day: today, unless another is given."""
        read = (line_of(one) if isinstance(one, CostLine) else one for one in lines)
        rows = rows_of(read, on=on or clock.today(), weeks=weeks or weeks_in_a_year())
        going_on = summed(row for row in rows if not row.line.is_once)
        once = summed(row for row in rows if row.line.is_once)
        return cls(actions, going_on.week, going_on.year, once.once, once.week, unknown, rows)

    @classmethod
    def of_actions(cls, actions: Iterable[Action], *, on: date | None = None) -> Costs:
        """Of all that these cost. Give them with their cost lines."""
        some = tuple(actions)
        return cls.of(lines_of(some), on=on, actions=len(some), unknown=not_known(some))

    @property
    def sum(self) -> Sum:
        """All of it, with what is paid once spread over the weeks of a year."""
        return Sum(self.weekly + self.spread, self.yearly + self.once, self.once)

    def contingency(self, percent: Decimal) -> Decimal:
        """What is kept back of a week, for what may come."""
        return percent_of(self.sum.week, percent)

    def with_contingency(self, percent: Decimal) -> Decimal:
        return self.sum.week + self.contingency(percent)

    def by_route(self) -> dict[Route | None, Sum]:
        return totals_by_way(self.rows)

    def by_doer(self) -> dict[str, Sum]:
        return totals_by(self.rows, lambda line: line.doer)

    def by_outcome(self) -> dict[object, Sum]:
        """By the aim of the plan that it is for."""
        return totals_by(self.rows, lambda line: line.outcome)

    @property
    def paid(self) -> int:
        return sum(not row.piece.is_free for row in self.rows)

    @property
    def free(self) -> int:
        return sum(row.piece.is_free for row in self.rows)

    @property
    def in_words(self) -> str:
        """`£24.00 a week and £150.00 once`; `£0.00` when all of it is free."""
        parts = []
        if self.weekly:
            parts.append(gettext("%(pounds)s a week") % {"pounds": pounds(self.weekly)})
        if self.once:
            parts.append(gettext("%(pounds)s once") % {"pounds": pounds(self.once)})
        if self.unknown and not parts:
            return gettext("Not known yet")
        return gettext(" and ").join(parts) or pounds(NOTHING)

    @property
    def a_year_in_words(self) -> str:
        return gettext("%(pounds)s a year") % {"pounds": pounds(self.yearly)} if self.yearly else ""
