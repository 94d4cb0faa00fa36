"""Search: enough to know who to ask; the record itself only for those in the circle."""

from dataclasses import dataclass
from uuid import UUID

from whatmatters.access.actor import Actor
from whatmatters.access.policy import TABLE, Condition
from whatmatters.access.roles import RoleKey
from whatmatters.access.several import PreparedOfSeveral
from whatmatters.people import search
from whatmatters.people.models import CircleMember, Kind, Person
from whatmatters.people.search import Found

#: The roles to which the verdict table opens anything in an emergency.
BREAK_GLASS = frozenset(
    role
    for way in TABLE.ways.values()
    if Condition.GLASS_BROKEN in way.verdicts.values()
    for role in way.roles
)
AT_MOST = 50
SEEN = PreparedOfSeveral(
    lambda viewer, people: (
        Person.objects.visible_to(viewer)
        .filter(pk__in=people)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
)
#: Everybody of the viewer's organisation in the circles of these people.
COLLEAGUES = PreparedOfSeveral(
    lambda viewer, people: (
        CircleMember.objects.colleagues_of(viewer)
        .filter(person__in=people)
        .order_by("joined_on", "pk")
        .values_list("person_id", "name", "kind")
    )
)


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody of the viewer's organisation who works with a person: whom one can ask."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Strip:
    """One line of the results."""

    person: Found
    workers: str
    may_open: bool
    may_take_on: bool
    may_break_glass: bool


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
    """People of the viewer's organisation by any part of a name, or a number. Three queries."""
    people = search.found(viewer, typed, at_most=AT_MOST)
    found = [person.pk for person in people]
    workers, seen = _workers(viewer, found), _open(viewer, found)
    strips = (_strip(viewer, each, workers.get(each.pk, []), each.pk in seen) for each in people)
    return SearchPage(typed, tuple(strips))


def _strip(viewer: Actor, person: Found, workers: list[Worker], may_open: bool) -> Strip:
    """Taken on while no practitioner works with them; otherwise opened only in an emergency."""
    taken = any(worker.kind == Kind.PRACTITIONER for worker in workers)
    may_take_on = viewer.role.key == RoleKey.PRACTITIONER and not taken
    return Strip(
        person=person,
        workers=", ".join(worker.name for worker in workers),
        may_open=may_open,
        may_take_on=may_take_on,
        may_break_glass=viewer.role.key in BREAK_GLASS and not (may_open or may_take_on),
    )


def _open(viewer: Actor, people: list[UUID]) -> set[UUID]:
    """Those whose record the viewer may open."""
    return set(SEEN.rows(viewer=viewer, of=people))


def _workers(viewer: Actor, people: list[UUID]) -> dict[UUID, list[Worker]]:
    found: dict[UUID, list[Worker]] = {}
    for person, name, kind in COLLEAGUES.rows(viewer=viewer, of=people):
        found.setdefault(person, []).append(Worker(name, kind))
    return found
