"""Raising a safety flag, which one can; and lowering it, which takes two."""

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.people.models import Person, SafetyFlag


@transaction.atomic
def raise_flag(*, person: Person, by: Actor, kind: str, words: str) -> SafetyFlag:
    """Put it at the head of every page of the record. Raised twice, it is there once."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    require(by, Permission.FLAG_RAISE, person)
    if already := person.flags.raised().filter(kind=kind, words=words).order_by("pk").first():
        return already
    flag = SafetyFlag.objects.create(person=person, kind=kind, words=words, raised_by=by.user)
    audit.record(by=by, did="people.flag-raised", to=flag, about=person.pk)
    return flag


@transaction.atomic
def ask_to_lower(*, flag: SafetyFlag, by: Actor, because: str) -> SafetyFlag:
    """The first of two says why it is no longer needed. What another has asked stays as it is."""
    flag = SafetyFlag.objects.select_for_update(of=("self",)).get(pk=flag.pk)
    require(by, Permission.FLAG_RAISE, flag.person)
    if flag.is_up and not flag.lowering_is_asked:
        flag.ask_to_lower(by=by, because=because)
        flag.save(update_fields=["lowering_asked_by", "lowering_asked_at", "lowering_because"])
        audit.record(by=by, did="people.flag-lowering-asked", to=flag, about=flag.person_id)
    return flag


@transaction.atomic
def keep_flag(*, flag: SafetyFlag, by: Actor) -> SafetyFlag:
    """It stays up after all: whoever asked, or whoever looked, thought better of it."""
    flag = SafetyFlag.objects.select_for_update(of=("self",)).get(pk=flag.pk)
    require(by, Permission.FLAG_LOWER, flag.person)
    if flag.lowering_is_asked:
        flag.keep_up()
        flag.save(update_fields=["lowering_asked_by", "lowering_asked_at", "lowering_because"])
        audit.record(by=by, did="people.flag-kept", to=flag, about=flag.person_id)
    return flag


@transaction.atomic
def lower_flag(*, flag: SafetyFlag, by: Actor) -> SafetyFlag:
    """The second of two lowers it. Raises TakesTwo to whoever asked, or if nobody did."""
    flag = SafetyFlag.objects.select_for_update(of=("self",)).get(pk=flag.pk)
    require(by, Permission.FLAG_LOWER, flag.person)
    if flag.is_up:
        flag.lower(by=by)
        flag.save(update_fields=["lowered_by", "lowered_at"])
        audit.record(by=by, did="people.flag-lowered", to=flag, about=flag.person_id)
    return flag
