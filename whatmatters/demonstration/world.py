"""The demonstration world: made once, in an empty database, and the same for everybody."""

from dataclasses import dataclass

from django.db import transaction

from whatmatters.access.models import Organisation
from whatmatters.demonstration import cast
from whatmatters.demonstration.besides import tell_what_is_besides
from whatmatters.demonstration.cast import WORKERS
from whatmatters.demonstration.changes import tell_of_changes
from whatmatters.demonstration.costing import tell_what_it_costs
from whatmatters.demonstration.hours import tell_of_time
from whatmatters.demonstration.knocks import file_enquiries
from whatmatters.demonstration.lived import tell
from whatmatters.demonstration.lives import LIVES
from whatmatters.demonstration.models import Mark
from whatmatters.demonstration.money import tell_of_money
from whatmatters.demonstration.nearby import list_what_is_nearby
from whatmatters.demonstration.numbers import tell_of_numbers
from whatmatters.demonstration.offers import ask_for_offers
from whatmatters.demonstration.rights import tell_of_rights
from whatmatters.demonstration.rounds import tell_of_visits
from whatmatters.demonstration.spent import tell_of_spending
from whatmatters.demonstration.tales import tell_tales
from whatmatters.demonstration.together import tell_of_what_is_done_together
from whatmatters.demonstration.worries import raise_a_worry
from whatmatters.people.models import Person


class NotADemonstration(Exception):
    """There are real records here. Its message is written for the reader."""


@dataclass(frozen=True, slots=True)
class One:
    """Somebody one can be: the key of their account, their name, and a line about them."""

    key: str
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Group:
    heading: str
    members: tuple[One, ...]


MEET = (
    Group(
        "People whose lives these are",
        tuple(One(life.key, life.full_name, life.meets) for life in LIVES if life.signs_in),
    ),
    Group(
        "Family who may see",
        tuple(
            One(around.key, around.name, f"{around.relation}, says {life.known_as}")
            for life in LIVES
            for around in life.around
            if around.key and around.key not in {other.key for other in LIVES}
        ),
    ),
    Group(
        "People who work here",
        tuple(
            One(key, one.name, f"{cast.PLACES[one.place].name}: {one.about}")
            for key, one in WORKERS.items()
        ),
    ),
)
BY_KEY = {one.key: one for group in MEET for one in group.members}


def is_demonstration_database() -> bool:
    """Whether this database was made as a demonstration, from empty."""
    return Mark.objects.exists()


@transaction.atomic
def make_the_cast() -> int:
    """Live every life of the cast through. Returns how many. Doing it twice changes nothing.

    Raises NotADemonstration in a database that holds anything real.
    """
    mark_as_demonstration(seed=0)
    known = set(Person.objects.order_by("pk").values_list("full_name", flat=True))
    for key in WORKERS:
        cast.worker(key)
    new = [life for life in LIVES if life.full_name not in known]
    for life in new:
        tell(life, user_named=cast.account)
    if new:
        list_what_is_nearby()
        file_enquiries()
        raise_a_worry()
        tell_what_is_besides()
        tell_tales()
        ask_for_offers()
        tell_of_money()
        tell_of_rights()
        tell_what_it_costs()
        tell_of_numbers()
        tell_of_spending()
        tell_of_time()
        tell_of_visits()
        tell_of_changes()
        tell_of_what_is_done_together()
    return len(new)


def mark_as_demonstration(*, seed: int) -> None:
    """Say that everybody in this database is invented. Refused once anybody may be real."""
    if is_demonstration_database():
        return
    if Organisation.objects.exists():
        raise NotADemonstration(
            "This database already holds records that are not a demonstration. "
            "Choose an empty one with WHATMATTERS_DATA or WHATMATTERS_DATABASE_URL."
        )
    Mark.objects.create(seed=seed)
