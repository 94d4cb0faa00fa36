"""Every write, and every look at a person's record, is written down where it happens."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Model

from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.foundations import clock

PUBLIC = "public"
SYSTEM = "system"


def record(*, by: Actor | str, did: str, to: Model | None, about: UUID | None = None) -> None:
    """Write down who did what, to what, and whose life it touched.

    `by` is an actor, or PUBLIC (nobody signed in) or SYSTEM (a command); `to` is None where
    there was nothing to do it to.
    """
    what = f"{to._meta.label}:{to.pk}" if to else ""
    _entry(by, did, what, about).save(force_insert=True)


def record_each(*, by: Actor | str, did: str, to: Iterable[Model]) -> None:
    """Write down one deed to each of many people, one entry each in one statement."""
    AuditEntry.objects.bulk_create(
        [_entry(by, did, f"{person._meta.label}:{person.pk}", person.pk) for person in to]
    )


def looked(*, by: Actor, at: str, about: UUID) -> None:
    """Write down that somebody opened a page of a person's record."""
    now = connection.ops.adapt_datetimefield_value(clock.now())
    with connection.cursor() as cursor:
        cursor.execute(SEEN, (now, *_hand(by), "looked", at, str(about)))


def looked_at_list(*, by: Actor, at: str, about: Iterable[UUID]) -> None:
    """Write down whom a list or a search showed, one entry each, all or none.

    A list of fifty writes fifty entries each time it is shown: as models they took longer
    than finding the fifty people. So did the one of each page.
    """
    now = connection.ops.adapt_datetimefield_value(clock.now())
    who = _hand(by)
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        cursor.executemany(SEEN, [(now, *who, "listed", at, str(person)) for person in about])


SEEN = """
INSERT INTO access_auditentry (at, "by", acting_in, acting_as, did, "to", about)
VALUES (%s, %s, %s, %s, %s, %s, %s)
"""


def _entry(by: Actor | str, did: str, to: str, about: UUID | None) -> AuditEntry:
    who = (by, "", by) if isinstance(by, str) else _hand(by)
    return AuditEntry(
        by=who[0], acting_in=who[1], acting_as=who[2], did=did, to=to, about=str(about or "")
    )


def _hand(actor: Actor) -> tuple[str, str, str]:
    return str(actor.user.pk), str(actor.organisation_id or ""), actor.role.key
