from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations.models import Stale
from whatmatters.visits.models import ENOUGH, VisitNotReady, Yardstick

#: Nobody’s watch is righter than this.
LEAST = 5


@transaction.atomic
def set_yardstick(
    *,
    by: Actor,
    late: int,
    short: int,
    part: int,
    rushed: int,
    because: str,
    read: int | None = None,
) -> Yardstick:
    """Say from when on a visit counts as late, short or rushed here. Raises VisitNotReady, Stale.

    The first that is set has nothing before it: `read` is 0 then.
    """
    require(by, Permission.YARDSTICK_SET)
    yardstick = _held(by, read)
    yardstick.late, yardstick.short = _minutes(late, 120), _minutes(short, 120)
    yardstick.part, yardstick.rushed = Yardstick.Part(part), _minutes(rushed, ENOUGH)
    yardstick.because, yardstick.set_by = because.strip()[:300], by.user
    if not yardstick.because:
        raise VisitNotReady(gettext("Say why, so that whoever reads the numbers knows"))
    yardstick.save()
    audit.record(by=by, did="visits.yardstick-set", to=yardstick)
    return yardstick


def _held(by: Actor, read: int | None) -> Yardstick:
    if by.organisation_id is None:
        raise PermissionDenied
    Organisation.objects.select_for_update(of=("self",)).get(pk=by.organisation_id)
    found = Yardstick.objects.filter(organisation=by.organisation_id).first()
    if found is None:
        return Yardstick(organisation_id=by.organisation_id, version=1)
    if read == 0:
        raise Stale(found)
    found.turn_page(read=read)
    return found


def _minutes(minutes: int, most: int) -> int:
    if not LEAST <= minutes <= most:
        raise VisitNotReady(gettext("The minutes must be from 5 to %(most)s") % {"most": most})
    return minutes
