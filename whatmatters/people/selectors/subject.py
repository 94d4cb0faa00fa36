from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass, Deed
from whatmatters.people.models import BrokenGlass, CommunicationNeed, Person, SafetyFlag
from whatmatters.people.opened import Opened
from whatmatters.people.selectors.glass import open_glass
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
    read it; both are shown on every page of the record. `glass` is what opened the record to
    somebody to whom it would be closed.
    """

    person: Person
    standing: Standing
    needs: tuple[CommunicationNeed, ...]
    flags: tuple[SafetyFlag, ...] = ()
    glass: BrokenGlass | None = None

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
    return _subject(viewer, found[0], standing)


def subject_told(
    *, viewer: Actor, person_id: UUID, about: DataClass, deed: Deed = Deed.READ
) -> Subject:
    """The person behind a page about one class of data, however little else is open.

    Who may see neither it nor the record, 404; the record but not this, 403.
    """
    standing = standing_to(viewer, person_id)
    if not (standing.sees or standing.may(about)):
        raise Http404
    if not standing.may(about, deed):
        raise PermissionDenied
    person = get_object_or_404(Person.objects.open_to(viewer, about, deed), pk=person_id)
    return _subject(viewer, person, standing)


def subject_of(*, viewer: Actor, person: Person) -> Subject:
    """The same, for a person already fetched through what the viewer may see."""
    return _subject(viewer, person, standing_to(viewer, person.pk))


def _subject(viewer: Actor, person: Person, standing: Standing) -> Subject:
    needs = NEEDS.of(person.pk, standing)
    flags = FLAGS.of(person.pk, standing) if standing.is_flagged else []
    in_need = standing.facts.broke_glass and not standing.sees
    glass = open_glass(viewer=viewer, person_id=person.pk) if in_need else None
    return Subject(person, standing, tuple(needs), tuple(flags), glass)
