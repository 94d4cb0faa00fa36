"""Deeds about who the person is, who is around them and what helps them take part."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation, User
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.people import search
from whatmatters.people.models import (
    CircleMember,
    CommunicationNeed,
    Identifier,
    Kind,
    Person,
    Registration,
    SearchKey,
)

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


@transaction.atomic
def begin_record(*, by: Actor, known_as: str, **details: Any) -> Person:
    """Start somebody's record: known to the actor's organisation, with the actor in the circle.

    `details` are any of DETAILS.
    """
    require(by, Permission.PERSON_BEGIN)
    assert by.membership is not None, "a door of a role opens only to members"
    person = Person.objects.create(known_as=known_as, **_only_details(details))
    register(person=person, organisation=by.membership.organisation)
    CircleMember.objects.create(
        person=person,
        kind=Kind.PRACTITIONER,
        name=by.name,
        user=by.user,
        organisation=by.membership.organisation,
    )
    audit.record(by=by, did="people.begun", to=person, about=person.pk)
    return person


@transaction.atomic
def take_on(*, person: Person, by: Actor) -> CircleMember:
    """Start working with somebody whom nobody of one's organisation works with yet.

    Raises PermissionDenied when they are not registered here, or somebody does.
    """
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    require(by, Permission.PERSON_TAKE_ON, person)
    assert by.membership is not None, "the rule lets only members take somebody on"
    member = CircleMember.objects.create(
        person=person,
        kind=Kind.PRACTITIONER,
        name=by.name,
        user=by.user,
        organisation=by.membership.organisation,
    )
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
    for field, value in details.items():
        setattr(person, field, value)
    person.save(update_fields=["version", *details])
    index(person)
    audit.record(by=by, did="people.details-changed", to=person, about=person.pk)
    return person


@transaction.atomic
def add_to_circle(
    *,
    person: Person,
    by: Actor,
    kind: str,
    name: str,
    relation: str = "",
    reach: str = "",
    user: User | None = None,
    organisation: Organisation | None = None,
    may_see_from: date | None = None,
) -> CircleMember:
    """Put somebody the person counts on into their circle."""
    require(by, Permission.PERSON_CHANGE, person)
    member = CircleMember.objects.create(
        person=person,
        kind=kind,
        name=name,
        relation=relation,
        reach=reach,
        user=user,
        organisation=organisation,
        may_see_from=may_see_from,
    )
    audit.record(by=by, did="people.joined-circle", to=member, about=person.pk)
    return member


@transaction.atomic
def end_place_in_circle(*, member: CircleMember, by: Actor, left_on: date) -> CircleMember:
    """Somebody leaves the circle. What they did there stays."""
    member = CircleMember.objects.select_for_update(of=("self",)).get(pk=member.pk)
    require(by, Permission.PERSON_CHANGE, member.person)
    member.leave(on=left_on)
    member.save(update_fields=["left_on"])
    audit.record(by=by, did="people.left-circle", to=member, about=member.person_id)
    return member


@transaction.atomic
def add_need(*, person: Person, by: Actor, kind: str, words: str) -> CommunicationNeed:
    """Write down what helps the person take part."""
    require(by, Permission.PERSON_CHANGE, person)
    need = CommunicationNeed.objects.create(person=person, kind=kind, words=words)
    audit.record(by=by, did="people.need-added", to=need, about=person.pk)
    return need


@transaction.atomic
def end_need(*, need: CommunicationNeed, by: Actor) -> CommunicationNeed:
    """It no longer helps, from today."""
    need = CommunicationNeed.objects.select_for_update(of=("self",)).get(pk=need.pk)
    require(by, Permission.PERSON_CHANGE, need.person)
    need.ended_on = max(clock.today(), need.began_on)
    need.save(update_fields=["ended_on"])
    audit.record(by=by, did="people.need-ended", to=need, about=need.person_id)
    return need


@transaction.atomic
def give_account(*, person: Person, user: User, by: Actor | str) -> Person:
    """Let this person sign in to their own record. `by` is audit.SYSTEM from a command."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if isinstance(by, Actor):
        require(by, Permission.PERSON_CHANGE, person)
    person.user = user
    person.save(update_fields=["user"])
    audit.record(by=by, did="people.account-given", to=person, about=person.pk)
    return person


def index(person: Person) -> None:
    """Make the search keys of a person anew, for each organisation that knows them now.

    Part of other deeds: their transaction, their leave, their entry.
    """
    SearchKey.objects.filter(person=person).delete()
    names = [
        person.known_as,
        person.full_name,
        *person.other_names.order_by("pk").values_list("name", flat=True),
        *Identifier.objects.filter(person=person).order_by("pk").values_list("value", flat=True),
    ]
    for known in person.registrations.current().order_by("pk"):
        keys = search.keys_of(person, known.organisation_id, [*names, known.number])
        SearchKey.objects.bulk_create(keys)


def _only_details(details: Mapping[str, Any]) -> dict[str, Any]:
    if unknown := set(details) - set(DETAILS):
        raise TypeError(f"Not a detail of a person: {sorted(unknown)}")
    return dict(details)
