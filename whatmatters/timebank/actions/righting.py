"""That something was written which was not so. Part of other deeds."""

from collections.abc import Iterable
from uuid import UUID

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.timebank.account import account_of
from whatmatters.timebank.models import Kind, TimeBudget, TimeEntry


def used_for(chain: Iterable[TimeBudget], occasion: UUID) -> TimeEntry | None:
    """What stands as used for a visit."""
    used = TimeEntry.objects.filter(budget__in=chain, occasion=occasion, kind=Kind.USED)
    return used.standing().select_related("budget").order_by("pk").first()


def put_back(entry: TimeEntry, by: Actor, words: str) -> TimeEntry:
    """The time comes back, in the period it is now where its own is over."""
    account = account_of(entry.budget)
    made = TimeEntry(budget=entry.budget, kind=entry.kind, minutes=-entry.minutes)
    made.period, made.on = max(entry.period, account.number), entry.on
    made.occasion, made.reverses, made.words = entry.occasion, entry, words
    made.recorded_by = by.user
    made.save(force_insert=True)
    audit.record(by=by, did="timebank.put-right", to=made, about=entry.budget.person_id)
    return made
