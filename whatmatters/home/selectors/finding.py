"""Search: enough to know who to ask; the record itself only for those in the circle."""

from dataclasses import dataclass
from uuid import UUID

from whatmatters.access.actor import Actor
from whatmatters.access.roles import RoleKey
from whatmatters.people import search
from whatmatters.people.models import CircleMember, Person, Registration
from whatmatters.people.rules import worked_with

AT_MOST = 50


@dataclass(frozen=True, slots=True)
class Strip:
    """One line of the results."""

    person: Person
    number: str
    workers: tuple[str, ...]
    may_open: bool
    may_take_on: bool


@dataclass(frozen=True, slots=True)
class SearchPage:
    typed: str
    strips: tuple[Strip, ...]

    @property
    def shown(self) -> list[UUID]:
        return [strip.person.pk for strip in self.strips]

    @property
    def is_cut_short(self) -> bool:
        return len(self.strips) == AT_MOST


def search_page(*, viewer: Actor, typed: str) -> SearchPage:
    """People of the viewer's organisation by any part of a name, or a number. Five queries."""
    people = list(search.found(viewer, typed, at_most=AT_MOST))
    numbers = _numbers(viewer, people)
    workers = _workers(viewer, people)
    opens = set(
        Person.objects.visible_to(viewer)
        .filter(pk__in=[person.pk for person in people])
        .values_list("pk", flat=True)
    )
    taken = set(worked_with(viewer).filter(person__in=people).values_list("person_id", flat=True))
    takes_on = viewer.role.key == RoleKey.PRACTITIONER
    return SearchPage(
        typed,
        tuple(
            Strip(
                person=p,
                number=numbers.get(p.pk, ""),
                workers=tuple(workers.get(p.pk, ())),
                may_open=p.pk in opens,
                may_take_on=takes_on and p.pk not in taken,
            )
            for p in people
        ),
    )


def _numbers(viewer: Actor, people: list[Person]) -> dict[UUID, str]:
    here = Registration.objects.current().filter(
        person__in=people, organisation=viewer.organisation_id
    )
    return dict(here.order_by("pk").values_list("person_id", "number"))


def _workers(viewer: Actor, people: list[Person]) -> dict[UUID, list[str]]:
    """Who of the viewer's organisation works with each: whom one can ask."""
    found: dict[UUID, list[str]] = {}
    colleagues = CircleMember.objects.current().filter(
        person__in=people, organisation=viewer.organisation_id
    )
    rows = colleagues.order_by("joined_on", "pk").values_list("person_id", "name")
    for person, name in rows:
        found.setdefault(person, []).append(name)
    return found
