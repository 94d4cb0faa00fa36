"""Deeds about who the person is, who is around them and what helps them take part."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, Organisation, User
from whatmatters.access.permissions import Permission, require
from whatmatters.access.roles import RoleKey
from whatmatters.foundations import clock
from whatmatters.people import search
from whatmatters.people.models import (
    CircleMember,
    CommunicationNeed,
    Identifier,
    Kind,
    OtherName,
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

# As what somebody joins a circle who works in this role; other roles read nobody's words.
KIND_OF_WORKER = {
    RoleKey.PRACTITIONER: Kind.PRACTITIONER,
    RoleKey.TEAM_LEAD: Kind.PRACTITIONER,
    RoleKey.SUPPORT_WORKER: Kind.SUPPORT_WORKER,
    RoleKey.PROVIDER_MANAGER: Kind.PROVIDER,
    RoleKey.BROKER: Kind.BROKER,
}


class NobodyToAdd(Exception):
    """Nobody who could join a circle signs in with that address. Written for the reader."""


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
    chosen = {"pk": sent_as} if sent_as else {}
    person = Person.objects.create(known_as=known_as, **chosen, **_only_details(details))
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
    """Put somebody the person counts on into their circle. Put in twice, they are there once."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    require(by, Permission.PERSON_CHANGE, person)
    place = {
        "kind": kind,
        "name": name,
        "relation": relation,
        "reach": reach,
        "user": user,
        "organisation": organisation,
        "may_see_from": may_see_from,
    }
    if already := person.circle.current().filter(**place).order_by("pk").first():
        return already
    member = CircleMember.objects.create(person=person, **place)
    audit.record(by=by, did="people.joined-circle", to=member, about=person.pk)
    return member


@transaction.atomic
def add_worker(*, person: Person, by: Actor, email: str) -> CircleMember:
    """Put somebody who works for an organisation here into the circle, as what they work as.

    Raises NobodyToAdd when no such worker signs in with that address.
    """
    require(by, Permission.PERSON_CHANGE, person)
    works = (
        Membership.objects.current()
        .filter(user__email=email.casefold(), user__is_active=True, role_key__in=KIND_OF_WORKER)
        .select_related("user", "organisation")
    )
    worker = works.order_by("began_on", "pk").first()
    if worker is None:
        raise NobodyToAdd(
            "Nobody who supports people signs in with that e-mail address. "
            "Check it, or ask them which one they use"
        )
    return add_to_circle(
        person=person,
        by=by,
        kind=KIND_OF_WORKER[RoleKey(worker.role_key)],
        name=worker.user.name,
        user=worker.user,
        organisation=worker.organisation,
    )


@transaction.atomic
def change_sight(*, member: CircleMember, by: Actor, may_see_from: date | None) -> CircleMember:
    """A relative or friend may see from a day the person agreed to; or, with None, not at all."""
    member = CircleMember.objects.select_for_update(of=("self",)).get(pk=member.pk)
    require(by, Permission.PERSON_CHANGE, member.person)
    member.may_see_from = may_see_from
    member.save(update_fields=["may_see_from"])
    did = "people.sight-agreed" if may_see_from else "people.sight-ended"
    audit.record(by=by, did=did, to=member, about=member.person_id)
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
    """Write down what helps the person take part. Written twice, it is there once."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    require(by, Permission.PERSON_CHANGE, person)
    if already := person.needs.current().filter(kind=kind, words=words).order_by("pk").first():
        return already
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
def add_name(*, person: Person, by: Actor, name: str, kind: str) -> OtherName:
    """Write down another name that is theirs, so that they are found by it too."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    require(by, Permission.PERSON_CHANGE, person)
    added, _ = OtherName.objects.update_or_create(person=person, name=name, defaults={"kind": kind})
    index(person)
    audit.record(by=by, did="people.name-added", to=added, about=person.pk)
    return added


@transaction.atomic
def remove_name(*, name: OtherName, by: Actor) -> Person:
    """Take away a name that is not theirs, or that they no longer want written here."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=name.person_id)
    require(by, Permission.PERSON_CHANGE, person)
    audit.record(by=by, did="people.name-removed", to=name, about=person.pk)
    name.delete()
    index(person)
    return person


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


def _begun_already(by: Actor, sent_as: UUID) -> Person | None:
    """The record this very page has begun, if it was pressed before."""
    return Person.objects.visible_to(by).filter(pk=sent_as).order_by("pk").first()


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
