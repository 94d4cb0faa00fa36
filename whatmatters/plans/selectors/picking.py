"""What could help with an outcome, in the order in which one looks: the nearest first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.conversations.selectors import Heard, gathered
from whatmatters.foundations.words import folded
from whatmatters.foundations.words import later as _
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import CircleMember, Kind, Person
from whatmatters.people.selectors import Subject, subject_of
from whatmatters.plans.models import Aim, Doer, Plan
from whatmatters.resources.models import Attribute
from whatmatters.resources.postal import postcode_in
from whatmatters.resources.selectors import Hit, Whereabouts, find, whereabouts
from whatmatters.resources.sorting import doer_of, terms_for
from whatmatters.resources.terms import words_of
from whatmatters.resources.wanted import Wanted
from whatmatters.stories.selectors import Beside, matching

#: Looked through for each way of finding, and shown of each sort.
LOOKED_THROUGH, SHOWN = 40, 3
A_POSTCODE = re.compile(r"\b[A-Za-z]{1,2}[0-9][A-Za-z0-9]?\s*[0-9][A-Za-z]{2}\b")
NATURAL = {
    Kind.CARER: Doer.FAMILY,
    Kind.FAMILY: Doer.FAMILY,
    Kind.FRIEND: Doer.FRIEND,
    Kind.NEIGHBOUR: Doer.FRIEND,
    Kind.VOLUNTEER: Doer.VOLUNTEER,
}
#: Words in which somebody says that they want something, and not what.
WANTING = {"want", "get", "go", "like", "back", "able", "feel", "make", "keep", "see", "need"}
GROUPS = (
    (Doer.UNIVERSAL, _("Open to everyone")),
    (Doer.COMMUNITY, _("In the community")),
    (Doer.VOLUNTEER, _("From volunteers")),
    (Doer.PROVIDER, _("Paid support")),
)


@dataclass(frozen=True, slots=True)
class Near:
    """Somebody in the circle, and as what they would be doing it."""

    member: CircleMember
    doer: Doer


@dataclass(frozen=True, slots=True)
class Group:
    """What there is of one sort, the best first."""

    doer: Doer
    title: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class PickPage:
    """Everything that could help with one outcome. `place` is where we looked from."""

    subject: Subject
    aim: Aim
    strengths: tuple[Heard, ...]
    circle: tuple[Near, ...]
    place: str
    groups: tuple[Group, ...]
    stories: tuple[Beside, ...]

    @property
    def plan(self) -> Plan:
        return self.aim.plan


def pick_page(*, viewer: Actor, aim_id: UUID, wanted: Wanted | None = None) -> PickPage:
    """What could help with an outcome of a plan. Unseen is 404.

    With nothing typed, what the directory has for this kind of outcome, or for its words, near
    where the person lives. The same few queries however much there is.
    """
    aims = Aim.objects.visible_to(viewer).select_related("outcome", "plan__person")
    aim = get_object_or_404(aims, pk=aim_id)
    person = aim.plan.person
    there = whereabouts(where_from(person))
    hits = _searched(wanted) if wanted else _suggested(aim.outcome, there)
    return PickPage(
        subject=subject_of(viewer=viewer, person=person),
        aim=aim,
        strengths=gathered(viewer=viewer, person=person).strengths,
        circle=_circle(viewer, person),
        place=where_from(person) if there else "",
        groups=_groups(hits),
        stories=matching(aim.outcome, viewer, limit=3),
    )


def where_from(person: Person) -> str:
    """The postcode in their address, if there is one."""
    found = A_POSTCODE.search(person.address)
    return postcode_in(found.group()) if found else ""


def _searched(wanted: Wanted) -> tuple[Hit, ...]:
    return find(wanted=wanted, on_a_page=LOOKED_THROUGH).hits


def _suggested(outcome: Outcome, there: Whereabouts | None) -> tuple[Hit, ...]:
    """By its own words first, then by which part of life it is about; each once."""
    near = there.spot if there else None
    words = tuple(word for word in words_of(outcome.words) if word not in WANTING)
    ways = [Wanted(words=words, any_word=True, near=near)] if words else []
    if terms := terms_for(_domains(outcome)):
        ways.append(Wanted(terms=terms, near=near))
    found: dict[UUID, Hit] = {}
    for wanted in ways:
        for hit in _searched(wanted):
            found.setdefault(hit.service.pk, hit)
    return tuple(found.values())


def _domains(outcome: Outcome) -> set[str]:
    places = outcome.categories.order_by("pk").values_list("framework", "code")
    return {f"{framework}:{code}" for framework, code in places}


def _circle(viewer: Actor, person: Person) -> tuple[Near, ...]:
    """Family, friends, neighbours and volunteers of whom the viewer may know, nearest first."""
    seen = CircleMember.objects.visible_to(viewer, person=person.pk).current()
    members = seen.filter(person=person, kind__in=NATURAL).order_by("name", "pk")
    kinds = list(NATURAL)
    nearest = sorted(members, key=lambda member: kinds.index(Kind(member.kind)))
    return tuple(Near(member, NATURAL[Kind(member.kind)]) for member in nearest)


def _groups(hits: Iterable[Hit]) -> tuple[Group, ...]:
    """By who it comes from, in the order of any plan; without those that have nothing."""
    found = tuple(hits)
    terms = _terms(found)
    sorted_out: Mapping[str, list[Hit]] = defaultdict(list)
    for hit in found:
        sorted_out[doer_of(terms[hit.service.pk])].append(hit)
    groups = (Group(doer, str(title), tuple(sorted_out[doer][:SHOWN])) for doer, title in GROUPS)
    return tuple(group for group in groups if group.hits)


def _terms(hits: Iterable[Hit]) -> Mapping[UUID, list[str]]:
    """What each is sorted by. One query."""
    terms: dict[UUID, list[str]] = defaultdict(list)
    said = Attribute.objects.filter(service__in=[hit.service.pk for hit in hits])
    for service, name in said.order_by("pk").values_list("service", "term__name"):
        terms[service].append(folded(name or ""))
    return terms
