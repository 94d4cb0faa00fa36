"""What a private calendar holds: one’s own meetings and visits, without anybody’s name."""

from datetime import timedelta

from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.appointments.calendar import Happening
from whatmatters.appointments.models import Feed, Meeting
from whatmatters.foundations import clock
from whatmatters.visits.models import FALLEN_OUT, Visit

BACK, AHEAD, MOST = timedelta(days=31), timedelta(days=183), 2000


def has_feed(*, viewer: Actor) -> bool:
    return Feed.objects.visible_to(viewer).current().exists()


def happenings_of(*, viewer: Actor) -> list[Happening]:
    """A month back and six ahead: of who works here, where they go; of the person, their own."""
    since, until = clock.now() - BACK, clock.now() + AHEAD
    span = {"starts_at__gte": since, "starts_at__lt": until}
    meetings = Meeting.objects.visible_to(viewer).filter(**span)
    visits = Visit.objects.visible_to(viewer).filter(**span)
    if viewer.is_staff:
        meetings = meetings.filter(with_whom=viewer.user)
        visits = visits.of_worker(viewer.user.pk)
    else:
        meetings = meetings.filter(person__user=viewer.user)
        visits = visits.filter(person__user=viewer.user)
    told = [_of_meeting(one) for one in meetings.in_order()[:MOST]]
    told += [_of_visit(one) for one in visits.in_order()[:MOST]]
    return sorted(told, key=lambda one: (one.starts_at, str(one.of)))


def _of_meeting(one: Meeting) -> Happening:
    is_off = one.state == Meeting.State.CALLED_OFF
    what = gettext("Appointment")
    return Happening(one.pk, what, one.starts_at, one.ends_at, one.version, is_off)


def _of_visit(one: Visit) -> Happening:
    what, is_off = gettext("Visit"), one.status in FALLEN_OUT
    return Happening(one.pk, what, one.starts_at, one.planned_end, one.version, is_off)
