from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.eligibility.models import CannotDecide, LaneOutcome, Weighing
from whatmatters.episodes.actions import end_episode, open_episode
from whatmatters.episodes.models import Ending, Episode, Kind, Source
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome


@transaction.atomic
def lane_for(*, lane: Episode, by: Actor, outcomes: Iterable[Outcome]) -> Episode:
    """Early help is for these outcomes of the person's too. Their words stay where they are."""
    require(by, Permission.EPISODE_WRITE, lane)
    if not lane.is_preventive:
        raise CannotDecide(gettext("Outcomes of a service stand in its plan"))
    for outcome in outcomes:
        if outcome.person_id != lane.person_id or not outcome.is_live:
            raise CannotDecide(gettext("Choose one of this person’s outcomes that has not ended"))
        LaneOutcome.objects.get_or_create(lane=lane, outcome=outcome)
    audit.record(by=by, did="eligibility.lane-for", to=lane, about=lane.person_id)
    return lane


def open_lane(weighing: Weighing, *, by: Actor, what_now: str, service: str = "") -> Episode:
    """Part of other deeds: early help begins. One that goes on under that name makes way.

    What it was for, the new one is for too; said in the same words, it is the same one.
    """
    name = service.strip() or gettext("Early help")
    there = _going_on(weighing, name)
    if there and there.what_now == what_now:
        return there
    if there:
        end_episode(episode=there, by=by, on=clock.today(), ending=Ending.CHANGED)
    begun = open_episode(
        person=weighing.person,
        by=by,
        service=name,
        source=Source.DECISION,
        kind=Kind.PREVENTIVE,
        what_now=what_now,
    )
    if there:
        still = Outcome.objects.filter(lanes__lane=there, ended_on=None).order_by("pk")
        lane_for(lane=begun, by=by, outcomes=still)
    return begun


def _going_on(weighing: Weighing, name: str) -> Episode | None:
    mine = Episode.objects.filter(
        person=weighing.person, organisation=weighing.organisation_id, service=name
    )
    return mine.open().preventive().order_by("pk").first()
