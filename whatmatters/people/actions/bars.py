"""Keeping one named person out of a record, whatever their role."""

from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import User
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.people.models import Bar, Person


class NotToBeBarred(Exception):
    """Nobody is kept out of their own record. Its message is written for the reader."""


@transaction.atomic
def bar(*, person: Person, by: Actor, user: User, because: str = "") -> Bar:
    """From now on they see nothing of this person. Barred twice, they are barred once."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    require(by, Permission.CONSENT_CHANGE, person)
    if person.user_id == user.pk:
        raise NotToBeBarred(
            gettext("Nobody can be kept out of their own record. Choose somebody else")
        )
    if already := person.bars.current().filter(user=user).order_by("pk").first():
        return already
    made = Bar.objects.create(person=person, user=user, because=because, barred_by=by.user)
    audit.record(by=by, did="people.barred", to=made, about=person.pk)
    return made


@transaction.atomic
def lift_bar(*, bar: Bar, by: Actor) -> Bar:
    """They may see again what their role and place allow. Lifted twice, it is lifted once."""
    bar = Bar.objects.select_for_update(of=("self",)).get(pk=bar.pk)
    require(by, Permission.CONSENT_CHANGE, bar.person)
    if bar.lifted_at is None:
        bar.lifted_at = clock.now()
        bar.save(update_fields=["lifted_at"])
        audit.record(by=by, did="people.bar-lifted", to=bar, about=bar.person_id)
    return bar
