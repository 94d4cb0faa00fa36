from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.outcomes.actions.theirs import in_hand
from whatmatters.outcomes.models import Outcome, Update
from whatmatters.outcomes.rules import is_themself


class NotTheirsToSay(Exception):
    """How near it feels is the person's to say. Its message is written for the reader."""


@transaction.atomic
def say_how_it_went(
    *,
    outcome: Outcome,
    by: Actor,
    words: str = "",
    nearness: int | None = None,
    sent_as: UUID | None = None,
) -> Update:
    """Add how it went, in one's own name. Sent twice under one `sent_as`, it is kept once.

    Raises NotTheirsToSay where somebody else says how near it feels; AlreadyEnded.
    """
    outcome = in_hand(outcome)
    require(by, Permission.UPDATE_ADD, outcome.person)
    outcome.must_be_live()
    given = sent_as or uuid4()
    kept = Update.objects.filter(outcome=outcome, sent_as=given).order_by("pk").first()
    if kept and (kept.words, kept.nearness) == (words, nearness):
        return kept
    whose = _whose(by, outcome)
    if nearness is not None and whose != Update.Whose.PERSON:
        raise NotTheirsToSay(gettext("Only the person can say how near it feels"))
    update = Update.objects.create(
        outcome=outcome,
        words=words,
        nearness=nearness,
        whose=whose,
        said_by=by.name,
        written_by=by.user,
        sent_as=uuid4() if kept else given,
    )
    audit.record(by=by, did="outcomes.update-added", to=update, about=outcome.person_id)
    return update


def _whose(by: Actor, outcome: Outcome) -> Update.Whose:
    if is_themself(by, outcome.person):
        return Update.Whose.PERSON
    return Update.Whose.WORKER if by.is_staff else Update.Whose.CIRCLE
