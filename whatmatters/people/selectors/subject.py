from dataclasses import dataclass
from uuid import UUID

from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.people.models import CommunicationNeed, Person
from whatmatters.people.standing import Standing, standing_of


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose record a page belongs to, and how the viewer stands to them.

    `needs` are what helps them take part; they are shown on every page of the record.
    """

    person: Person
    standing: Standing
    needs: tuple[CommunicationNeed, ...]

    @property
    def known_as(self) -> str:
        return self.person.known_as

    @property
    def whose(self) -> str:
        """`Maggie’s`, or `My` to Maggie herself: the beginning of many headings."""
        return "My" if self.standing.is_self else f"{self.known_as}’s"


def subject(*, viewer: Actor, person_id: UUID) -> Subject:
    """The person behind a page, in three queries. Unseen is 404."""
    person = get_object_or_404(Person.objects.visible_to(viewer), pk=person_id)
    return subject_of(viewer=viewer, person=person)


def subject_of(*, viewer: Actor, person: Person) -> Subject:
    """The same, for a person already fetched through what the viewer may see."""
    needs = CommunicationNeed.objects.filter(person=person).current().order_by("kind", "pk")
    return Subject(person, standing_of(viewer, person), tuple(needs))
