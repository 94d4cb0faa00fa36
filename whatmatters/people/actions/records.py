"""Beginning a record, taking one on, and what is written about who somebody is."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.core.exceptions import PermissionDenied
from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.notices import tell_of_change
from whatmatters.access.permissions import Permission, require
from whatmatters.people.actions.indexing import index
from whatmatters.people.models import CircleMember, Kind, Person, Registration

DETAILS = (
    "known_as",
    "full_name",
    "pronouns",
    "born_on",
    "phone",
    "email",
    "address",
    "how_to_reach",
    "language",
)
#: How somebody is reached: they are told that it was changed, whoever changed it.
REACH = ("phone", "email", "address", "how_to_reach")


@transaction.atomic
def begin_record(
    *, by: Actor, known_as: str, sent_as: UUID | None = None, **details: Any
) -> Person:
    """Start somebody's record: known to the actor's organisation, with the actor in the circle.

    `details` are any of DETAILS. The same `sent_as` twice is one record: it is what a page
    sends when pressed twice.
    """
    require(by, Permission.PERSON_BEGIN)
    if sent_as and (begun := _begun_already(by, sent_as)):
        return begun
    person = Person.objects.create(
        known_as=known_as, pk=_id_for(by, sent_as), **_only_details(details)
    )
    _practitioner(person, by)
    register(person=person, organisation=_employer(by))
    audit.record(by=by, did="people.begun", to=person, about=person.pk)
    return person


@transaction.atomic
def take_on(*, person: Person, by: Actor) -> CircleMember:
    """Start working with somebody whom nobody of one's organisation works with yet.

    Raises PermissionDenied when they are not registered here, or somebody does.
    """
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    require(by, Permission.PERSON_TAKE_ON, person)
    member = _practitioner(person, by)
    audit.record(by=by, did="people.taken-on", to=member, about=person.pk)
    return member


@transaction.atomic
def register(*, person: Person, organisation: Organisation, number: str = "") -> Registration:
    """Let an organisation know this person under a number, and find them. Part of other deeds.

    Their caller asks leave and writes it down.
    """
    given = {"number": number} if number else {}
    registration = Registration.objects.create(person=person, organisation=organisation, **given)
    index(person)
    return registration


@transaction.atomic
def change_details(*, person: Person, by: Actor, read: int | None = None, **details: Any) -> Person:
    """Put right what is written about somebody. Raises Stale if it changed meanwhile."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    require(by, Permission.PERSON_CHANGE, person)
    person.turn_page(read=read)
    details = _only_details(details)
    was = {name: getattr(person, name) for name in REACH if name in details}
    for field, value in details.items():
        setattr(person, field, value)
    person.save(update_fields=["version", *details])
    index(person)
    if person.user and any(details[name] != before for name, before in was.items()):
        tell_of_change(person.user)
    audit.record(by=by, did="people.details-changed", to=person, about=person.pk)
    return person


def _begun_already(by: Actor, sent_as: UUID) -> Person | None:
    """The record this very page has begun, if it was pressed before."""
    return Person.objects.visible_to(by).filter(pk=_id_for(by, sent_as)).order_by("pk").first()


def _id_for(by: Actor, sent_as: UUID | None) -> UUID:
    """Made of the id a page brought and whose page it was: so nobody can bring somebody else's."""
    return uuid5(by.user.pk, str(sent_as)) if sent_as else uuid4()


def _practitioner(person: Person, by: Actor) -> CircleMember:
    return CircleMember.objects.create(
        person=person,
        kind=Kind.PRACTITIONER,
        name=by.name,
        user=by.user,
        organisation=_employer(by),
    )


def _employer(by: Actor) -> Organisation:
    """Whom they act for. Their leave was asked for, and only members have it."""
    if by.membership is None:
        raise PermissionDenied
    return by.membership.organisation


def _only_details(details: Mapping[str, Any]) -> dict[str, Any]:
    if unknown := set(details) - set(DETAILS):
        raise TypeError(f"Not a detail of a person: {sorted(unknown)}")
    return dict(details)
