"""The seal: entries that were written get their number and the head of the chain."""

import logging
from collections.abc import Iterator
from time import monotonic

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import Max, QuerySet
from django.http import HttpResponseBase

from whatmatters.access import chain
from whatmatters.access.models import AuditEntry, AuditLink
from whatmatters.access.wall.context import Acting, standing_at
from whatmatters.foundations import clock

BATCH = 2_000
#: How far back an ordinary seal looks for entries whose transaction took long.
LATE = 10_000

logger = logging.getLogger(__name__)


class _Turn:
    """When this process last sealed."""

    at = monotonic()


def when_answered(response: HttpResponseBase) -> None:
    """Seal after this answer has been sent, if it is time."""
    every: int = settings.AUDIT_SEAL_SECONDS
    if every and monotonic() - _Turn.at >= every:
        _Turn.at = monotonic()
        response._resource_closers.append(_seal_quietly)  # type: ignore[attr-defined]  # as files do


def _seal_quietly() -> None:
    """Nobody waits for it: what is not sealed now is sealed the next time, or by `verify`."""
    try:
        seal()
    except DatabaseError:
        logger.exception("The audit could not be sealed")


def seal(*, all_of_it: bool = False) -> int:
    """Chain what is not chained yet, in the order of the entries. How many that were.

    One at a time: the second waits, and finds nothing left to do. `all_of_it` looks for
    entries however late they came.
    """
    return sum(_batches(all_of_it=all_of_it))


def _batches(*, all_of_it: bool) -> Iterator[int]:
    """Each in a transaction of its own, in the name of the installation."""
    done = BATCH
    while done == BATCH:
        with transaction.atomic(), standing_at(Acting("system")):
            done = _seal_batch(all_of_it=all_of_it)
        yield done


def _seal_batch(*, all_of_it: bool) -> int:
    """Part of `seal`."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [chain.ADVISORY_LOCK])
    last = AuditLink.objects.order_by("-number").first()
    number, head = (last.number, bytes(last.head)) if last else (0, chain.BEGINNING)
    waiting, links, now = _waiting(all_of_it=all_of_it), [], clock.now()
    for entry, mark in waiting.values_list("pk", "mark"):
        number += 1
        head = chain.head_of(head, number, entry, bytes(mark))
        links.append(AuditLink(number=number, entry=entry, head=head, sealed_at=now))
    AuditLink.objects.bulk_create(links)
    return len(links)


def _waiting(*, all_of_it: bool) -> QuerySet[AuditEntry]:
    last = AuditLink.objects.aggregate(last=Max("entry"))["last"] or 0
    since = 0 if all_of_it else last - LATE
    return AuditEntry.objects.unsealed().filter(pk__gt=since).order_by("pk")[:BATCH]
