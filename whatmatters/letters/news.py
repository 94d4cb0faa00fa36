"""Whether there is something new for somebody: asked only of what they may see."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from whatmatters.access.actor import Actor
from whatmatters.letters.models import Message
from whatmatters.outcomes.models import Outcome, Update
from whatmatters.plans.models import Plan


def has_news(viewer: Actor, since: datetime) -> bool:
    """What is hidden from them, and what they did themself, is no news."""
    return any(rows.exists() for rows in _new_to(viewer, since))


def _new_to(viewer: Actor, since: datetime) -> Iterator[QuerySet[Any]]:
    """A draft of a plan is none either: it is news once it is agreed."""
    by = viewer.user
    messages = Message.objects.visible_to(viewer).exclude(written_by=by)
    yield messages.filter(written_at__gt=since)
    for model in (Outcome, Update):
        rows = model.objects.visible_to(viewer).exclude(written_by=by)
        yield rows.filter(recorded_at__gt=since)
    agreed = Plan.objects.visible_to(viewer).filter(status=Plan.Status.RUNNING)
    yield agreed.filter(agreements__recorded_at__gt=since)
