"""What somebody of the circle sees of a record, shown to the person whose it is."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.home.selectors.person import PersonPage, person_page
from whatmatters.people.models import KIND_OF_WORKER, CircleMember, Person
from whatmatters.people.selectors import Subject, subject
from whatmatters.people.viewers import Known, known_about, viewers_of


@dataclass(frozen=True, slots=True)
class Preview:
    """`page` is what they see, made by what makes it for them; None, where they see nothing.

    `would_see` is what is shared with somebody who does not sign in here.
    """

    subject: Subject
    member: CircleMember
    page: PersonPage | None
    would_see: tuple[DataClass, ...]


def preview(*, viewer: Actor, person_id: UUID, member_id: UUID) -> Preview:
    """For the person alone: not for staff, nor for whoever decides for them."""
    if not subject(viewer=viewer, person_id=person_id).standing.is_self:
        raise PermissionDenied
    members = CircleMember.objects.visible_to(viewer, person=person_id).current()
    member = get_object_or_404(members.filter(person=person_id), pk=member_id)
    person = Person.objects.visible_to(viewer).get(pk=person_id)
    known = known_about(person)
    eyes = _eyes(known, member)
    page = person_page(viewer=eyes, person_id=person_id) if eyes else None
    # Asked last as oneself, so that this is what the audit says it was looked at by.
    return Preview(subject(viewer=viewer, person_id=person_id), member, page, _for(known, member))


def _eyes(known: Known, member: CircleMember) -> Actor | None:
    """Them, acting as what they are in the circle, if they may open the page at all."""
    for one in viewers_of(known):
        if one.actor and one.place == member and DataClass.CORE in one.sees:
            kind = KIND_OF_WORKER.get(one.actor.role.key)
            if not one.actor.is_staff or kind == member.kind:
                return one.actor
    return None


def _for(known: Known, member: CircleMember) -> tuple[DataClass, ...]:
    covered = {about for share in known.shares if share.member == member for about in share.covers}
    return tuple(about for about in DataClass if about in covered)
