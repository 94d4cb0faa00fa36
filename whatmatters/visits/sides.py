"""The two sides of what is agreed: the person, and the provider who comes to them."""

from typing import Protocol
from uuid import UUID

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass, Deed
from whatmatters.people.models import Person
from whatmatters.people.standing import standing_of
from whatmatters.visits.models import Change


class OfProvider(Protocol):
    """A visit, one that comes again, or one that is not kept yet."""

    @property
    def person(self) -> Person: ...

    @property
    def organisation_id(self) -> UUID: ...


def side_of(actor: Actor, of: OfProvider) -> Change.Side | None:
    """For whom this actor says yes or no: a manager for their provider; a practitioner of
    another organisation for the person, writing down what they said. None: for neither.
    """
    standing = standing_of(actor, of.person)
    if standing.speaks_for_them and standing.may(DataClass.VISITS):
        return Change.Side.PERSON
    if not standing.may(DataClass.VISITS, Deed.WRITE):
        return None
    plans = standing.manages_support or standing.is_practitioner
    if plans and of.organisation_id == actor.organisation_id:
        return Change.Side.PROVIDER
    return Change.Side.PERSON if standing.is_practitioner else None
