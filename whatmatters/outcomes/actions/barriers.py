from collections.abc import Iterable
from datetime import date

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.conversations.models import Statement
from whatmatters.outcomes.actions.theirs import must_be_said_by_or_for, must_be_wanted_by
from whatmatters.outcomes.models import Barrier, Block, Outcome
from whatmatters.people.models import Person


@transaction.atomic
def name_barrier(
    *,
    person: Person,
    by: Actor,
    words: str,
    blocks: Iterable[Outcome],
    said_in: Statement | None = None,
) -> Barrier:
    """Say what is in the way, and of which outcomes. Raises NotTheirs."""
    require(by, Permission.OUTCOME_CHANGE, person)
    blocks = list(blocks)
    must_be_said_by_or_for(person, said_in)
    must_be_wanted_by(person, blocks)
    barrier = Barrier.objects.create(person=person, words=words, said_in=said_in)
    _stand_before(barrier, blocks)
    audit.record(by=by, did="outcomes.barrier-named", to=barrier, about=person.pk)
    return barrier


@transaction.atomic
def change_barrier(
    *,
    barrier: Barrier,
    by: Actor,
    state: str,
    on: date,
    blocks: Iterable[Outcome] | None = None,
    read: int | None = None,
) -> Barrier:
    """Say how a barrier stands since a day and, unless left out, what it blocks.

    Raises Stale when somebody changed it meanwhile, NotTheirs for another person's outcome.
    """
    barrier = (
        Barrier.objects.select_for_update(of=("self",)).select_related("person").get(pk=barrier.pk)
    )
    require(by, Permission.OUTCOME_CHANGE, barrier.person)
    barrier.turn_page(read=read)
    barrier.become(state, on=on)
    barrier.save(update_fields=["state", "state_since", "version"])
    if blocks is not None:
        blocks = list(blocks)
        must_be_wanted_by(barrier.person, blocks)
        _stand_before(barrier, blocks)
    audit.record(by=by, did="outcomes.barrier-changed", to=barrier, about=barrier.person_id)
    return barrier


def _stand_before(barrier: Barrier, outcomes: Iterable[Outcome]) -> None:
    wanted = {outcome.pk for outcome in outcomes}
    for block in barrier.blockings.order_by("pk"):
        if block.outcome_id in wanted:
            wanted.remove(block.outcome_id)
        else:
            block.delete()
    Block.objects.bulk_create(
        Block(barrier=barrier, outcome_id=outcome) for outcome in sorted(wanted)
    )
