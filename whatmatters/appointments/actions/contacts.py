"""One was in touch: who, how and a word. And what is to be done next, by a day."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.appointments.actions.locking import held_person
from whatmatters.appointments.models import Contact, FollowUp, NotSo, next_thing
from whatmatters.foundations import clock
from whatmatters.people.models import Person


@transaction.atomic
def keep_contact(
    *,
    person: Person,
    by: Actor,
    who: str,
    how: str,
    words: str = "",
    on: date | None = None,
    what_next: str = "",
    due_on: date | None = None,
) -> Contact:
    """Write down that one was in touch; and, if anything is next, by which day. Raises NotSo."""
    person = held_person(person)
    require(by, Permission.APPOINTMENTS_WRITE, person)
    told = next_thing(what_next, due_on)
    day = on or clock.today()
    if day > clock.today():
        raise NotSo(gettext("That day has not been yet. Plan a meeting for it"))
    said = {"who": Contact.Who(who), "how": Contact.How(how), "words": words.strip()[:500]}
    contact = Contact.objects.create(person=person, on=day, recorded_by=by.user, **said)
    audit.record(by=by, did="appointments.contact-kept", to=contact, about=person.pk)
    if told:
        _follow_up(contact, by, *told)
    return contact


@transaction.atomic
def finish_follow_up(*, follow_up: FollowUp, by: Actor) -> FollowUp:
    """It is done. Said twice, it was done the first time."""
    held_person(follow_up.person)
    rows = FollowUp.objects.select_for_update(of=("self",)).select_related("person")
    follow_up = rows.get(pk=follow_up.pk)
    require(by, Permission.APPOINTMENTS_WRITE, follow_up.person)
    if follow_up.done_at is None:
        follow_up.done_at, follow_up.done_by = clock.now(), by.user
        follow_up.save(update_fields=["done_at", "done_by"])
        about = follow_up.person_id
        audit.record(by=by, did="appointments.follow-up-done", to=follow_up, about=about)
    return follow_up


def _follow_up(contact: Contact, by: Actor, words: str, due_on: date) -> None:
    kept = FollowUp.objects.create(
        person=contact.person,
        contact=contact,
        words=words[:300],
        due_on=due_on,
        doer=by.user,
    )
    audit.record(by=by, did="appointments.follow-up-kept", to=kept, about=contact.person_id)
