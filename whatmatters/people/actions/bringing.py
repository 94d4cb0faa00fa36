"""The person brings somebody in: into their circle, with what they choose to share, by a code."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.people.actions.circle import SO_THAT_THEY_KNOW, add_to_circle
from whatmatters.people.actions.inviting import invite
from whatmatters.people.actions.sharing import share
from whatmatters.people.models import CircleMember, Person


@transaction.atomic
def bring_in(
    *,
    person: Person,
    by: Actor,
    name: str,
    kind: str,
    relation: str = "",
    covers: Iterable[DataClass] = (),
    until: date | None = None,
) -> tuple[CircleMember, str]:
    """Their place in the circle, and the code to hand over. Whole, or not at all.

    They see who the person is, since nothing else can be shown without it, and what is
    covered; to the end of the last day, if there is one.
    """
    member = add_to_circle(person=person, by=by, kind=kind, name=name, relation=relation)
    share(
        person=person,
        by=by,
        member=member,
        covers={DataClass.CORE, *covers},
        purpose=SO_THAT_THEY_KNOW,
        until=until,
    )
    return member, invite(by=by, member=member)
