from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.timebank.account import account_of
from whatmatters.timebank.actions.locking import held_budget, held_time, the_one
from whatmatters.timebank.actions.planned import planned_for, release
from whatmatters.timebank.actions.planning import period_for
from whatmatters.timebank.actions.righting import put_back, used_for
from whatmatters.timebank.models import Kind, TimeBudget, TimeEntry, TimeNotReady

#: What somebody wrote down, and may have got wrong.
MAY_BE_REVERSED = (Kind.USED, Kind.GIVEN_BACK)


@transaction.atomic
def use_time(*, budget: TimeBudget, by: Actor, minutes: int, occasion: UUID, on: date) -> TimeEntry:
    """A visit has used time. What was planned for it is planned no more.

    It is never refused for want of time: what happened, happened, and the next period has
    less. Said again of the same visit, what was used before is put right.
    """
    require(by, Permission.TIME_PLAN, budget)
    if minutes < 1:
        raise TimeNotReady(_("Enter how many minutes"))
    chain = held_time(budget, by=by)
    budget = the_one(chain, budget, on)
    release(planned_for(chain, occasion), occasion, by)
    before = used_for(chain, occasion)
    if before and (before.budget_id, before.minutes, before.on) == (budget.pk, -minutes, on):
        return before  # sent twice
    if before:
        put_back(before, by, "")
    written = TimeEntry(budget=budget, kind=Kind.USED, minutes=-minutes, on=on)
    written.period, written.occasion = period_for(account_of(budget), on), occasion
    written.recorded_by = by.user
    written.save(force_insert=True)
    audit.record(by=by, did="timebank.used", to=written, about=budget.person_id)
    return written


@transaction.atomic
def reverse_entry(*, entry: TimeEntry, by: Actor, words: str) -> TimeEntry:
    """What was written was wrong: the time comes back, in the period it is now.

    The entry stays as it was, with this beside it. Raises TimeNotReady.
    """
    require(by, Permission.TIME_PUT_RIGHT, entry.budget)
    held_budget(entry.budget, by=by)
    entry = TimeEntry.objects.select_related("budget").get(pk=entry.pk)
    if entry.kind not in MAY_BE_REVERSED or entry.reverses_id:
        raise TimeNotReady(_("Only time that was used or given back can be put right"))
    if again := TimeEntry.objects.filter(reverses=entry).first():
        return again  # pressed twice
    if not words:
        raise TimeNotReady(_("Say what was wrong"))
    return put_back(entry, by, words)
