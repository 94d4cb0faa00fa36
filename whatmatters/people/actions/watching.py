"""What privacy officers are told: found in the audit, or at once where glass is broken.

It reads the chain from where it stopped the last time, so it is never behind and never
twice at the same entry. It runs in the name of the installation: whether two people share an
address is asked of the records of several organisations, and told to none of them.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, AuditLink, Watched, WatchedTo, WatchNote
from whatmatters.access.permissions import Permission, require
from whatmatters.access.sealing import seal
from whatmatters.access.wall.context import Acting, standing_at
from whatmatters.foundations import clock
from whatmatters.people.actions.flagging import Flagged, flags_in, places_told
from whatmatters.people.models import Person

BATCH = 2_000


def watch() -> int:
    """Look over what was written since the last time. How many entries that were."""
    seal()
    looked = 0
    while True:
        with transaction.atomic(), standing_at(Acting("system")):
            done = _watch_batch()
        looked += done
        if done < BATCH:
            return looked


def _watch_batch() -> int:
    last = WatchedTo.objects.order_by("-number").values_list("number", flat=True).first() or 0
    links = AuditLink.objects.filter(number__gt=last).order_by("number")[:BATCH]
    numbered = list(links.values_list("number", "entry"))
    if not numbered:
        return 0
    entries = AuditEntry.objects.filter(pk__in=[entry for _, entry in numbered]).order_by("pk")
    _tell(flags_in(list(entries)))
    WatchedTo.objects.bulk_create([WatchedTo(number=numbered[-1][0])], ignore_conflicts=True)
    return len(numbered)


def _tell(found: Iterable[Flagged]) -> None:
    found = list(found)
    told = places_told({each.person for each in found if each.person})
    rows = [
        Watched(
            flag=each.flag,
            organisation=place,
            viewer=each.viewer,
            acting_in=each.acting_in,
            person=each.person,
            day=clock.day_of(each.at),
            first_at=each.at,
            count=each.count,
        )
        for each in found
        for place in told.of(each)
    ]
    Watched.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def notify_glass(*, person: Person, by: Actor) -> None:
    """Part of breaking the glass: tell the privacy officers of all who know the person, now."""
    flag = Flagged(
        Watched.Flag.GLASS,
        str(by.user.pk),
        str(by.organisation_id or ""),
        str(person.pk),
        clock.now(),
    )
    with standing_at(Acting("system")):
        _tell([flag])


@transaction.atomic
def look_into(*, watched: Watched, by: Actor, words: str, settles: bool) -> WatchNote:
    """Write beside it what a privacy officer found, and whether that settles it."""
    require(by, Permission.PRIVACY_WATCH, watched)
    note = WatchNote.objects.create(
        watched=watched, by=str(by.user.pk), words=words, settles=settles
    )
    about = UUID(watched.person) if watched.person else None
    did = "privacy.settled" if settles else "privacy.looked-into"
    audit.record(by=by, did=did, to=watched, about=about)
    return note
