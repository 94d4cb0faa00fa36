"""How a viewer stands to a person: one answer, from which the rules of every room follow."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from whatmatters.access import asked
from whatmatters.access.actor import Actor
from whatmatters.access.policy import TABLE, By, DataClass, Deed, Facts, decide
from whatmatters.access.prepared import Prepared
from whatmatters.people.models import (
    SHAREABLE,
    Bar,
    BrokenGlass,
    CapacityRecord,
    CasePlace,
    CircleMember,
    Person,
    SafetyFlag,
    Share,
)
from whatmatters.people.models.reach import standing_in, ways_of


@dataclass(frozen=True, slots=True)
class Standing:
    """The facts about a viewer and a person, as the viewer acts now, and what they allow.

    `is_flagged` spares a question: whether there is a safety flag to be shown to some.
    """

    facts: Facts
    is_flagged: bool = False

    def may(self, about: DataClass, deed: Deed = Deed.READ) -> bool:
        """What the verdict table says."""
        return decide(self.facts, about, deed).permits

    @property
    def is_self(self) -> bool:
        return self._stands("self")

    @property
    def is_practitioner(self) -> bool:
        """Their practitioner, acting for the organisation the circle names."""
        return self._stands("practitioner")

    @property
    def speaks_for_them(self) -> bool:
        """The person themself; or whoever may decide for them, while they cannot."""
        return self.is_self or (self._stands("attorney") and self.facts.lacks_capacity)

    @property
    def manages_support(self) -> bool:
        """Their provider’s manager, acting for it."""
        return self._stands("provider-manager")

    @property
    def answers_for_money(self) -> bool:
        """Leads the team that works with them, or commissions, and may write of their money."""
        held = self._stands("lead") or self._stands("commissioner")
        return held and self.may(DataClass.BUDGET, Deed.WRITE)

    @property
    def is_in_circle(self) -> bool:
        """Has a place in their circle, at work or not, and is not barred."""
        held = (way for way in self.facts.ways if TABLE.ways[way].by == By.CIRCLE)
        return any(self._stands(way) for way in held)

    @property
    def watches(self) -> bool:
        """Looks after who opens the records of an organisation that knows them."""
        return self._stands("privacy-officer")

    @property
    def sees(self) -> bool:
        return self.may(DataClass.CORE)

    @property
    def writes(self) -> bool:
        """May write outcomes and plans with the person."""
        return self.may(DataClass.PLAN, Deed.WRITE)

    def _stands(self, way: str) -> bool:
        return way in self.facts.ways and not self.facts.is_barred


def standing_of(viewer: Actor, person: Person) -> Standing:
    """How this viewer stands to this person now. One query."""
    return standing_to(viewer, person.pk)


def standing_to(viewer: Actor, person_id: UUID) -> Standing:
    """The same by their id; to nobody at all, nobody stands in any way."""
    rows = FACTS.rows(viewer=viewer, about=person_id)
    found = _standing(viewer, *rows[0]) if rows else Standing(Facts())
    asked.note_facts(person_id, found.facts)
    return found


def signed_for(viewer: Actor, person: Person) -> str:
    """How whoever may decide for a person signs what they say for them: `Ruth Holt, attorney`."""
    held = CircleMember.objects.held_by(viewer).in_way(TABLE.ways["attorney"])
    place = held.filter(person=person).order_by("kind", "pk")[0]
    return f"{viewer.name}, {place.get_kind_display().lower()}"


def _standing(viewer: Actor, died_on: object, *found: bool) -> Standing:
    """From the answers to `_questions`, in their order."""
    so = dict(zip(_names(viewer), found, strict=True))
    facts = Facts(
        ways=frozenset(way.key for way in ways_of(viewer) if so[way.key]),
        shared=frozenset(about for about in SHAREABLE if so[about]),
        lacks_capacity=so["lacking"],
        on_case=so["on case"],
        broke_glass=so["glass"],
        is_barred=so["barred"],
        has_died=died_on is not None,
        is_active=viewer.user.is_active,
    )
    return Standing(facts, is_flagged=so["flagged"])


def _names(viewer: Actor) -> tuple[str, ...]:
    """What `_questions` are called, without asking them again."""
    ways = (way.key for way in ways_of(viewer))
    return (*ways, *SHAREABLE, "lacking", "on case", "glass", "barred", "flagged")


def _questions(viewer: Actor) -> dict[str, QuerySet[Any]]:
    """What `Standing` is made of, each as rows that are there, or not, for a person."""
    ways = {
        way.key: Person.objects.filter(user=viewer.user)
        if way.by == By.THEMSELF
        else standing_in(way, viewer)
        for way in ways_of(viewer)
    }
    shares = Share.objects.reaching(viewer)
    return {
        **ways,
        **{str(about): shares.covering(about) for about in SHAREABLE},
        "lacking": CapacityRecord.objects.lacking(),
        "on case": CasePlace.objects.of(viewer),
        "glass": BrokenGlass.objects.of(viewer),
        "barred": Bar.objects.of(viewer),
        "flagged": SafetyFlag.objects.raised(),
    }


def _asked(viewer: Actor, person: UUID) -> QuerySet[Person, Any]:
    asked = [
        Exists(rows.filter(**{_persons_key(rows): OuterRef("pk")}))
        for rows in _questions(viewer).values()
    ]
    return Person.objects.filter(pk=person).values_list("died_on", *asked)


def _persons_key(rows: QuerySet[Any]) -> str:
    return "pk" if rows.model is Person else "person"


FACTS = Prepared(_asked)
