"""A carer's own record: separate, and confidential from the one whom they look after."""

from datetime import date
from typing import Any

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.people.actions.records import begin_record
from whatmatters.people.models import Caring, CircleMember, Person


@transaction.atomic
def begin_carers_record(
    *,
    by: Actor,
    known_as: str,
    whom: str,
    member: CircleMember | None = None,
    home: str = "",
    since: date | None = None,
    **details: Any,
) -> Person:
    """A record of a carer's own. `member` is their place in the circle of whom they look after.

    Nothing goes from the one record to the other: no address, no surname, no account, and
    nobody of the one circle. Pressed twice (`sent_as`), it is one record.
    """
    if member is not None:
        require(by, Permission.CARERS_RECORD_BEGIN, member.person)
    carer = begin_record(by=by, known_as=known_as, **details)
    look_after(
        carer=carer,
        by=by,
        whom=whom,
        cared_for=member.person if member else None,
        home=home,
        since=since,
    )
    return carer


@transaction.atomic
def look_after(
    *,
    carer: Person,
    by: Actor,
    whom: str,
    cared_for: Person | None = None,
    home: str = "",
    since: date | None = None,
) -> Caring:
    """Write down on a carer's own record whom they look after. Said twice, it is there once.

    Another record is tied to it only by somebody who works with both.
    """
    carer = Person.objects.select_for_update(of=("self",)).get(pk=carer.pk)
    require(by, Permission.PERSON_CHANGE, carer)
    if cared_for is not None:
        require(by, Permission.CARERS_RECORD_BEGIN, cared_for)
    same = carer.looks_after.current().filter(whom=whom, cared_for=cared_for)
    if there := same.order_by("pk").first():
        return there
    caring = Caring.objects.create(
        carer=carer, whom=whom, cared_for=cared_for, home=home, since=since
    )
    audit.record(by=by, did="people.caring-written", to=caring, about=carer.pk)
    return caring


@transaction.atomic
def stop_looking_after(*, caring: Caring, by: Actor, until: date) -> Caring:
    """They look after them no longer, from that day. The record stays their own."""
    caring = Caring.objects.select_for_update(of=("self",)).get(pk=caring.pk)
    require(by, Permission.PERSON_CHANGE, caring.carer)
    caring.until = max(until, caring.since) if caring.since else until
    caring.save(update_fields=["until"])
    audit.record(by=by, did="people.caring-ended", to=caring, about=caring.carer_id)
    return caring
