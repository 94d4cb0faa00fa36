"""Other names that are theirs too."""

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.people.actions.indexing import index
from whatmatters.people.models import OtherName, Person


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
