"""How a viewer stands to a person: one answer, from which the rules of every room follow."""

from dataclasses import dataclass

from whatmatters.access.actor import Actor
from whatmatters.access.prepared import Prepared
from whatmatters.access.roles import RoleKey
from whatmatters.people.models import CircleMember, Kind, Person


@dataclass(frozen=True, slots=True)
class Standing:
    """Oneself; or the kinds of place one holds in the circle, as one acts now."""

    is_self: bool
    kinds: frozenset[str]
    leads_team: bool = False

    @property
    def sees(self) -> bool:
        return self.is_self or bool(self.kinds) or self.leads_team

    @property
    def is_practitioner(self) -> bool:
        """Their practitioner, acting for the organisation the circle names."""
        return Kind.PRACTITIONER in self.kinds

    @property
    def writes(self) -> bool:
        """May write outcomes and plans with the person: they themself, or a practitioner."""
        return self.is_self or self.is_practitioner


PLACES = Prepared(
    lambda viewer, person: (
        CircleMember.objects.opening_for(viewer)
        .filter(person=person)
        .order_by("pk")
        .values_list("kind")
    )
)


def standing_of(viewer: Actor, person: Person) -> Standing:
    """How this viewer stands to this person today. One query; for a lead of no kind, two."""
    kinds = _kinds(viewer, person)
    leads = not kinds and viewer.role.key == RoleKey.TEAM_LEAD
    if leads:
        leads = Person.objects.visible_to(viewer).filter(pk=person.pk).exists()
    return Standing(_is_self(viewer, person), kinds, leads)


def standing_of_seen(viewer: Actor, person: Person) -> Standing:
    """The same for a person fetched through what the viewer may see. One query."""
    kinds = _kinds(viewer, person)
    leads = not kinds and viewer.role.key == RoleKey.TEAM_LEAD
    return Standing(_is_self(viewer, person), kinds, leads)


def _kinds(viewer: Actor, person: Person) -> frozenset[str]:
    return frozenset(kind for (kind,) in PLACES.rows(viewer=viewer, about=person.pk))


def _is_self(viewer: Actor, person: Person) -> bool:
    return not viewer.is_staff and person.user_id == viewer.user.pk
