"""Many new visits at once, in the same few statements however many they are."""

from collections.abc import Sequence

from whatmatters.access.actor import Actor
from whatmatters.visits.actions.planning import (
    NewVisit,
    must_hold_for,
    new_visit,
    serving,
    tasks_at,
)
from whatmatters.visits.models import Goes, Task, Visit, VisitServes
from whatmatters.visits.purposes import purposes, todos


def put_visits(plans: Sequence[NewVisit], *, by: Actor) -> tuple[Visit, ...]:
    """Part of other deeds: keep them, with all that belongs to each; no time is promised.

    They hold the people, and have seen to it that none is there already, and who may be sent.
    Raises VisitNotReady.
    """
    for plan in plans:
        must_hold_for(plan.budget, plan.person, plan.organisation)
    visits = [new_visit(plan, by) for plan in plans]
    Visit.objects.bulk_create(visits)
    of_each = list(zip(visits, plans, strict=True))
    Goes.objects.bulk_create(
        Goes(visit=visit, user=worker, day=visit.day)
        for visit, plan in of_each
        for worker in plan.workers
    )
    VisitServes.objects.bulk_create(
        one
        for visit, plan in of_each
        for one in serving(visit, purposes(plan.outcomes, person=plan.person))
    )
    Task.objects.bulk_create(
        one
        for visit, plan in of_each
        for one in tasks_at(visit, todos(plan.tasks, person=plan.person))
    )
    return tuple(visits)
