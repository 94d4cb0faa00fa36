"""Letting a person, or somebody in their circle, sign in."""

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import User
from whatmatters.access.permissions import Permission, require
from whatmatters.people.models import CircleMember, Person


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


@transaction.atomic
def join_with_account(*, member: CircleMember, user: User) -> CircleMember:
    """Let a relative or friend sign in; they see what, and from when, the person agreed.

    Anybody may who can reach the command line of the installation.
    """
    member = CircleMember.objects.select_for_update(of=("self",)).get(pk=member.pk)
    member.user = user
    member.save(update_fields=["user"])
    audit.record(by=audit.SYSTEM, did="people.account-joined", to=member, about=member.person_id)
    return member
