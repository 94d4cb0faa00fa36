from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.timebank.account import account_of
from whatmatters.timebank.actions.entries import entry
from whatmatters.timebank.actions.locking import held_budget
from whatmatters.timebank.models import Away, Kind, TimeBudget, TimeNotReady
from whatmatters.timebank.reckoning import first_day, last_day, number_of, share


@transaction.atomic
def pause_time(*, budget: TimeBudget, by: Actor, from_: date, until: date, words: str = "") -> Away:
    """The person is away. After some days no time is given, and none is lost meanwhile.

    `until` is the last day away. Raises TimeNotReady.
    """
    require(by, Permission.TIME_PAUSE, budget)
    budget = held_budget(budget, by=by)
    away = Away(budget=budget, from_on=from_, until_on=until, words=words, recorded_by=by.user)
    there = budget.away.across(from_, until).in_order().first()
    if there and (there.from_on, there.until_on) == (from_, until):
        return there  # sent twice
    _check(away, there)
    away.save(force_insert=True)
    _reckon(away, by)
    audit.record(by=by, did="timebank.away", to=away, about=budget.person_id)
    return away


@transaction.atomic
def change_away(*, away: Away, by: Actor, until: date, read: int | None = None) -> Away:
    """They come back sooner or later than was thought. Raises TimeNotReady and Stale."""
    require(by, Permission.TIME_PAUSE, away.budget)
    budget = held_budget(away.budget, by=by)
    away = Away.objects.select_for_update(of=("self",)).get(pk=away.pk)
    away.budget = budget
    away.turn_page(read=read)
    away.until_on = until
    others = budget.away.exclude(pk=away.pk)
    _check(away, others.across(away.from_on, until).in_order().first())
    away.save(update_fields=["until_on", "version"])
    _take_back(away, by)
    _reckon(away, by)
    audit.record(by=by, did="timebank.away-changed", to=away, about=budget.person_id)
    return away


def shorten_away(budget: TimeBudget, on: date, by: Actor) -> None:
    """The budget ends: what was not given for days after that is reckoned again. Part of others."""
    for away in budget.away.filter(until_on__gt=on).in_order():
        away.budget = budget
        _take_back(away, by)
        if away.from_on <= on:
            away.turn_page(read=None)
            away.until_on = on
            away.save(update_fields=["until_on", "version"])
            _reckon(away, by)


def _check(away: Away, there: Away | None) -> None:
    if away.until_on < away.from_on:
        raise TimeNotReady(_("The last day away must be on or after the first"))
    if not away.budget.holds(away.from_on) or not away.budget.holds(away.until_on):
        raise TimeNotReady(_("Choose days that time has been agreed for"))
    if there:
        raise TimeNotReady(_("It is written down that they are away then. Change those days"))


def _reckon(away: Away, by: Actor) -> None:
    """Write what is not given, period by period; of periods that are over, in the one it is."""
    budget, terms = away.budget, away.budget.terms
    if away.stops_on > away.until_on:
        return
    account = account_of(budget)
    for number in range(number_of(terms, away.stops_on), number_of(terms, away.until_on) + 1):
        first = max(away.stops_on, first_day(terms, number))
        days = (min(away.until_on, last_day(terms, number)) - first).days + 1
        minutes = share(terms.minutes_a_week, days)
        made = entry(budget, max(number, account.number), Kind.PAUSED, -minutes, first)
        made.occasion, made.recorded_by = away.pk, by.user
        made.save(force_insert=True)


def _take_back(away: Away, by: Actor) -> None:
    """What was not given is given after all, before it is reckoned again."""
    account = account_of(away.budget)
    before = away.budget.entries.filter(occasion=away.pk, kind=Kind.PAUSED)
    for one in before.standing().order_by("period", "pk"):
        period = max(one.period, account.number)
        made = entry(away.budget, period, Kind.PAUSED, -one.minutes, one.on)
        made.occasion, made.reverses, made.recorded_by = away.pk, one, by.user
        made.save(force_insert=True)
