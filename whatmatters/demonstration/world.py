"""What makes a database a demonstration, and whom one meets there."""

from dataclasses import dataclass

from whatmatters.demonstration.cast import WORKERS
from whatmatters.demonstration.models import Mark


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
        (One("maggie", "Maggie Holt", "81, and wants to get back to her allotment"),),
    ),
    Group(
        "People who work here",
        tuple(One(key, one.name, one.about) for key, one in WORKERS.items()),
    ),
)
BY_KEY = {one.key: one for group in MEET for one in group.members}


def is_demonstration_database() -> bool:
    """Whether this database was made as a demonstration, from empty."""
    return Mark.objects.exists()
