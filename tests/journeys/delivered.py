"""What is delivered to somebody, for the pages of it."""

from tests.journeys.filed import filed
from tests.journeys.grouped import together
from tests.journeys.readings import kept_track_of
from tests.journeys.spending import kept_apart
from tests.journeys.timed import their_own
from tests.journeys.visits import came
from tests.proof.kept_in_touch import kept_in_touch
from whatmatters.access.actor import Actor
from whatmatters.people.models import Person


def delivered(person: Person, by: Actor, lead: Actor, long: str, nobodys: str) -> dict[str, str]:
    """Time, numbers, money, groups, visits and appointments, with words that are long."""
    return {
        **their_own(person, by, long),
        **kept_track_of(person, by, long),
        **kept_apart(person, by, long),
        **together(person, by, lead, long, nobodys),
        **came(person, long),
        **kept_in_touch(person, by, long),
        **filed(person, long),
    }
