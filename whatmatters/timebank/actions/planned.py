"""What is planned for one visit, and that it is no more. Part of other deeds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max, Sum

from whatmatters.access.actor import Actor
from whatmatters.timebank.models import Kind, TimeBudget, TimeEntry


@dataclass(frozen=True, slots=True)
class Planned:
    """Minutes that stand planned for a visit, in one period of one budget."""

    budget_id: UUID
    period: int
    minutes: int
    on: date


def planned_for(chain: Iterable[TimeBudget], occasion: UUID) -> tuple[Planned, ...]:
    rows = TimeEntry.objects.filter(budget__in=chain, occasion=occasion).order_by()
    sums = rows.values("budget_id", "period").annotate(held=Sum("planned"), day=Max("on"))
    held = sums.exclude(held=0).order_by("budget_id", "period")
    return tuple(Planned(r["budget_id"], r["period"], r["held"], r["day"]) for r in held)


def release(planned: Sequence[Planned], occasion: UUID | None, by: Actor) -> None:
    TimeEntry.objects.bulk_create(
        TimeEntry(
            budget_id=one.budget_id,
            period=one.period,
            kind=Kind.RELEASED,
            planned=-one.minutes,
            on=one.on,
            occasion=occasion,
            recorded_by=by.user,
        )
        for one in planned
    )
