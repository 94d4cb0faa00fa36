"""Whether a person can make a decision, and what shows who may then make it for them."""

from datetime import date
from typing import Any

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.people.models import CapacityRecord, CircleMember, Person


@transaction.atomic
def record_capacity(
    *,
    person: Person,
    by: Actor,
    decision: str,
    has_capacity: bool,
    reasons: str,
    review_on: date,
    found_on: date | None = None,
    about: str = "",
    helped_by: str = "",
) -> CapacityRecord:
    """Write down whether they can make a decision now. What was last found about it steps down."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    require(by, Permission.AUTHORITY_RECORD, person)
    same: dict[str, Any] = {"decision": decision}
    if decision == CapacityRecord.Decision.OTHER:
        same["about"] = about
    person.capacity.current().filter(**same).update(replaced_at=clock.now())
    found = CapacityRecord.objects.create(
        person=person,
        decision=decision,
        about=about,
        has_capacity=has_capacity,
        reasons=reasons,
        helped_by=helped_by,
        found_by=by.user,
        found_on=found_on or clock.today(),
        review_on=review_on,
    )
    audit.record(by=by, did="people.capacity-recorded", to=found, about=person.pk)
    return found


@transaction.atomic
def prove_authority(
    *, member: CircleMember, by: Actor, proved_by: str, proved_on: date | None = None
) -> CircleMember:
    """Write down what was seen that shows they may act for the person; empty takes it back."""
    member = CircleMember.objects.select_for_update(of=("self",)).get(pk=member.pk)
    require(by, Permission.AUTHORITY_RECORD, member.person)
    member.proved_by = proved_by
    member.proved_on = (proved_on or clock.today()) if proved_by else None
    member.save(update_fields=["proved_by", "proved_on"])
    did = "people.authority-shown" if proved_by else "people.authority-taken-back"
    audit.record(by=by, did=did, to=member, about=member.person_id)
    return member
