from datetime import date

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.outcomes.actions.theirs import in_hand
from whatmatters.outcomes.models import Outcome


@transaction.atomic
def end_outcome(
    *,
    outcome: Outcome,
    by: Actor,
    ending: str,
    on: date,
    words: str = "",
    read: int | None = None,
) -> Outcome:
    """An outcome ends, on a day and in a way. It gives up its place in the order.

    Raises AlreadyEnded, and Stale when somebody changed it meanwhile.
    """
    outcome = in_hand(outcome)
    require(by, Permission.OUTCOME_CHANGE, outcome.person)
    outcome.end(ending, on=on, words=words)
    outcome.turn_page(read=read)
    outcome.rank = None
    outcome.save(
        update_fields=["ending", "ended_on", "ending_words", "rank", "version"],
    )
    audit.record(by=by, did="outcomes.ended", to=outcome, about=outcome.person_id)
    return outcome
