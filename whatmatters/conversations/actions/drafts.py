from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.conversations.models import Conversation, Draft, Statement, Understanding
from whatmatters.foundations import clock

LEAVE_TO_WRITE = {
    Draft.Box.STATEMENT: Permission.CONVERSATION_HOLD,
    Draft.Box.UNDERSTANDING: Permission.CONVERSATION_SIGN,
}


@transaction.atomic
def save_draft(
    *,
    conversation: Conversation,
    by: Actor,
    box: str,
    words: str,
    sent_as: UUID,
    **rest: Any,
) -> Draft:
    """Save writing as it stands, in the row of this hand and tab. Nobody else's is touched.

    `rest` are any of whose, whose_name, about and puts_right. The first save is written
    in the audit; the many that follow are the same deed. Words that have been kept
    meanwhile leave no draft: what is returned then is not in the database.
    """
    require(by, LEAVE_TO_WRITE[Draft.Box(box)], conversation.person)
    row: dict[str, Any] = {"conversation": conversation, "by": by.user, "sent_as": sent_as}
    if not words.strip() or _is_kept(conversation, box, sent_as, words.rstrip()):
        Draft.objects.filter(**row).delete()
        return Draft(**row, box=box, words=words, **rest)
    said = {"box": box, "words": words, "saved_at": clock.now(), **rest}
    draft, is_new = Draft.objects.update_or_create(**row, defaults=said)
    if is_new:
        about = conversation.person_id
        audit.record(by=by, did="conversations.writing-begun", to=draft, about=about)
    return draft


@transaction.atomic
def take_up_draft(*, draft: Draft, by: Actor) -> Draft:
    """Go on with unfinished writing here. Should its old tab still save, it saves beside this."""
    draft = _own(draft, by)
    draft.sent_as = uuid4()
    draft.save(update_fields=["sent_as"])
    about = draft.conversation.person_id
    audit.record(by=by, did="conversations.writing-taken-up", to=draft, about=about)
    return draft


@transaction.atomic
def throw_away_draft(*, draft: Draft, by: Actor) -> None:
    """Delete one's own unfinished writing."""
    draft = _own(draft, by)
    about = draft.conversation.person_id
    audit.record(by=by, did="conversations.writing-thrown-away", to=draft, about=about)
    draft.delete()


def _own(draft: Draft, by: Actor) -> Draft:
    """The draft again, locked. Writing is its writer's alone until it is kept."""
    mine = Draft.objects.select_for_update(of=("self",)).filter(by=by.user)
    draft = mine.select_related("conversation__person").get(pk=draft.pk)
    require(by, LEAVE_TO_WRITE[Draft.Box(draft.box)], draft.conversation.person)
    return draft


def _is_kept(conversation: Conversation, box: str, sent_as: UUID, words: str) -> bool:
    """Whether a slow save has been overtaken: these words, or more that begin so, are kept."""
    rows = Statement.objects if box == Draft.Box.STATEMENT else Understanding.objects
    kept = rows.filter(conversation=conversation, sent_as=sent_as).values_list("words", flat=True)
    return any(whole.startswith(words) for whole in kept.order_by("pk"))
