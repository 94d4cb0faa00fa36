"""Part of other deeds: what is done as soon as both have said yes."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.models import User
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.timebank.models import TimeBudget
from whatmatters.visits.actions.charging import free_time, settle_time
from whatmatters.visits.actions.free import take_slot
from whatmatters.visits.actions.locking import held_person, held_visit, held_visits
from whatmatters.visits.actions.planning import (
    NewVisit,
    must_work_with,
    put_at,
    put_visit,
    send,
)
from whatmatters.visits.actions.waiting import close_what_waits
from whatmatters.visits.models import Change, Status, Visit, VisitNotReady
from whatmatters.visits.purposes import Purpose

FELL_OUT = ["version", "status", "because", "called_off_at"]
BY = {
    Change.Side.PERSON: Status.CANCELLED_BY_THEM,
    Change.Side.PROVIDER: Status.CANCELLED_BY_US,
}


@dataclass(frozen=True, slots=True)
class With:
    """What whoever says yes to a visit says of it: who goes, and what it is for."""

    workers: Collection[User] = ()
    outcomes: Collection[Outcome | Purpose] = ()


def bring_about(change: Change, *, by: Actor, said: With) -> None:
    """Part of other deeds: do what was agreed. Raises VisitNotReady and TimeNotReady."""
    if change.starts_at is not None and change.starts_at <= clock.now():
        raise VisitNotReady(gettext("That time has passed. Agree another"))
    DEEDS[Change.Kind(change.kind)](change, by, said)


def held_for(change: Change) -> TimeBudget | None:
    """Part of other deeds: the time a new visit takes, of the day it is to be on."""
    if change.starts_at is None or change.kind == Change.Kind.BEYOND:
        return None
    held = TimeBudget.objects.on(clock.day_of(change.starts_at))
    theirs = held.filter(person=change.person_id, organisation=change.organisation_id)
    return theirs.newest_first().first()


def why_short(change: Change) -> str:
    """Part of other deeds: why less than half an hour is enough. That they asked is a reason."""
    theirs = change.asked_side == Change.Side.PERSON
    return change.words or (gettext("They asked for it to be this short") if theirs else "")


def place_visit(visit: Visit, change: Change, *, by: Actor) -> None:
    """Part of other deeds: a visit they hold is to be when was agreed. Its free time is free."""
    assert change.starts_at is not None  # noqa: S101  # what asks for another time says it
    take_slot(visit, change.slot)
    if change.minutes not in {None, visit.minutes}:
        visit.short_because = why_short(change)
    put_at(visit, change.starts_at, change.minutes or visit.minutes, by=by)


def _move(change: Change, by: Actor, said: With) -> None:
    """To free time of somebody’s, it is they who go: whoever went before may not be free then."""
    visit = _held(change)
    must_work_with(visit.person, change.organisation, said.workers)
    place_visit(visit, change, by=by)
    if said.workers and visit.workers_needed == 1:
        visit.goers.exclude(user__in=said.workers).delete()
    send(visit, said.workers)


def _swap(change: Change, by: Actor, said: With) -> None:
    """Each comes when the other should have. Both are set free first: there is room for both."""
    visit, other = held_visits(*(one for one in (change.visit, change.other) if one))
    then, now = visit.starts_at, other.starts_at
    if min(then, now) <= clock.now():
        raise VisitNotReady(gettext("One of the visits should have begun already"))
    for one in (visit, other):
        free_time(one, by=by)
        take_slot(one, None)
    put_at(visit, now, visit.minutes, by=by)
    put_at(other, then, other.minutes, by=by)


def _bank(change: Change, by: Actor, said: With) -> None:
    """All of its time is theirs again, however late that is agreed."""
    visit = _fallen_out(change, gettext("Saved for later"), by)
    free_time(visit, by=by)


def _cancel(change: Change, by: Actor, said: With) -> None:
    """What it costs follows from who called it off, and how long before."""
    visit = _fallen_out(change, gettext("Not this time"), by)
    settle_time(visit, by=by)


def _plan(change: Change, by: Actor, said: With) -> None:
    """With what was asked for as the thing to do. Beyond the time there is, it takes none."""
    assert change.starts_at is not None  # noqa: S101  # asked for, the checks say
    assert change.minutes is not None  # noqa: S101  # as well
    budget = held_for(change)
    if budget is None and change.kind == Change.Kind.VISIT:
        raise VisitNotReady(gettext("No time has been agreed for that day"))
    new = NewVisit(
        person=held_person(change.person),
        organisation=change.organisation,
        starts_at=change.starts_at,
        minutes=change.minutes,
        short_because=why_short(change),
        workers=tuple(said.workers),
        outcomes=tuple(said.outcomes),
        tasks=(change.words[:300],),
        budget=budget,
        slot=change.slot,
    )
    put_visit(new, by=by)


DEEDS: dict[Change.Kind, Callable[[Change, Actor, With], None]] = {
    Change.Kind.MOVE: _move,
    Change.Kind.SWAP: _swap,
    Change.Kind.BANK: _bank,
    Change.Kind.CANCEL: _cancel,
    Change.Kind.VISIT: _plan,
    Change.Kind.BEYOND: _plan,
}


def _held(change: Change) -> Visit:
    assert change.visit is not None  # noqa: S101  # of a visit, the table says
    return held_visit(change.visit)


def _fallen_out(change: Change, because: str, by: Actor) -> Visit:
    """It will not be. Its free time is free for another, and nothing else is asked of it."""
    visit = _held(change)
    if not visit.is_to_come:
        raise VisitNotReady(gettext("This visit is not to come any more"))
    visit.fall_out(BY[Change.Side(change.asked_side)], because=change.words or because)
    visit.save(update_fields=FELL_OUT)
    take_slot(visit, None)
    close_what_waits(visit, by=by, but=change)
    return visit
