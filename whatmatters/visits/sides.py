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
    return side_with(actor, of.person, of.organisation_id)


def may_ask_anybody(actor: Actor, person: Person) -> bool:
    """Whether they speak for one of the sides at all: for their own organisation, if any."""
    return side_with(actor, person, actor.organisation_id) is not None


def side_with(actor: Actor, person: Person, provider: UUID | None) -> Change.Side | None:
    """The same, of a provider that may be none."""
    standing = standing_of(actor, person)
    if standing.speaks_for_them and standing.may(DataClass.VISITS):
        return Change.Side.PERSON
    if not standing.may(DataClass.VISITS, Deed.WRITE):
        return None
    plans = standing.manages_support or standing.is_practitioner
    if plans and provider == actor.organisation_id:
        return Change.Side.PROVIDER
    return Change.Side.PERSON if standing.is_practitioner else None
