from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.conversations.models import Conversation, Presence
from whatmatters.enquiries.models import Enquiry
from whatmatters.people.models import Person


@transaction.atomic
def open_conversation(
    *,
    person: Person,
    by: Actor,
    held_on: date,
    where: str = "",
    took_part: str = "",
    present: Sequence[str] = (),
    enquiry: Enquiry | None = None,
) -> Conversation:
    """Begin to write down a talk with this person. Nothing but the day has to be known."""
    require(by, Permission.CONVERSATION_HOLD, person)
    conversation = Conversation.objects.create(
        person=person,
        organisation_id=by.organisation_id,
        held_on=held_on,
        where=where,
        took_part=took_part,
        opened_by=by.user,
        enquiry=enquiry,
    )
    _say_who_is_there(conversation, present)
    audit.record(by=by, did="conversations.opened", to=conversation, about=person.pk)
    return conversation


@transaction.atomic
def change_details(
    *,
    conversation: Conversation,
    by: Actor,
    held_on: date,
    where: str = "",
    took_part: str = "",
    present: Sequence[str] = (),
    read: int | None = None,
) -> Conversation:
    """Put right when and where a talk was, and who was there. Raises Stale if it changed."""
    conversation = (
        Conversation.objects.select_for_update(of=("self",))
        .select_related("person")
        .get(pk=conversation.pk)
    )
    require(by, Permission.CONVERSATION_HOLD, conversation.person)
    conversation.turn_page(read=read)
    conversation.held_on, conversation.where = held_on, where
    conversation.took_part = took_part
    conversation.save(update_fields=["held_on", "where", "took_part", "version"])
    conversation.present.all().delete()
    _say_who_is_there(conversation, present)
    did = "conversations.details-changed"
    audit.record(by=by, did=did, to=conversation, about=conversation.person_id)
    return conversation


def _say_who_is_there(conversation: Conversation, names: Iterable[str]) -> None:
    """One line each, in the order given; those in the circle by that name are linked."""
    members = {
        member.name: member
        for member in conversation.person.circle.current().order_by("-joined_on", "pk")
    }
    Presence.objects.bulk_create(
        Presence(conversation=conversation, name=name, member=members.get(name))
        for name in dict.fromkeys(filter(None, names))
    )
