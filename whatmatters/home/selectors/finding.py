"""Search: enough to know who to ask; the record itself only for those in the circle."""

from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership
from whatmatters.access.prepared import Prepared
from whatmatters.access.roles import RoleKey
from whatmatters.people import search
from whatmatters.people.models import KIND_OF_WORKER, CircleMember, Kind
from whatmatters.people.search import Found

AT_MOST = 50
#: Asked about so many at a time, or twice as many, and so on: each number is compiled once.
STEP = 10


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody of the viewer's organisation who works with a person: whom one can ask."""

    name: str
    kind: str
    user_id: UUID | None


@dataclass(frozen=True, slots=True)
class Strip:
    """One line of the results."""

    person: Found
    workers: str
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
    """People of the viewer's organisation by any part of a name, or a number. Two queries.

    For a team lead there is a third: who is in the team.
    """
    people = search.found(viewer, typed, at_most=AT_MOST)
    workers = _workers(viewer, [person.pk for person in people])
    team = _team(viewer)
    return SearchPage(
        typed, tuple(_strip(viewer, person, workers.get(person.pk, []), team) for person in people)
    )


def _strip(viewer: Actor, person: Found, workers: list[Worker], team: set[UUID]) -> Strip:
    """Opened by one's own place in the circle, as in `CircleQuerySet.opening_for`; by a
    lead, through anybody of the team. Taken on while no practitioner works with them."""
    kind = KIND_OF_WORKER.get(viewer.role.key)
    own = any(worker.user_id == viewer.user.pk and worker.kind == kind for worker in workers)
    taken = any(worker.kind == Kind.PRACTITIONER for worker in workers)
    return Strip(
        person=person,
        workers=", ".join(worker.name for worker in workers),
        may_open=own or any(worker.user_id in team for worker in workers),
        may_take_on=viewer.role.key == RoleKey.PRACTITIONER and not taken,
    )


def _workers(viewer: Actor, people: list[UUID]) -> dict[UUID, list[Worker]]:
    if not people:
        return {}
    found: dict[UUID, list[Worker]] = {}
    first, *others = people + people[-1:] * (-len(people) % STEP)
    rows = _colleagues(len(others)).rows(viewer=viewer, about=first, given=others)
    for person, name, kind, user in rows:
        found.setdefault(person, []).append(Worker(name, kind, user))
    return found


@cache
def _colleagues(others: int) -> Prepared[tuple[Any, ...]]:
    """Everybody of the viewer's organisation in the circles of one person and so many others."""
    return Prepared(
        lambda viewer, *people: (
            CircleMember.objects.current()
            .filter(person__in=people, organisation=viewer.organisation_id)
            .order_by("joined_on", "pk")
            .values_list("person_id", "name", "kind", "user_id")
        )
    )


def _team(viewer: Actor) -> set[UUID]:
    """Those of the team that the viewer leads."""
    if viewer.role.key != RoleKey.TEAM_LEAD or not viewer.team_id:
        return set()
    return set(
        Membership.objects.current().filter(team=viewer.team_id).values_list("user_id", flat=True)
    )
