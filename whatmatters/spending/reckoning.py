"""A month of an account, from its entries: arithmetic alone, that anybody can do again.

What there was, and what came in, less what went out, is what is left. What went out is the sum
of its groups, and each group the sum of its rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _

from whatmatters.budgets.sums import NOTHING
from whatmatters.plans.costs import pounds
from whatmatters.spending.models import CAME_IN, Entry, Kind
from whatmatters.spending.months import Month

#: What went out and is for no line of a plan, in the order it is shown, after the lines.
BESIDES = (Kind.SPENT, Kind.RUNNING, Kind.GIVEN_BACK)


def money(amount: Decimal) -> str:
    """`£1,440.00`, `−£4.50`."""
    return f"−{pounds(-amount)}" if amount < 0 else pounds(amount)


@dataclass(frozen=True, slots=True)
class Planned:
    """What a line of the plan comes to in a month, of this money."""

    line: UUID
    name: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Group:
    """What went out for one thing. `planned` is nothing known where no plan says."""

    name: str
    entries: tuple[Entry, ...]
    planned: Decimal | None = None
    line: UUID | None = None

    @property
    def total(self) -> Decimal:
        return sum((entry.printed for entry in self.entries), NOTHING)

    @property
    def left(self) -> Decimal:
        """What is planned and not spent; below nothing where more was.

        Where more came back than went, of what went before, no more is left than was planned.
        """
        return (self.planned or NOTHING) - max(self.total, NOTHING)

    @property
    def is_over(self) -> bool:
        return self.planned is not None and self.left < 0

    @property
    def says(self) -> str:
        """Beside its total: how it stands to the plan. More is told, and not held against it."""
        if self.planned is None:
            return ""
        told = {"planned": money(self.planned), "pounds": money(abs(self.left))}
        if self.left > 0:
            return _("%(planned)s is planned. %(pounds)s of it is not spent.") % told
        if self.left == 0:
            return _("%(planned)s is planned. That is all of it.") % told
        return _("%(planned)s is planned. This is %(pounds)s more. We can talk about it.") % told


@dataclass(frozen=True, slots=True)
class Tally:
    """One month. `opening` is what there was on its first day, before anything happened."""

    month: Month
    opening: Decimal
    came_in: tuple[Entry, ...]
    groups: tuple[Group, ...]

    @property
    def total_in(self) -> Decimal:
        return sum((entry.printed for entry in self.came_in), NOTHING)

    @property
    def total_out(self) -> Decimal:
        return sum((group.total for group in self.groups), NOTHING)

    @property
    def closing(self) -> Decimal:
        return self.opening + self.total_in - self.total_out

    @property
    def spent(self) -> tuple[Group, ...]:
        """Those on which something went out, or came back."""
        return tuple(group for group in self.groups if group.entries)

    @property
    def not_spent(self) -> tuple[Group, ...]:
        """What is planned and not spent, by line."""
        return tuple(group for group in self.groups if group.planned and group.left > 0)

    @property
    def total_not_spent(self) -> Decimal:
        return sum((group.left for group in self.not_spent), NOTHING)


def tally_of(
    month: Month, *, opening: Decimal, entries: Iterable[Entry], planned: Sequence[Planned]
) -> Tally:
    """Give it all the entries of the month, in their order."""
    some = tuple(entries)
    came = tuple(entry for entry in some if entry.kind in CAME_IN)
    went = [entry for entry in some if entry.kind not in CAME_IN]
    return Tally(month, opening, came, (*_by_line(went, planned), *_besides(went)))


def _by_line(went: Sequence[Entry], planned: Sequence[Planned]) -> Iterable[Group]:
    """The lines of the plan in its order; then those that it no longer has."""
    amounts = {one.line: one for one in planned}
    names = {one.line: one.name for one in planned}
    for entry in went:
        if entry.line and entry.line not in names:
            names[entry.line] = entry.towards
    for line, name in names.items():
        of_line = tuple(entry for entry in went if entry.line == line)
        yield Group(name, of_line, amounts[line].amount if line in amounts else None, line)


def _besides(went: Sequence[Entry]) -> Iterable[Group]:
    """What is for no line: bought besides, kept for running the fund, given back."""
    names = {
        Kind.SPENT: _("Not in the plan"),
        Kind.RUNNING: _("For looking after the money"),
        Kind.GIVEN_BACK: _("Given back"),
    }
    for kind in BESIDES:
        alike = {kind, Kind.CAME_BACK} if kind == Kind.SPENT else {kind}
        some = tuple(one for one in went if one.line is None and one.kind in alike)
        if some:
            yield Group(names[kind], some)


@dataclass(frozen=True, slots=True)
class Ceiling:
    """How much may be left before there is a talk; and how much more than that is left.

    What is kept for what may come, and what it was agreed to save, is left on purpose.
    """

    weeks: int
    amount: Decimal
    kept_back: Decimal
    saved: Decimal
    left: Decimal

    @property
    def in_all(self) -> Decimal:
        return self.amount + self.kept_back + self.saved

    @property
    def over(self) -> Decimal:
        return max(self.left - self.in_all, NOTHING) if self.amount else NOTHING
