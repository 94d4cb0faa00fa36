from uuid import UUID

from django.db import transaction

from whatmatters.access.actor import Actor
from whatmatters.conversations.actions.words import keep_statement
from whatmatters.conversations.models import Conversation, Statement, StatementFile
from whatmatters.media.making import Made
from whatmatters.media.models import facts_of


@transaction.atomic
def keep_shown(
    *,
    conversation: Conversation,
    by: Actor,
    words: str,
    shown: Made,
    whose: str = "person",
    whose_name: str = "",
    sent_as: UUID | None = None,
) -> Statement:
    """Keep a picture, sound or film, with words for what it says. Sent twice, it is kept once."""
    statement = keep_statement(
        conversation=conversation,
        by=by,
        words=words,
        whose=whose,
        whose_name=whose_name,
        sent_as=sent_as,
    )
    if not statement.files.filter(sha256=shown.sha256).exists():
        StatementFile.objects.create(statement=statement, words=words[:500], **facts_of(shown))
    return statement
