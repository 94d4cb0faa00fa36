"""What a device would send, and a second worker who sends it too."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership
from whatmatters.access.roles import RoleKey
from whatmatters.demonstration import cast
from whatmatters.people.models import CircleMember, Kind, Person
from whatmatters.visits.actions import Taken, apply_sent
from whatmatters.visits.models import Visit


def second_worker(maggie: Person) -> Actor:
    """Lena of Brook Home Care, with a place in Maggie’s circle."""
    brook, user = cast.place("brook"), cast.account("lena", "Lena Novak")
    membership = Membership.objects.create(
        user=user, organisation=brook, role_key=RoleKey.SUPPORT_WORKER
    )
    CircleMember.objects.create(
        person=maggie, kind=Kind.SUPPORT_WORKER, name=user.name, user=user, organisation=brook
    )
    return Actor(user, membership)


def sends(
    by: Actor,
    about: str,
    visit: Visit,
    *,
    at: datetime,
    made_as: UUID | None = None,
    device_now: datetime | None = None,
    **said: Any,
) -> Taken:
    return apply_sent(
        by=by,
        made_as=made_as or uuid4(),
        about=about,
        said={"visit": str(visit.pk), "at": at.isoformat(), **said},
        device_now=device_now,
    )
