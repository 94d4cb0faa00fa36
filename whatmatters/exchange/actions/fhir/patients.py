"""A Patient becomes a person: somebody new, or somebody whose number is here already."""

from collections.abc import Iterable, Iterator

from whatmatters.access.actor import Actor
from whatmatters.exchange.actions.fhir.circle import add_member, worker_for
from whatmatters.exchange.actions.fhir.desk import Desk, SomebodyElse
from whatmatters.exchange.actions.leave import may_join_circles
from whatmatters.exchange.fhir.drafts import PatientDraft
from whatmatters.exchange.fhir.library import Thing
from whatmatters.foundations.words import folded
from whatmatters.people.actions import register
from whatmatters.people.models import (
    CircleMember,
    CommunicationNeed,
    Identifier,
    Kind,
    OtherName,
    Person,
    Registration,
)

DETAILS = (
    "known_as",
    "full_name",
    "born_on",
    "died_on",
    "phone",
    "email",
    "address",
    "how_to_reach",
    "language",
)
SAME_NUMBER = "a person here (by their number); nothing about them changed"


def bring_in_patient(desk: Desk, thing: Thing) -> None:
    draft: PatientDraft = thing.draft
    if before := desk.before(thing):
        if before.digest != thing.digest:
            _must_be_the_same(desk, thing, draft)
        desk.is_news(thing)
    elif draft.refused:
        desk.leave(thing, draft.refused)
    elif known := _by_number(desk, draft):
        desk.remember(thing, known, what=SAME_NUMBER)
    else:
        _warn_of_doubles(desk, thing, draft)
        person = _begin(desk, draft)
        desk.remember(thing, person)
        _look_after(desk, thing, person)


def _begin(desk: Desk, draft: PatientDraft) -> Person:
    person = Person.objects.create(**{name: getattr(draft, name) for name in DETAILS})
    Identifier.objects.bulk_create(
        Identifier(person=person, system=system, value=value) for system, value in draft.identifiers
    )
    OtherName.objects.bulk_create(
        OtherName(person=person, kind=kind, name=name) for kind, name in draft.other_names
    )
    needs = [CommunicationNeed(person=person, kind=k, words=w) for k, w in draft.needs]
    CommunicationNeed.objects.bulk_create(needs)
    register(person=person, organisation=desk.organisation)
    _join(desk, person)
    desk.touch(person)
    desk.count("Patient", "communication need", len(needs))
    return person


def _join(desk: Desk, person: Person) -> None:
    """Whoever brings them in, if they work with people, is in the circle of somebody new."""
    by = desk.by
    if isinstance(by, Actor) and may_join_circles(by):
        CircleMember.objects.create(
            person=person,
            kind=Kind.PRACTITIONER,
            name=by.name,
            user=by.user,
            organisation=desk.organisation,
        )


def _look_after(desk: Desk, thing: Thing, person: Person) -> None:
    draft: PatientDraft = thing.draft
    for member in draft.circle:
        add_member(person, member)
    desk.count("Patient", "circle member", len(draft.circle))
    for pointer in draft.looked_after_by:
        if worker := worker_for(desk, pointer, thing):
            desk.count("Patient", "circle member", int(add_member(person, worker)))
        else:
            desk.say(thing, "Patient.generalPractitioner", "who it is, is in none of the files")


def _registered(desk: Desk) -> Iterable[Registration]:
    return Registration.objects.current().filter(organisation=desk.organisation)


def _by_number(desk: Desk, draft: PatientDraft) -> Person | None:
    """The one person here with one of these numbers, whose birth does not speak against it."""
    found = _with_these_numbers(desk, draft)
    return found[0] if len(found) == 1 and _may_be(found[0], draft) else None


def _with_these_numbers(desk: Desk, draft: PatientDraft) -> list[Person]:
    found: dict[object, Person] = {}
    for system, value in draft.identifiers:
        held = Identifier.objects.filter(
            system=system, value=value, person__registrations__in=_registered(desk)
        )
        for identifier in held.select_related("person").order_by("pk"):
            found[identifier.person_id] = identifier.person
    return list(found.values())


def _may_be(person: Person, draft: PatientDraft) -> bool:
    return not (person.born_on and draft.born_on) or person.born_on == draft.born_on


def _warn_of_doubles(desk: Desk, thing: Thing, draft: PatientDraft) -> None:
    """Somebody new who may be somebody here is named, and never put together with them."""
    if any(_alike(desk, draft)):
        desk.tally.doubles.append(thing.key)


def _alike(desk: Desk, draft: PatientDraft) -> Iterator[Person]:
    here = Person.objects.filter(registrations__in=_registered(desk))
    name = folded(draft.full_name or draft.known_as)
    if draft.born_on:
        near = here.filter(born_on=draft.born_on)
    else:
        near = here.filter(full_name__iexact=draft.full_name) if draft.full_name else here.none()
    yield from (p for p in near.order_by("pk") if folded(p.full_name or p.known_as) == name)
    yield from _with_these_numbers(desk, draft)


def _must_be_the_same(desk: Desk, thing: Thing, draft: PatientDraft) -> None:
    """A changed Patient must still be the person that came under this id before."""
    before = desk.before(thing)
    person = Person.objects.filter(pk=before.became_id).first() if before else None
    if person is None:
        return
    numbers = set(person.identifiers.order_by("pk").values_list("system", "value"))
    alike = (
        folded(person.full_name or person.known_as) == folded(draft.full_name or draft.known_as),
        person.born_on is not None and person.born_on == draft.born_on,
        bool(numbers & set(draft.identifiers)),
    )
    if not any(alike):
        raise SomebodyElse(
            f"{thing.key} is somebody else than the {thing.key} brought in before. Give each "
            "system a name of its own with --source"
        )
