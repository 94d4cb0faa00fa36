"""That somebody has died, and that it was a mistake to say so.

One field changes. Shares, authority, what relatives see and the person's own way in end by it,
because every question asks whether the person lives; taken back, each is as it was.
"""

from datetime import date

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.people.models import Person


@transaction.atomic
def record_death(*, person: Person, by: Actor, died_on: date) -> Person:
    """Write down the day they died."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    require(by, Permission.DEATH_RECORD, person)
    person.died_on = died_on
    person.save(update_fields=["died_on"])
    audit.record(by=by, did="people.death-recorded", to=person, about=person.pk)
    return person


@transaction.atomic
def take_back_death(*, person: Person, by: Actor) -> Person:
    """It was written down in error: everything is as it was before."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    require(by, Permission.DEATH_RECORD, person)
    if person.died_on:
        person.died_on = None
        person.save(update_fields=["died_on"])
        audit.record(by=by, did="people.death-taken-back", to=person, about=person.pk)
    return person
