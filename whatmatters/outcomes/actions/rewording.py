from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.outcomes.actions.theirs import in_hand
from whatmatters.outcomes.models import NothingReworded, Outcome, Rewording
from whatmatters.outcomes.rules import is_themself


@transaction.atomic
def reword_outcome(
    *,
    outcome: Outcome,
    by: Actor,
    words: str,
    agreed: str,
    because: str = "",
    read: int | None = None,
) -> Outcome:
    """Offer other words for an outcome. They take the place of the last only once agreed.

    Not agreed or not asked yet, they are kept beside it. What the person writes with
    their own hands is agreed. The first words never change. Raises Stale, AlreadyEnded,
    NothingReworded.
    """
    outcome = in_hand(outcome)
    require(by, Permission.OUTCOME_CHANGE, outcome.person)
    outcome.must_be_live()
    outcome.turn_page(read=read)
    if words == outcome.words:
        raise NothingReworded(gettext("These are the words it has now. Change them, or go back"))
    answer = Rewording.Agreed.YES if is_themself(by, outcome.person) else agreed
    offered = Rewording.objects.create(
        outcome=outcome,
        before=outcome.words,
        after=words,
        agreed=Rewording.Agreed(answer),
        because=because,
        by=by.user,
    )
    if offered.agreed == Rewording.Agreed.YES:
        outcome.words = words
    outcome.save(update_fields=["version", "words"])
    did = "reworded" if offered.agreed == Rewording.Agreed.YES else "rewording-offered"
    audit.record(by=by, did=f"outcomes.{did}", to=outcome, about=outcome.person_id)
    return outcome
