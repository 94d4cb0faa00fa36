"""Periods that are over are closed, and the next ones opened."""

from collections.abc import Iterator, Sequence

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.timebank.account import Account, account_of, accounts_of
from whatmatters.timebank.actions.ending import what_ends
from whatmatters.timebank.actions.entries import entry
from whatmatters.timebank.actions.held import held_over
from whatmatters.timebank.models import Kind, TimeBudget, TimeEntry
from whatmatters.timebank.reckoning import (
    Closing,
    closed,
    first_day,
    given_in,
    last_day,
    number_of,
)


@transaction.atomic
def turn_periods(*, budget: TimeBudget, by: Actor | None = None) -> bool:
    """Close what is over of one budget, and of those before and after it. Whether any was.

    Anybody may, since it is nobody’s deed but the calendar’s. Done twice, it changes nothing.
    """
    chain = TimeBudget.objects.select_for_update(of=("self",)).beside(budget).in_order()
    return bring_up_to_date(list(chain), by=by)


def bring_up_to_date(chain: Sequence[TimeBudget], *, by: Actor | None) -> bool:
    """Part of every deed on time: the budgets are locked, and stand in order of their days."""
    accounts, turned = accounts_of(chain), False
    for budget, after in zip(chain, [*chain[1:], None], strict=False):
        written = list(_turned(budget, accounts[budget.pk]))
        TimeEntry.objects.bulk_create(written)
        if budget.has_ended_by(clock.today()):
            now = account_of(budget) if written else accounts[budget.pk]
            ends = list(what_ends(budget, now, after, accounts))
            TimeEntry.objects.bulk_create(ends)
            if after and ends:
                accounts[after.pk] = account_of(after)
            written += ends
        if written:
            turned = _said(budget, by)
    return turned


def _said(budget: TimeBudget, by: Actor | None) -> bool:
    who = by or audit.SYSTEM
    audit.record(by=who, did="timebank.turned", to=budget, about=budget.person_id)
    return True


def _turned(budget: TimeBudget, account: Account) -> Iterator[TimeEntry]:
    """What closes each period that is over, and opens each that has begun."""
    if budget.begins_on > clock.today():
        return
    if not account.opened:
        yield _given(budget, 1)
    until = number_of(account.terms, clock.today())
    if account.number < until:
        yield from held_over(budget, account.number, until)
    while account.number < until:
        yield from _closing(budget, account.number, closed(account.terms, account.now))
        yield _given(budget, account.number + 1)
        account = account.turned()


def _given(budget: TimeBudget, number: int) -> TimeEntry:
    minutes = given_in(budget.terms, number)
    return entry(budget, number, Kind.GIVEN, minutes, first_day(budget.terms, number))


def _closing(budget: TimeBudget, number: int, came: Closing) -> Iterator[TimeEntry]:
    ends, begins = last_day(budget.terms, number), first_day(budget.terms, number + 1)
    for lot in came.carried:
        yield entry(budget, number, Kind.CARRIED_OUT, -lot.minutes, ends, lot.lost_after)
        yield entry(budget, number + 1, Kind.CARRIED_IN, lot.minutes, begins, lot.lost_after)
    if came.expired:
        yield entry(budget, number, Kind.EXPIRED, -came.expired, ends)
    if came.lapsed:
        yield entry(budget, number, Kind.LAPSED, -came.lapsed, ends)
    if came.owed:
        yield entry(budget, number, Kind.OWED, came.owed, ends)
        yield entry(budget, number + 1, Kind.PAID_BACK, -came.owed, begins)
