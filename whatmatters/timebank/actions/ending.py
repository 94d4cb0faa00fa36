"""What is left of a budget when it is over. Part of the turning of periods."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from uuid import UUID

from whatmatters.timebank.account import Account
from whatmatters.timebank.actions.entries import entry
from whatmatters.timebank.models import Kind, TimeBudget, TimeEntry
from whatmatters.timebank.reckoning import closed, last_day


def what_ends(
    budget: TimeBudget,
    account: Account,
    after: TimeBudget | None,
    accounts: Mapping[UUID, Account],
) -> Iterator[TimeEntry]:
    """It goes into the budget that follows at once, or is over.

    What is owed at the very end is asked back of nobody.
    """
    if after and follows(after, budget):
        yield from _passed_on(budget, account, after, max(accounts[after.pk].opened, 1))
    elif balance := account.now.balance:
        ends = last_day(budget.terms, account.number)
        yield entry(budget, account.number, Kind.ENDED, -balance, ends)


def follows(after: TimeBudget, budget: TimeBudget) -> bool:
    return budget.ends_on is not None and (after.begins_on - budget.ends_on).days == 1


def _passed_on(
    budget: TimeBudget, account: Account, after: TimeBudget, into: int
) -> Iterator[TimeEntry]:
    """All of it, for as many periods as it had left: it is the terms that changed, not they."""
    number, ends = account.number, last_day(budget.terms, account.number)
    came = closed(account.terms, replace(account.now, planned=0, is_frozen=True))
    for lot in came.carried:
        left = max(lot.lost_after - number, 0)
        yield entry(budget, number, Kind.CARRIED_OUT, -lot.minutes, ends, lot.lost_after)
        yield entry(after, into, Kind.CARRIED_IN, lot.minutes, after.begins_on, left)
    if came.owed:
        yield entry(budget, number, Kind.OWED, came.owed, ends)
        yield entry(after, into, Kind.PAID_BACK, -came.owed, after.begins_on)
