"""A person signs in once beside somebody who works with them, with a code read out to them."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import User
from whatmatters.access.notices import tell_of_change
from whatmatters.access.permissions import Permission, require
from whatmatters.access.wall.context import Acting, standing_at
from whatmatters.foundations import clock
from whatmatters.foundations.codes import spoken_code
from whatmatters.people.actions.inviting import NotToBeInvited
from whatmatters.people.models import BesideCode, Person
from whatmatters.people.models.invitation import hashed

TEN_MINUTES = timedelta(minutes=10)


@transaction.atomic
def give_beside_code(*, person: Person, by: Actor) -> str:
    """A code that works once, for ten minutes; the newest alone works. It is shown once.

    Raises NotToBeInvited for somebody who has no account yet, or has died.
    """
    of = Person.objects.select_for_update(of=("self",)).select_related("user").get(pk=person.pk)
    require(by, Permission.BESIDE_GIVE, of)
    if of.user is None or not of.user.is_active:
        raise NotToBeInvited(_("They have no account yet. Invite them to sign in first"))
    if of.died_on:
        raise NotToBeInvited(_("Nobody is invited to the record of somebody who has died"))
    BesideCode.objects.filter(person=of, used_at=None).order_by("pk").delete()
    code, until = spoken_code(), clock.now() + TEN_MINUTES
    made = BesideCode.objects.create(person=of, hashed=hashed(code), given_by=by.user, until=until)
    audit.record(by=by, did="people.beside-given", to=made, about=of.pk)
    return code


@transaction.atomic
def use_beside_code(*, typed: str) -> User | None:
    """Whose code it is, once; nobody if it does not work. Anybody may who has the code.

    The person is told by letter, where they have an address, that something was done.
    """
    with standing_at(Acting("system")):
        open_now = BesideCode.objects.open().by_code(typed).select_for_update(of=("self",))
        found = open_now.select_related("person__user").order_by("pk").first()
        user = found.person.user if found else None
        if found is None or user is None:
            return None
        found.used_at = clock.now()
        found.save(update_fields=["used_at"])
        audit.record(by=Actor(user), did="people.beside-used", to=found, about=found.person_id)
        tell_of_change(user)
    return user
