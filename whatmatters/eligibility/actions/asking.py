import hashlib
from collections.abc import Sequence
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.eligibility.actions.locking import held_person
from whatmatters.eligibility.models import CannotDecide, FundingRequest
from whatmatters.foundations import clock
from whatmatters.plans.models import Plan


@transaction.atomic
def ask_for_funding(
    *,
    plan: Plan,
    by: Actor,
    to_whom: str,
    parts: Sequence[str],
    content: bytes,
    covering: str = "",
    sent_on: date | None = None,
) -> FundingRequest:
    """Keep what was asked for as it was sent: to whom, when, and the very file.

    `content` is the file that was made from the plan. Raises CannotDecide.
    """
    person = held_person(plan.person)
    require(by, Permission.FUNDING_REQUEST, person)
    if by.organisation_id is None:
        raise PermissionDenied(Permission.FUNDING_REQUEST)
    on = sent_on or clock.today()
    if not parts:
        raise CannotDecide(gettext("Choose what goes in it"))
    if on > clock.today():
        raise CannotDecide(gettext("The day it was sent must be today or earlier"))
    request = FundingRequest.objects.create(
        person=person,
        organisation_id=by.organisation_id,
        plan=plan,
        to_whom=to_whom,
        covering=covering,
        parts=" ".join(parts),
        sent_on=on,
        sent_by=by.user,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
    )
    audit.record(by=by, did="eligibility.asked-for-funding", to=request, about=person.pk)
    return request
