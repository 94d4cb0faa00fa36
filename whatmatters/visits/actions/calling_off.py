from datetime import UTC, datetime

from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.visits.actions.charging import settle_time
from whatmatters.visits.actions.free import take_slot
from whatmatters.visits.actions.locking import held_person, held_visit
from whatmatters.visits.models import Change, Status, Visit, VisitNotReady

CALLED_OFF = ["version", "status", "because", "called_off_at"]


@transaction.atomic
def note_called_off(*, visit: Visit, by: Actor, at: datetime, because: str) -> Visit:
    """Those who plan it write down that the person called it off, and when they said so.

    By how long before that was, it costs them nothing or the shortest visit. It is the word of
    the provider alone. Said again, nothing changes. Raises VisitNotReady.
    """
    held_person(visit.person)
    visit = held_visit(visit)
    require(by, Permission.VISIT_PLAN, visit)
    at = at.astimezone(UTC)
    if visit.status == Status.CANCELLED_BY_THEM and visit.called_off_at == at:
        return visit
    if at > clock.now():
        raise VisitNotReady(gettext("That time has not been yet. Check the day and the time"))
    if Change.objects.waiting().filter(visit=visit).exists():
        raise VisitNotReady(gettext("Something is asked of this visit already. Answer that first"))
    visit.fall_out(Status.CANCELLED_BY_THEM, because=because)
    visit.called_off_at = at
    visit.save(update_fields=CALLED_OFF)
    take_slot(visit, None)
    settle_time(visit, by=by)
    audit.record(by=by, did="visits.called-off", to=visit, about=visit.person_id)
    return visit
