"""A line of the account. Part of other deeds."""

from datetime import date

from whatmatters.timebank.models import Kind, TimeBudget, TimeEntry


def entry(
    budget: TimeBudget,
    number: int,
    kind: Kind,
    minutes: int,
    on: date,
    lost_after: int | None = None,
) -> TimeEntry:
    return TimeEntry(
        budget=budget, period=number, kind=kind, minutes=minutes, on=on, lost_after=lost_after
    )
