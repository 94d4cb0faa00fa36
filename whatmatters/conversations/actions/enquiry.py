from django.db import transaction

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.conversations.actions.opening import open_conversation
from whatmatters.conversations.actions.words import keep_statement
from whatmatters.conversations.models import Conversation, Whose
from whatmatters.enquiries.actions import start_record
from whatmatters.enquiries.models import Enquiry
from whatmatters.foundations import clock
from whatmatters.people.models import Person

WHO_ASKS = {
    Enquiry.For.MYSELF: Whose.PERSON,
    Enquiry.For.SOMEONE: Whose.FAMILY,
    Enquiry.For.BOTH: Whose.CARER,
    Enquiry.For.WORK: Whose.PROFESSIONAL,
}


@transaction.atomic
def begin_from_enquiry(
    *, enquiry: Enquiry, by: Actor, person: Person | None = None
) -> Conversation:
    """Start the record an enquiry asks for, and a talk that begins with its very words.

    `person` is somebody who has a record already. Asked twice, it opens the same talk.
    """
    require(by, Permission.ENQUIRIES_HANDLE)
    enquiry = Enquiry.objects.select_for_update(of=("self",)).get(pk=enquiry.pk)
    begun = Conversation.objects.visible_to(by).filter(enquiry=enquiry).order_by("pk").first()
    if begun:
        return begun
    conversation = open_conversation(
        person=start_record(enquiry=enquiry, by=by, person=person),
        by=by,
        held_on=clock.today(),
        enquiry=enquiry,
    )
    whose = _who_asks(enquiry)
    keep_statement(
        conversation=conversation,
        by=by,
        words=enquiry.words,
        whose=whose,
        whose_name="" if whose == Whose.PERSON else enquiry.asked_by,
        said_at=enquiry.sent_at,
    )
    return conversation


def _who_asks(enquiry: Enquiry) -> Whose:
    """Whose words an enquiry holds. Without an answer, another's only if another is named."""
    if enquiry.asking_for:
        return WHO_ASKS[Enquiry.For(enquiry.asking_for)]
    return Whose.FAMILY if enquiry.asked_by else Whose.PERSON
