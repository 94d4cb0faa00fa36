"""What was planned and nobody has said of whether it was used. Part of the turning of periods."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db.models import Max, Sum

from whatmatters.timebank.models import Kind, TimeBudget, TimeEntry


def held_over(budget: TimeBudget, opened: int, until: int) -> Iterator[TimeEntry]:
    """It goes over as planned, from each period before `until` into the one after it."""
    held: dict[UUID | None, tuple[int, date]] = {}
    found = _planned(budget, opened, until)
    for number in range(opened, until):
        for occasion, (minutes, on) in found[number].items():
            before, _ = held.get(occasion, (0, on))
            held[occasion] = before + minutes, on
        for occasion, (minutes, on) in held.items():
            yield _line(budget, number, Kind.RELEASED, -minutes, on, occasion)
            yield _line(budget, number + 1, Kind.PLANNED, minutes, on, occasion)


def _planned(
    budget: TimeBudget, opened: int, until: int
) -> dict[int, dict[UUID | None, tuple[int, date]]]:
    """By period and what it is for: the minutes that are planned still, and the day."""
    rows = budget.entries.filter(period__gte=opened, period__lt=until).order_by()
    sums = rows.values("period", "occasion").annotate(held=Sum("planned"), day=Max("on"))
    found: dict[int, dict[UUID | None, tuple[int, date]]] = defaultdict(dict)
    for row in sums.exclude(held=0).order_by("period", "occasion"):
        found[row["period"]][row["occasion"]] = row["held"], row["day"]
    return found


def _line(
    budget: TimeBudget,
    number: int,
    kind: Kind,
    planned: int,
    on: date,
    occasion: UUID | None,
) -> TimeEntry:
    return TimeEntry(
        budget=budget, period=number, kind=kind, planned=planned, on=on, occasion=occasion
    )
