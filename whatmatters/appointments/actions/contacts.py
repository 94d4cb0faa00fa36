"""One was in touch: who, how and a word. And what is to be done next, by a day."""

from datetime import date
from uuid import UUID, uuid4, uuid5

from django.db import transaction
from django.db.models import QuerySet
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
    sent_as: UUID | None = None,
) -> Contact:
    """Write down that one was in touch; and, if anything is next, by which day. Raises NotSo.

    Sent twice, it is kept once.
    """
    person = held_person(person)
    require(by, Permission.APPOINTMENTS_WRITE, person)
    mine, given = Contact.objects.filter(person=person, recorded_by=by.user), sent_as or uuid4()
    name = _name_for(mine, given, words.strip()[:500])
    if already := mine.filter(sent_as=name).order_by("pk").first():
        return already
    told = next_thing(what_next, due_on)
    day = on or clock.today()
    if day > clock.today():
        raise NotSo(gettext("That day has not been yet. Plan a meeting for it"))
    said = {"who": Contact.Who(who), "how": Contact.How(how), "words": words.strip()[:500]}
    ours = {"organisation_id": by.organisation_id, "recorded_by": by.user, "sent_as": name}
    contact = Contact.objects.create(person=person, on=day, **ours, **said)
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


def _name_for(mine: QuerySet[Contact], given: UUID, words: str) -> UUID:
    """What it is kept as: as it was sent, unless other words were, from a page gone back to."""
    taken = mine.filter(sent_as=given).exclude(words=words).exists()
    return uuid5(given, words) if taken else given


def _follow_up(contact: Contact, by: Actor, words: str, due_on: date) -> None:
    kept = FollowUp.objects.create(
        person=contact.person,
        organisation_id=contact.organisation_id,
        contact=contact,
        words=words[:300],
        due_on=due_on,
        doer=by.user,
    )
    audit.record(by=by, did="appointments.follow-up-kept", to=kept, about=contact.person_id)
