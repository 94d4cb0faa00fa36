"""Opening a record in an emergency, without standing to the person; and closing it again."""

from typing import cast
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import User
from whatmatters.access.permissions import Permission, require
from whatmatters.access.policy import DataClass
from whatmatters.access.registers import Notification
from whatmatters.foundations import clock
from whatmatters.people.actions.watching import notify_glass
from whatmatters.people.models import BrokenGlass, Person
from whatmatters.people.models.limits import GLASS_STAYS_BROKEN

#: In their list, not by mail: it holds a name, and the words of whoever opened the record.
TOLD = Notification(
    "A record was opened in an emergency",
    to="the privacy officers of every organisation that knows the person",
    when="at once",
    holds=(DataClass.AUDIT,),
)


@transaction.atomic
def break_glass(*, person: Person, by: Actor, reason: str, because: str) -> BrokenGlass:
    """For an hour, what keeps somebody safe and their plan. Pressed twice, it is opened once."""
    require(by, Permission.GLASS_BREAK, person)
    User.objects.select_for_update().get(pk=by.user.pk)  # so that two presses are one after another
    if already := BrokenGlass.objects.of(by).filter(person=person).order_by("until", "pk").first():
        return already
    now = clock.now()
    glass = BrokenGlass.objects.create(
        person=person,
        user=by.user,
        organisation_id=cast("UUID", by.organisation_id),  # they are staff: see the rule
        reason=reason,
        because=because,
        broken_at=now,
        until=now + GLASS_STAYS_BROKEN,
    )
    audit.record(by=by, did="people.glass-broken", to=glass, about=person.pk, why=reason)
    notify_glass(person=person, by=by)
    return glass


@transaction.atomic
def close_glass(*, glass: BrokenGlass, by: Actor) -> BrokenGlass:
    """Give it back before the hour is over. Only whoever opened it can."""
    glass = BrokenGlass.objects.select_for_update(of=("self",)).get(pk=glass.pk)
    require(by, Permission.GLASS_BREAK, glass.person)
    if glass.user_id != by.user.pk:
        raise PermissionDenied(Permission.GLASS_BREAK)
    if glass.given_back_at is None:
        glass.given_back_at = clock.now()
        glass.save(update_fields=["given_back_at"])
        audit.record(by=by, did="people.glass-given-back", to=glass, about=glass.person_id)
    return glass
