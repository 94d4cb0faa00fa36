"""Time that belongs to somebody, for the pages of it."""

from tests.proof.timed import timed
from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.people.models import Person


def their_own(person: Person, by: Actor, long: str) -> dict[str, str]:
    """Held by a provider, with words that are long."""
    return timed(person, by, cast.place("brook"), long)
