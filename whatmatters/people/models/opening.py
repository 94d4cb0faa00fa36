"""What the models beside a person ask of it: whose rows a viewer is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass, Deed

if TYPE_CHECKING:
    from whatmatters.people.models.person import PersonQuerySet


def people_open_to(
    viewer: Actor, about: DataClass, deed: Deed = Deed.READ, *, person: UUID | None = None
) -> PersonQuerySet:
    """Those of whom the viewer may see a class of data: `Person.objects.open_to`, or of one.

    Imported where it is used: a person's own queries are decided by these models.
    """
    from whatmatters.people.models.person import Person

    people = Person.objects.filter(pk=person) if person else Person.objects.all()
    return people.open_to(viewer, about, deed)


def not_confidential_to(viewer: Actor) -> Q:
    """Rows of no organisation, or of one that the viewer may know to work with the person.

    That a confidential service does, is for itself and the person alone: not beside a worker.
    """
    open_to_all = Q(organisation=None) | Q(organisation__is_confidential=False)
    if viewer.is_staff:
        return open_to_all | Q(organisation=viewer.organisation_id)
    if viewer.is_beside:
        return open_to_all
    return open_to_all | Q(person__user=viewer.user)
