from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from whatmatters.access.actor import Actor
from whatmatters.access.prepared import Prepared
from whatmatters.people.models import CommunicationNeed, Person
from whatmatters.people.standing import Standing, standing_of

SEEN = Prepared(lambda viewer, person: Person.objects.visible_to(viewer).filter(pk=person))
NEEDS = Prepared(
    lambda viewer, person: (
        CommunicationNeed.objects.current()
        .filter(person__in=Person.objects.visible_to(viewer).filter(pk=person))
        .order_by("kind", "pk")
    )
)


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
    if not (found := SEEN.rows(viewer=viewer, about=person_id)):
        raise Http404
    return subject_of(viewer=viewer, person=found[0])


def subject_of(*, viewer: Actor, person: Person) -> Subject:
    """The same, for a person already fetched through what the viewer may see."""
    needs = NEEDS.rows(viewer=viewer, about=person.pk)
    return Subject(person, standing_of(viewer, person), tuple(needs))
