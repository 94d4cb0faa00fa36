from collections.abc import Iterable

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.outcomes.actions.mapping import map_to
from whatmatters.outcomes.actions.theirs import in_hand
from whatmatters.outcomes.models import EarlierDescription, Outcome

DESCRIPTION = ("why", "looks_like", "kind", "nature", "term")


@transaction.atomic
def describe_outcome(
    *,
    outcome: Outcome,
    by: Actor,
    why: str,
    looks_like: str,
    kind: str,
    nature: str,
    term: str,
    categories: Iterable[tuple[str, str]],
    read: int | None = None,
) -> Outcome:
    """Say why an outcome matters and what it is like when it is happening; map it.

    What was said of it before is kept beside it. Raises Stale when somebody changed it
    meanwhile, AlreadyEnded when it is over.
    """
    outcome = in_hand(outcome)
    require(by, Permission.OUTCOME_CHANGE, outcome.person)
    outcome.must_be_live()
    outcome.turn_page(read=read)
    _keep_what_was_said(outcome, by, (why, looks_like))
    outcome.why, outcome.looks_like = why, looks_like
    outcome.kind, outcome.nature, outcome.term = kind, nature, term
    outcome.save(update_fields=["version", *DESCRIPTION])
    map_to(outcome, categories)
    audit.record(by=by, did="outcomes.described", to=outcome, about=outcome.person_id)
    return outcome


def _keep_what_was_said(outcome: Outcome, by: Actor, now: tuple[str, str]) -> None:
    """Words that others now take the place of are kept; where nothing was said, nothing is."""
    before = outcome.why, outcome.looks_like
    if before != now and any(before):
        EarlierDescription(
            outcome=outcome, why=outcome.why, looks_like=outcome.looks_like, by=by.user
        ).save(force_insert=True)
