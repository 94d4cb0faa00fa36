"""How many said what about working together. It gives counts for an organisation, no rows.

An answer is the person's alone, so this is the one place that reads across them. It counts in
the database, by what was asked and nothing else: neither who answered nor who was there.
"""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q

from whatmatters.access.wall.context import Acting, standing_at
from whatmatters.reviews import questions
from whatmatters.reviews.models import HowWeWork


@dataclass(frozen=True, slots=True)
class Counted:
    area: str
    asked: int = 0
    answered: int = 0
    good: int = 0


def counted_by_area(*, organisation: UUID, since: date) -> list[Counted]:
    """By what was asked about, since a day."""
    found: dict[str, Counted] = {}
    with transaction.atomic(), standing_at(Acting("system")):
        rows = list(_rows(organisation, since))
    for question, *counts in rows:
        area = questions.area_of(question)
        so_far = found.get(area, Counted(area))
        found[area] = _plus(so_far, *counts)
    return list(found.values())


def _rows(organisation: UUID, since: date) -> list[tuple[str, int, int, int]]:
    answered = Q(state=HowWeWork.State.ANSWERED)
    return list(
        HowWeWork.objects.filter(organisation=organisation, asked_on__gte=since)
        .values_list("question")
        .annotate(
            asked=Count("pk"),
            answered=Count("pk", filter=answered),
            good=Count("pk", filter=answered & Q(says__gte=questions.GOOD)),
        )
        .order_by("question")
    )


def _plus(so_far: Counted, asked: int, answered: int, good: int) -> Counted:
    return replace(
        so_far,
        asked=so_far.asked + asked,
        answered=so_far.answered + answered,
        good=so_far.good + good,
    )
