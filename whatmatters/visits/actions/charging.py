"""Part of other deeds: the time of the person that a visit is promised, uses, or sets free."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from whatmatters.access.actor import Actor
from whatmatters.timebank import actions as timebank
from whatmatters.timebank.models import TimeBudget
from whatmatters.visits.models import Hitch, Status, Visit
from whatmatters.visits.notice import NOTICE

#: What is used where nobody came to the door.
AT_THE_DOOR = 30


def promise_time(visit: Visit, *, by: Actor) -> None:
    """Part of other deeds: what it is to take. Raises TimeNotReady where there is not so much.

    What was promised to it before is set free with it, so a visit that moves is promised anew.
    """
    if visit.budget is not None:
        timebank.plan_time(
            budget=visit.budget, by=by, minutes=visit.all_minutes, occasion=visit.pk, on=visit.day
        )


def promise_times(visits: Iterable[Visit], *, by: Actor) -> frozenset[UUID]:
    """Part of other deeds: the same of many new visits, in this order. Gives for which there is
    not so much time: those are promised nothing.
    """
    wanted: dict[UUID, list[timebank.Wanted]] = defaultdict(list)
    for one in visits:
        if one.budget is not None:
            said = timebank.Wanted(one.budget, one.all_minutes, one.pk, one.day)
            wanted[one.person_id].append(said)
    found = (timebank.plan_times(wanted=wanted[person], by=by) for person in sorted(wanted))
    return frozenset().union(*found)


def free_time(visit: Visit, *, by: Actor) -> None:
    """Part of other deeds: what was promised to it is the person’s again."""
    if visit.budget is not None:
        timebank.release_time(budget=visit.budget, by=by, occasion=visit.pk)


def settle_time(visit: Visit, *, by: Actor) -> None:
    """Part of other deeds: by what became of it, so much is used and the rest is set free.

    Done again, where something else became of it after all, what it used before is put right.
    """
    if visit.budget is None:
        return
    minutes = minutes_used(visit, visit.budget)
    if minutes:
        timebank.use_time(
            budget=visit.budget, by=by, minutes=minutes, occasion=visit.pk, on=visit.day
        )
    else:
        free_time(visit, by=by)


def minutes_used(visit: Visit, budget: TimeBudget) -> int:
    """Part of other deeds: how many of the person’s minutes it costs them."""
    shortest = min(budget.shortest_visit, visit.minutes) * visit.workers_needed
    if visit.status == Status.DONE:
        return _minutes_done(visit)
    if visit.status == Status.NO_ANSWER:
        return min(AT_THE_DOOR, visit.minutes) * visit.workers_needed
    if visit.status == Status.SENT_AWAY:
        return shortest
    if visit.status == Status.CANCELLED_BY_THEM:
        return 0 if visit.notice is not None and visit.notice >= NOTICE else shortest
    return 0


def _minutes_done(visit: Visit) -> int:
    """What it took; no more than was planned, unless it is told that it needed longer.

    A worker who stays on, or is slow, does not use up the time of the person.
    """
    took = visit.lasted or 0
    longer = visit.hitches.filter(kind=Hitch.Kind.LONGER).exists()
    if visit.was_planned and not longer:
        took = min(took, visit.minutes)
    return took * visit.workers_needed
