from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.timebank.account import Account, account_of, accounts_of
from whatmatters.timebank.actions.locking import held_time, the_one
from whatmatters.timebank.actions.planned import planned_for, release
from whatmatters.timebank.actions.righting import put_back, used_for
from whatmatters.timebank.lasting import lasting
from whatmatters.timebank.models import Kind, TimeBudget, TimeEntry, TimeNotReady
from whatmatters.timebank.reckoning import number_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """Minutes of a budget that something on a day is to take."""

    budget: TimeBudget
    minutes: int
    occasion: UUID
    on: date


@transaction.atomic
def plan_time(
    *, budget: TimeBudget, by: Actor, minutes: int, occasion: UUID, on: date
) -> TimeEntry:
    """Promise time to a visit. What was planned for that before is planned no more.

    On a day another budget of the same provider holds, it is of that one. Raises TimeNotReady
    where there is not so much left, with what may be used before it is given.
    """
    require(by, Permission.TIME_PLAN, budget)
    chain = held_time(budget, by=by)
    budget, before = the_one(chain, budget, on), planned_for(chain, occasion)
    if [(one.budget_id, one.minutes, one.on) for one in before] == [(budget.pk, minutes, on)]:
        return _the_same(budget, occasion)
    _check_day(budget, minutes, on)
    release(before, occasion, by)
    account = account_of(budget)
    if minutes > account.room(on):
        raise TimeNotReady(_not_enough(account.room(on)))
    planned = _entry(Wanted(budget, minutes, occasion, on), account, by)
    planned.save(force_insert=True)
    audit.record(by=by, did="timebank.planned", to=planned, about=budget.person_id)
    return planned


@transaction.atomic
def plan_times(*, wanted: Sequence[Wanted], by: Actor) -> frozenset[UUID]:
    """Promise time to many visits that nothing is planned for yet, in this order.

    All of it is of what one provider holds for one person. Gives those for which there is not
    so much left: nothing is promised to them.
    """
    require(by, Permission.TIME_PLAN, wanted[0].budget)
    chain = held_time(wanted[0].budget, by=by)
    accounts, planned, beyond = accounts_of(chain), [], set()
    for one in wanted:
        budget = the_one(chain, one.budget, one.on)
        account = accounts[budget.pk]
        if not _fits(budget, account, one):
            beyond.add(one.occasion)
            continue
        planned.append(_entry(replace(one, budget=budget), account, by))
        accounts[budget.pk] = account.with_planned(one.minutes, one.on)
    _keep(planned, by)
    return frozenset(beyond)


def _fits(budget: TimeBudget, account: Account, one: Wanted) -> bool:
    return budget.holds(one.on) and 1 <= one.minutes <= account.room(one.on)


def _entry(one: Wanted, account: Account, by: Actor) -> TimeEntry:
    return TimeEntry(
        budget=one.budget,
        period=period_for(account, one.on),
        kind=Kind.PLANNED,
        planned=one.minutes,
        on=one.on,
        occasion=one.occasion,
        recorded_by=by.user,
    )


def _keep(planned: Sequence[TimeEntry], by: Actor) -> None:
    """With one word of it, however many they are."""
    if planned:
        TimeEntry.objects.bulk_create(planned)
        budget = planned[0].budget
        audit.record(by=by, did="timebank.planned-ahead", to=budget, about=budget.person_id)


@transaction.atomic
def release_time(*, budget: TimeBudget, by: Actor, occasion: UUID) -> None:
    """Whatever is planned for a visit is planned no more, and is there for something else.

    Where it was said to have used some after all, that is put right.
    """
    require(by, Permission.TIME_PLAN, budget)
    chain = held_time(budget, by=by)
    planned = planned_for(chain, occasion)
    if used := used_for(chain, occasion):
        put_back(used, by, "")
    if planned:
        release(planned, occasion, by)
        audit.record(by=by, did="timebank.released", to=budget, about=budget.person_id)


def period_for(account: Account, on: date) -> int:
    """The period a day is in; the one it is now where that is over."""
    return max(account.number, number_of(account.terms, on))


def _the_same(budget: TimeBudget, occasion: UUID) -> TimeEntry:
    """Sent twice: what is planned for it is this already."""
    planned = budget.entries.filter(occasion=occasion, kind=Kind.PLANNED)
    return planned.order_by("-recorded_at", "pk")[0]


def _check_day(budget: TimeBudget, minutes: int, on: date) -> None:
    if minutes < 1:
        raise TimeNotReady(_("Enter how many minutes"))
    if not budget.holds(on):
        raise TimeNotReady(_("No time has been agreed for that day. Choose another day"))


def _not_enough(room: int) -> str:
    if not room:
        return _("There is no time left then. Move or save another visit first")
    said = _("There is not so much time left then. There is %(time)s. Plan a shorter visit")
    return said % {"time": lasting(room)}
