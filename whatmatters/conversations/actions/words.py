from datetime import datetime
from uuid import UUID, uuid4, uuid5

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.conversations import after
from whatmatters.conversations.models import (
    AlreadyPutRight,
    Conversation,
    Draft,
    Statement,
    Understanding,
)
from whatmatters.conversations.rules import puts_right_words_of
from whatmatters.foundations import clock

Rows = QuerySet[Statement] | QuerySet[Understanding]


@transaction.atomic
def keep_statement(
    *,
    conversation: Conversation,
    by: Actor,
    words: str,
    whose: str = "person",
    whose_name: str = "",
    about: str = "matters",
    sent_as: UUID | None = None,
    puts_right: Statement | None = None,
    said_at: datetime | None = None,
) -> Statement:
    """Keep what was said, for ever, exactly as it was written down.

    The same words sent twice are kept once. Raises AlreadyPutRight where `puts_right`
    has been put right by another.
    """
    conversation = _locked(conversation)
    require(by, Permission.CONVERSATION_HOLD, conversation.person)
    said, given = Statement.objects.filter(conversation=conversation), sent_as or uuid4()
    name = _name_for(said, given, words)
    if kept := said.filter(sent_as=name).order_by("pk").first():
        return kept
    statement = Statement.objects.create(
        conversation=conversation,
        words=words,
        whose=whose,
        whose_name=whose_name,
        about=about,
        sent_as=name,
        puts_right=_still_standing(said, puts_right, by),
        written_by=by.user,
        said_at=said_at or clock.now(),
    )
    _no_longer_unfinished(conversation, by, given)
    did = "conversations.words-put-right" if puts_right else "conversations.words-kept"
    audit.record(by=by, did=did, to=statement, about=conversation.person_id)
    return statement


@transaction.atomic
def sign_understanding(
    *, conversation: Conversation, by: Actor, words: str, sent_as: UUID | None = None
) -> Understanding:
    """A practitioner signs what they make of it: name, role, time. Sent twice, signed once."""
    conversation = _locked(conversation)
    require(by, Permission.CONVERSATION_SIGN, conversation.person)
    signed, given = Understanding.objects.filter(conversation=conversation), sent_as or uuid4()
    name = _name_for(signed, given, words)
    if before := signed.filter(sent_as=name).order_by("pk").first():
        return before
    understanding = Understanding.objects.create(
        conversation=conversation,
        words=words,
        signed_by=by.user,
        signed_as=_signature(by),
        sent_as=name,
    )
    _no_longer_unfinished(conversation, by, given)
    about = conversation.person_id
    audit.record(by=by, did="conversations.reading-signed", to=understanding, about=about)
    for goes_on in after.SIGNED:
        goes_on(conversation=conversation, by=by)
    return understanding


def _locked(conversation: Conversation) -> Conversation:
    """One hand at a time; the others wait their turn, and none is lost."""
    return (
        Conversation.objects.select_for_update(of=("self",))
        .select_related("person")
        .get(pk=conversation.pk)
    )


def _name_for(rows: Rows, given: UUID, words: str) -> UUID:
    """What the words are kept as: what they were sent as, unless other words were before.

    That happens on a page somebody has gone back to. The new name follows from the words,
    so that these too, sent twice, are kept once.
    """
    taken = rows.filter(sent_as=given).exclude(words=words).exists()
    return uuid5(given, words) if taken else given


def _still_standing(
    said: QuerySet[Statement], earlier: Statement | None, by: Actor
) -> Statement | None:
    """The statement to put right, of this same talk, if nobody has put it right before."""
    if earlier is None:
        return None
    earlier = said.select_related("put_right_by").get(pk=earlier.pk)
    if not puts_right_words_of(by, earlier.whose):
        raise PermissionDenied(Permission.CONVERSATION_HOLD)
    if later := getattr(earlier, "put_right_by", None):
        raise AlreadyPutRight(later)
    return earlier


def _no_longer_unfinished(conversation: Conversation, by: Actor, sent_as: UUID) -> None:
    Draft.objects.filter(conversation=conversation, by=by.user, sent_as=sent_as).delete()


def _signature(by: Actor) -> str:
    where = f", {by.membership.organisation.name}" if by.membership else ""
    return f"{by.name}, {by.role.title.lower()}{where}"[:200]
