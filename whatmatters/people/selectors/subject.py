from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.people.models import CommunicationNeed, Person, SafetyFlag
from whatmatters.people.opened import Opened
from whatmatters.people.standing import Standing, standing_to

RECORD = Opened(DataClass.CORE, lambda person: Person.objects.filter(pk=person))
NEEDS = Opened(
    DataClass.CORE,
    lambda person: CommunicationNeed.objects.current().filter(person=person).order_by("kind", "pk"),
)
FLAGS = Opened(
    DataClass.ALERTS,
    lambda person: (
        SafetyFlag.objects.raised().filter(person=person).order_by("raised_on", "kind", "pk")
    ),
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose record a page belongs to, and how the viewer stands to them.

    `needs` are what helps them take part, and `flags` what keeps them safe, to those who may
    read it; both are shown on every page of the record.
    """

    person: Person
    standing: Standing
    needs: tuple[CommunicationNeed, ...]
    flags: tuple[SafetyFlag, ...] = ()

    @property
    def known_as(self) -> str:
        return self.person.known_as

    @property
    def whose(self) -> str:
        """`Maggie’s`, or `My` to Maggie herself: the beginning of many headings."""
        return "My" if self.standing.is_self else f"{self.known_as}’s"


def subject(*, viewer: Actor, person_id: UUID) -> Subject:
    """The person behind a page, in three queries. Unseen is 404."""
    standing = standing_to(viewer, person_id)
    if not (found := RECORD.of(person_id, standing)):
        raise Http404
    return _subject(found[0], standing)


def subject_of(*, viewer: Actor, person: Person) -> Subject:
    """The same, for a person already fetched through what the viewer may see."""
    return _subject(person, standing_to(viewer, person.pk))


def _subject(person: Person, standing: Standing) -> Subject:
    needs = NEEDS.of(person.pk, standing)
    flags = FLAGS.of(person.pk, standing) if standing.is_flagged else []
    return Subject(person, standing, tuple(needs), tuple(flags))
