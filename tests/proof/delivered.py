"""What is delivered to somebody, with something in each of its tables."""

from tests.proof.filed import filed
from tests.proof.grouped import grouped
from tests.proof.kept_in_touch import kept_in_touch
from tests.proof.measured import measured
from tests.proof.spent import spent
from tests.proof.timed import timed
from tests.proof.visited import visited
from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.people.models import Person


def delivered(person: Person, by: Actor, provider: Organisation) -> dict[str, str]:
    """Time, numbers, money, groups, visits and appointments, with the ids that routes ask for."""
    return {
        **timed(person, by, provider),
        **measured(person, by),
        **spent(person, by),
        **grouped(person, by),
        **visited(person, by, provider),
        **kept_in_touch(person, by),
        **filed(by, provider),
    }
