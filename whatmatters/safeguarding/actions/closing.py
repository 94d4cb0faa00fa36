from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.safeguarding.actions.places import begin_again, end_all, locked
from whatmatters.safeguarding.models import Closing, Concern


@transaction.atomic
def close_concern(*, concern: Concern, by: Actor, because: str, wish_met: str) -> Closing:
    """The case is over. Everybody leaves it, and nobody reaches the record by it any more."""
    concern = locked(concern)
    require(by, Permission.CASE_WORK, concern)
    closing = Closing.objects.create(
        concern=concern, because=because, wish_met=wish_met, closed_by=by.user
    )
    concern.status = Concern.Status.CLOSED
    concern.save(update_fields=["status"])
    end_all(concern)
    audit.record(by=by, did="safeguarding.closed", to=concern, about=concern.person_id)
    return closing


@transaction.atomic
def reopen_concern(*, concern: Concern, by: Actor, because: str) -> Concern:
    """It goes on, with whoever reopens it on the case."""
    concern = locked(concern)
    require(by, Permission.CASE_REOPEN, concern)
    closing = concern.closings.get(reopened_at=None)
    closing.reopened_at, closing.reopened_by = clock.now(), by.user
    closing.reopened_because = because
    closing.save(update_fields=["reopened_at", "reopened_by", "reopened_because"])
    concern.status = Concern.Status.OPEN
    concern.save(update_fields=["status"])
    begin_again(concern, by)
    audit.record(by=by, did="safeguarding.reopened", to=concern, about=concern.person_id)
    return concern
