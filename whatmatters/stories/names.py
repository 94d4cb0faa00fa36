"""The names that the checker looks for: of the person, and of those in their circle.

They are looked for and never shown, so nobody learns from a mark who is in a circle: whoever sees
one has typed the name themself. So it is asked of the whole circle, whoever writes.
"""

from whatmatters.people.models import Person
from whatmatters.people.naming import own_names
from whatmatters.stories.checking import Mark, marks
from whatmatters.stories.models import Telling
from whatmatters.stories.models.story import WORDS


def names_around(person: Person) -> list[str]:
    """In two queries, however many there are."""
    return [*own_names(person), *person.circle.order_by("pk").values_list("name", flat=True)]


def texts_of(telling: Telling) -> dict[str, str]:
    return {name: getattr(telling, name) for name in WORDS}


def unanswered(telling: Telling) -> tuple[Mark, ...]:
    """What is marked, and is neither taken out nor said to stay."""
    stays = set(telling.stays.order_by("pk").values_list("kind", "words"))
    found = marks(texts_of(telling), names_around(telling.person))
    return tuple(mark for mark in found if mark.key not in stays)
