"""One budget as it is today, for whoever may see it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from whatmatters.foundations import clock
from whatmatters.timebank.account import Account, accounts_of
from whatmatters.timebank.models import TimeBudget
from whatmatters.timebank.reckoning import Closing, Sheet, closed, first_day, given_in, last_day

#: How long before time would be lost one is told.
TOLD_BEFORE = timedelta(days=14)
#: Inside, the jug is so high, and its bottom is drawn there.
HIGH, BOTTOM = 100, 116


@dataclass(frozen=True, slots=True)
class Jug:
    """How high the water stands, of 100: what is planned below, what is free above it."""

    planned: int
    free: int

    @property
    def planned_y(self) -> int:
        return BOTTOM - self.planned

    @property
    def free_y(self) -> int:
        return self.planned_y - self.free


@dataclass(frozen=True, slots=True)
class Held:
    """Time one provider holds for somebody, in the period it is now."""

    budget: TimeBudget
    account: Account

    @property
    def now(self) -> Sheet:
        return self.account.now

    @property
    def has_begun(self) -> bool:
        return self.budget.begins_on <= clock.today()

    @property
    def first(self) -> date:
        return first_day(self.account.terms, self.now.number)

    @property
    def last(self) -> date:
        return last_day(self.account.terms, self.now.number)

    @property
    def used(self) -> int:
        return self.now.spent - self.now.given_back

    @property
    def free(self) -> int:
        return max(self.now.free, 0)

    @property
    def too_much(self) -> int:
        """How much more is used or planned than there is: the next period has so much less."""
        return max(-self.now.free, 0)

    @property
    def next_given(self) -> int:
        """What the next period gives; nothing where there is none."""
        if self.account.terms.is_last(self.now.number):
            return 0
        return given_in(self.account.terms, self.now.number + 1)

    @property
    def next_begins(self) -> date:
        return self.last + timedelta(days=1)

    @property
    def waiting(self) -> int:
        """What they are asked about now."""
        return self.account.waiting

    @property
    def asks(self) -> bool:
        return self.account.terms.asks

    @property
    def runs_out(self) -> int:
        """What would be lost, or asked about, at the end of this period: told two weeks before."""
        if self.last - clock.today() > TOLD_BEFORE or not self.has_begun:
            return 0
        came = self._closing()
        newly = came.waiting(self.now.number) - self.waiting if self.asks else 0
        return came.expired + came.lapsed + max(newly, 0)

    @property
    def jug(self) -> Jug:
        whole = max(self.now.total, self.now.planned + self.free, 1)
        planned = round(HIGH * min(self.now.planned, max(self.now.balance, 0)) / whole)
        return Jug(planned, round(HIGH * self.free / whole))

    def _closing(self) -> Closing:
        """How the period ends if all that is planned is used."""
        sheet = replace(self.now, spent=self.now.spent + self.now.planned, planned=0)
        return closed(self.account.terms, sheet)


def held(budgets: Iterable[TimeBudget]) -> tuple[Held, ...]:
    """Each as it is today, in one query however many."""
    found = list(budgets)
    accounts, today = accounts_of(found), clock.today()
    return tuple(Held(budget, accounts[budget.pk].on(today)) for budget in found)
