"""What helps a person take part."""

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.people.models import CommunicationNeed, Person

STILL_RIGHT, CHANGED, NO_LONGER = "right", "changed", "no-longer"


@transaction.atomic
def add_need(*, person: Person, by: Actor, kind: str, words: str) -> CommunicationNeed:
    """Write down what helps the person take part. Written twice, it is there once."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    require(by, Permission.PERSON_CHANGE, person)
    if already := person.needs.current().filter(kind=kind, words=words).order_by("pk").first():
        return already
    need = CommunicationNeed.objects.create(
        person=person, kind=kind, words=words, identified_by=by.user
    )
    audit.record(by=by, did="people.need-added", to=need, about=person.pk)
    return need


@transaction.atomic
def end_need(*, need: CommunicationNeed, by: Actor) -> CommunicationNeed:
    """It no longer helps, from today."""
    need = CommunicationNeed.objects.select_for_update(of=("self",)).get(pk=need.pk)
    require(by, Permission.PERSON_CHANGE, need.person)
    need.end(on=clock.today())
    need.save(update_fields=["ended_on", "reviewed_on"])
    audit.record(by=by, did="people.need-ended", to=need, about=need.person_id)
    return need


@transaction.atomic
def review_need(
    *, need: CommunicationNeed, by: Actor, still: str, words: str = ""
) -> CommunicationNeed:
    """Asked about again: still right, changed to other words, or no longer needed.

    What it said before is kept: changed words are another need, and the old one ends.
    """
    need = CommunicationNeed.objects.select_for_update(of=("self",)).get(pk=need.pk)
    require(by, Permission.PERSON_CHANGE, need.person)
    if still == STILL_RIGHT:
        need.still_right(on=clock.today())
        need.save(update_fields=["reviewed_on", "review_on"])
        audit.record(by=by, did="people.need-reviewed", to=need, about=need.person_id)
        return need
    ended = end_need(need=need, by=by)
    if still == CHANGED:
        return add_need(person=need.person, by=by, kind=need.kind, words=words)
    return ended
