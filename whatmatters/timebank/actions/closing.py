"""A budget is cut short. Part of other deeds, with the budget locked and up to date."""

from datetime import date
from uuid import UUID

from django.db.models import Max, Sum

from whatmatters.access.actor import Actor
from whatmatters.timebank.account import account_of
from whatmatters.timebank.actions.away import shorten_away
from whatmatters.timebank.actions.entries import entry
from whatmatters.timebank.actions.planned import Planned, release
from whatmatters.timebank.actions.planning import period_for
from whatmatters.timebank.models import Kind, TimeBudget, TimeEntry
from whatmatters.timebank.reckoning import given_in, number_of


def cut_short(budget: TimeBudget, on: date, by: Actor) -> None:
    """It ends with this day, and gives less where time for later days was given already."""
    opened = account_of(budget).opened
    given = given_in(budget.terms, opened) if opened else 0
    budget.ends_on = on
    budget.turn_page(read=None)
    budget.save(update_fields=["ends_on", "version"])
    reached = opened and number_of(budget.terms, on) >= opened
    less = given - (given_in(budget.terms, opened) if reached else 0)
    if less:
        cut = entry(budget, opened, Kind.CUT_SHORT, -less, on)
        cut.recorded_by = by.user
        cut.save(force_insert=True)
    shorten_away(budget, on, by)


def planned_after(budget: TimeBudget, on: date) -> list[tuple[UUID | None, Planned]]:
    """What is planned for later days, and what it is for."""
    rows = budget.entries.order_by().values("occasion", "period")
    sums = rows.annotate(held=Sum("planned"), day=Max("on")).exclude(held=0).filter(day__gt=on)
    return [
        (row["occasion"], Planned(budget.pk, row["period"], row["held"], row["day"]))
        for row in sums.order_by("day", "occasion", "period")
    ]


def replan(planned: list[tuple[UUID | None, Planned]], by: Actor, into: TimeBudget | None) -> None:
    """It is planned no more, but in the budget that follows.

    Promised is promised: even if there is less time then, it stays, and the page says that
    more is planned than there is.
    """
    for occasion, one in planned:
        release([one], occasion, by)
    if into is None:
        return
    account = account_of(into)
    TimeEntry.objects.bulk_create(
        TimeEntry(
            budget=into,
            period=period_for(account, one.on),
            kind=Kind.PLANNED,
            planned=one.minutes,
            on=one.on,
            occasion=occasion,
            recorded_by=by.user,
        )
        for occasion, one in planned
    )
