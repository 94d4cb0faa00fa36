"""Who is meant by the number and the name in a row: only people whose visits a viewer writes of.

That somebody is not known, and that they are and may not be written of, are told alike.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from whatmatters.access.actor import Actor
from whatmatters.access.models import User
from whatmatters.access.policy import DataClass, Deed
from whatmatters.exchange import nhs_number
from whatmatters.exchange.spreadsheet.visits import Amiss
from whatmatters.foundations.words import folded
from whatmatters.people.models import CircleMember, Identifier, OtherName, Person, Registration
from whatmatters.people.models.circle import KIND_OF_WORKER
from whatmatters.people.models.opening import not_confidential_to

NOBODY = (
    "Nobody whose visits you plan has this number. Check it, or ask to be added to their circle"
)
TWO = "More than one person has this number. Give the number your own organisation has for them"
OTHER_NAME = "The name does not go with the number. Check both"


@dataclass(frozen=True, slots=True)
class Whose:
    """The people that numbers stand for, by number; and every name each is known by."""

    people: dict[UUID, Person]
    ours: dict[str, set[UUID]]
    others: dict[str, set[UUID]]
    names: dict[UUID, set[str]]

    def person(self, number: str, name: str) -> Person:
        """Raises Amiss. Our own number goes before another’s that is the same."""
        found = self.ours.get(number) or self.others.get(_key(number), set())
        if not found:
            raise Amiss("number", NOBODY)
        if len(found) > 1:
            raise Amiss("number", TWO)
        person = self.people[next(iter(found))]
        if name and folded(name) not in self.names[person.pk]:
            raise Amiss("name", OTHER_NAME)
        return person


def whose(numbers: Iterable[str], *, viewer: Actor) -> Whose:
    """In four queries, however many numbers there are."""
    wanted = {number for number in numbers if number}
    open_to = Person.objects.open_to(viewer, DataClass.VISITS, Deed.WRITE).filter(died_on=None)
    ours: dict[str, set[UUID]] = defaultdict(set)
    others: dict[str, set[UUID]] = defaultdict(set)
    held = Registration.objects.filter(
        not_confidential_to(viewer), number__in=wanted, person__in=open_to.values("pk")
    )
    for number, of, person in held.values_list("number", "organisation", "person"):
        (ours if of == viewer.organisation_id else others)[number].add(person)
    given = {nhs_number.plain(number) for number in wanted} - {""}
    nhs = Identifier.objects.filter(
        system=Identifier.NHS_NUMBER, value__in=given, person__in=open_to.values("pk")
    )
    for value, person in nhs.values_list("value", "person"):
        others[value].add(person)
    people = _people({pk for found in (ours, others) for pks in found.values() for pk in pks})
    return Whose(people, ours, others, _names(people))


def _key(number: str) -> str:
    """An NHS number however it is spaced; any other as it is."""
    plain = nhs_number.plain(number)
    return plain if nhs_number.passes_its_check(plain) else number


def _people(pks: set[UUID]) -> dict[UUID, Person]:
    return {person.pk: person for person in Person.objects.filter(pk__in=pks).order_by("pk")}


def _names(people: dict[UUID, Person]) -> dict[UUID, set[str]]:
    names = {
        pk: {folded(text) for text in (one.known_as, one.full_name, one.name) if text}
        for pk, one in people.items()
    }
    for pk, name in OtherName.objects.filter(person__in=people).values_list("person", "name"):
        names[pk].add(folded(name))
    return names


@dataclass(frozen=True, slots=True)
class Workers:
    """Who of the viewer’s organisation works with each person."""

    of: dict[UUID, dict[UUID, User]]

    def called(self, text: str, person: Person) -> User:
        """By e-mail address or name. Raises Amiss."""
        theirs = self.of.get(person.pk, {}).values()
        found = [one for one in theirs if _is_called(one, text)]
        if not found:
            raise Amiss(
                "workers",
                "Nobody of yours who is called this has a place in their circle. Add them first, "
                "or leave it empty",
            )
        if len(found) > 1:
            raise Amiss("workers", "Two of yours are called this. Give the e-mail address")
        return found[0]


def workers_of(people: Iterable[UUID], *, viewer: Actor) -> Workers:
    places = CircleMember.objects.colleagues_of(viewer).filter(
        person__in=people, kind__in=KIND_OF_WORKER.values(), user__is_active=True
    )
    of: dict[UUID, dict[UUID, User]] = defaultdict(dict)
    for place in places.select_related("user"):
        if place.user:
            of[place.person_id][place.user.pk] = place.user
    return Workers(of)


def _is_called(user: User, text: str) -> bool:
    return text.casefold() == user.email.casefold() or folded(text) == folded(user.name)
