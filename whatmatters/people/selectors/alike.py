"""People of the same name who are known already, so that nobody is written down twice."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain
from uuid import UUID

from whatmatters.access.actor import Actor
from whatmatters.foundations.words import folded
from whatmatters.people import search
from whatmatters.people.models import CircleMember, Kind, Person
from whatmatters.people.search import Found

AT_MOST = 12
TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr"}


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody known here: enough to tell them apart and whom to ask, not to open the record.

    `born_on` is there only for those who may open it.
    """

    person_id: UUID
    name: str
    number: str
    works_with: tuple[str, ...]
    may_open: bool
    born_on: date | None


def alike(*, viewer: Actor, names: Iterable[str]) -> tuple[Known, ...]:
    """Whom the viewer's organisation knows by names like these: a query a name, and two."""
    typed = sorted({plain for name in names if (plain := _plain(name))})
    hits = chain.from_iterable(search.found(viewer, name, at_most=AT_MOST) for name in typed)
    people = list({person.pk: person for person in hits}.values())[:AT_MOST]
    if not people:
        return ()
    open_to_viewer = Person.objects.visible_to(viewer).filter(pk__in=[each.pk for each in people])
    seen = set(open_to_viewer.values_list("pk", flat=True))
    workers = _workers(viewer, people)
    return tuple(
        Known(
            person_id=person.pk,
            name=person.name,
            number=person.number,
            works_with=tuple(workers[person.pk]),
            may_open=person.pk in seen,
            born_on=person.born_on if person.pk in seen else None,
        )
        for person in people
    )


def _plain(name: str) -> str:
    """A name as it is looked for: without Mr or Mrs, which nobody is kept under."""
    return " ".join(word for word in folded(name).split() if word.rstrip(".") not in TITLES)


def _workers(viewer: Actor, people: list[Found]) -> dict[UUID, list[str]]:
    """The practitioners of the viewer's organisation who are with each of them."""
    names: dict[UUID, list[str]] = defaultdict(list)
    places = CircleMember.objects.colleagues_of(viewer).filter(
        person__in=[each.pk for each in people], kind=Kind.PRACTITIONER
    )
    for person, name in places.order_by("name", "pk").values_list("person_id", "name"):
        names[person].append(name)
    return names
