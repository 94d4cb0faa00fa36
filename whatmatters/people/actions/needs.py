"""What helps a person take part."""

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.people.models import CommunicationNeed, Person


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
