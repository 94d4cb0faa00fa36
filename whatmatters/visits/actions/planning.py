from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation, User
from whatmatters.access.permissions import Permission, require
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import CircleMember, Person
from whatmatters.people.models.circle import KIND_OF_WORKER
from whatmatters.timebank.models import TimeBudget
from whatmatters.visits.actions.charging import promise_time
from whatmatters.visits.actions.free import take_slot
from whatmatters.visits.actions.locking import held_person, held_visit, must_be_ours
from whatmatters.visits.models import (
    Goes,
    Regular,
    Slot,
    Status,
    Task,
    Visit,
    VisitNotReady,
    VisitServes,
)
from whatmatters.visits.purposes import Purpose, Todo, purposes, todos

PLANNED = ["version", "starts_at", "day", "minutes", "short_because", "workers_needed"]


@dataclass(frozen=True, slots=True)
class NewVisit:
    """A visit as it is to be planned. Not `promised`, no time is set aside for it here."""

    person: Person
    organisation: Organisation
    starts_at: datetime
    minutes: int
    short_because: str = ""
    workers: Collection[User] = ()
    workers_needed: int = 1
    outcomes: Collection[Outcome | Purpose] = ()
    tasks: Collection[str | Todo] = ()
    budget: TimeBudget | None = None
    slot: Slot | None = None
    regular: Regular | None = None
    regular_on: date | None = None
    ad_hoc: bool = False
    promised: bool = True


@transaction.atomic
def plan_visit(
    *,
    person: Person,
    organisation: Organisation,
    by: Actor,
    starts_at: datetime,
    minutes: int,
    short_because: str = "",
    workers: Collection[User] = (),
    workers_needed: int = 1,
    outcomes: Collection[Outcome | Purpose] = (),
    tasks: Collection[str | Todo] = (),
    budget: TimeBudget | None = None,
    slot: Slot | None = None,
    ad_hoc: bool = False,
) -> Visit:
    """Somebody is to come; or, `ad_hoc`, is there without its having been planned.

    Raises VisitNotReady, or TimeNotReady where there is not so much time left. What is not
    planned takes its time when it is over. The same pressed twice is one.
    """
    person = held_person(person)
    asks = Permission.VISIT_RECORD if ad_hoc else Permission.VISIT_PLAN
    require(by, asks, Visit(person=person, organisation=organisation))
    must_be_ours(organisation, by)
    new = NewVisit(
        person=person,
        organisation=organisation,
        starts_at=starts_at,
        minutes=minutes,
        short_because=short_because,
        workers=tuple(workers),
        workers_needed=workers_needed,
        outcomes=tuple(outcomes),
        tasks=tuple(tasks),
        budget=budget,
        slot=slot,
        ad_hoc=ad_hoc,
    )
    visit = put_visit(new, by=by)
    audit.record(by=by, did="visits.planned", to=visit, about=person.pk)
    return visit


@transaction.atomic
def give_visit(
    *, visit: Visit, by: Actor, workers: Collection[User], read: int | None = None
) -> Visit:
    """These go, and nobody else. Each must have a place in the circle of the person.

    Raises VisitNotReady, or Stale.
    """
    visit = held_visit(visit, read=read)
    require(by, Permission.VISIT_PLAN, visit)
    if visit.status not in {Status.PLANNED, Status.BEGUN}:
        raise VisitNotReady(gettext("This visit is not to come any more"))
    must_work_with(visit.person, visit.organisation, workers)
    visit.goers.exclude(user__in=workers).delete()
    send(visit, workers)
    visit.save(update_fields=["version"])
    audit.record(by=by, did="visits.given", to=visit, about=visit.person_id)
    return visit


def put_visit(plan: NewVisit, *, by: Actor) -> Visit:
    """Part of other deeds: keep it, with all that belongs to it, in their transaction and leave.

    The person is held by them. Raises VisitNotReady and TimeNotReady.
    """
    if there := _there_already(plan):
        return there
    must_work_with(plan.person, plan.organisation, plan.workers)
    must_hold_for(plan.budget, plan.person, plan.organisation)
    visit = new_visit(plan, by)
    visit.save(force_insert=True)
    if plan.slot is not None:
        take_slot(visit, plan.slot)
    send(visit, plan.workers)
    serve(visit, purposes(plan.outcomes, person=plan.person))
    add_tasks(visit, todos(plan.tasks, person=plan.person))
    if plan.promised and not plan.ad_hoc:
        promise_time(visit, by=by)
    return visit


def put_at(visit: Visit, starts_at: datetime, minutes: int, *, by: Actor) -> None:
    """Part of other deeds: a visit that they hold is to be then, and its time is promised anew.

    Raises VisitNotReady and TimeNotReady.
    """
    visit.plan_for(starts_at, minutes)
    visit.save(update_fields=PLANNED)
    visit.goers.exclude(day=visit.day).update(day=visit.day)
    promise_time(visit, by=by)


def send(visit: Visit, workers: Iterable[User]) -> None:
    """Part of other deeds: let these go to it. Told twice, they go once."""
    for worker in workers:
        Goes.objects.get_or_create(visit=visit, user=worker, defaults={"day": visit.day})


def serve(visit: Visit, said: Iterable[Purpose]) -> None:
    """Part of other deeds: say what it is for."""
    VisitServes.objects.bulk_create(serving(visit, said))


def serving(visit: Visit, said: Iterable[Purpose]) -> Iterator[VisitServes]:
    for one in said:
        yield VisitServes(visit=visit, outcome=one.outcome, step=one.step, line=one.line)


def add_tasks(visit: Visit, said: Iterable[Todo], *, after: int = 0) -> None:
    """Part of other deeds: what is to be done at it, in this order."""
    Task.objects.bulk_create(tasks_at(visit, said, after=after))


def tasks_at(visit: Visit, said: Iterable[Todo], *, after: int = 0) -> Iterator[Task]:
    for place, one in enumerate(said, after + 1):
        yield Task(visit=visit, place=place, what=one.what, outcome=one.outcome, step=one.step)


def must_work_with(person: Person, organisation: Organisation, workers: Iterable[User]) -> None:
    """Part of other deeds: whoever is sent to somebody must be let read who they are."""
    wanted = {worker.pk: worker for worker in workers}
    if not wanted:
        return
    held = CircleMember.objects.current().filter(
        person=person, organisation=organisation, user__in=wanted, kind__in=KIND_OF_WORKER.values()
    )
    for pk in wanted.keys() - set(held.values_list("user", flat=True)):
        said = {"name": wanted[pk].name, "person": person.known_as}
        raise VisitNotReady(
            gettext("%(name)s has no place in the circle of %(person)s yet. Add them first") % said
        )


def must_hold_for(budget: TimeBudget | None, person: Person, organisation: Organisation) -> None:
    """Part of other deeds: time is used where it was given."""
    if budget and (budget.person_id, budget.organisation_id) != (person.pk, organisation.pk):
        raise VisitNotReady(gettext("This time belongs to somebody else, or is held elsewhere"))


def new_visit(plan: NewVisit, by: Actor) -> Visit:
    """Part of other deeds: what is to be kept of it. Raises VisitNotReady."""
    visit = Visit(
        person=plan.person,
        organisation=plan.organisation,
        budget=plan.budget,
        regular=plan.regular,
        regular_on=plan.regular_on,
        short_because=plan.short_because.strip(),
        workers_needed=max(plan.workers_needed, 1),
        was_planned=not plan.ad_hoc,
        recorded_by=by.user,
    )
    visit.plan_for(plan.starts_at, plan.minutes)
    return visit


def _there_already(plan: NewVisit) -> Visit | None:
    """The same, if it was pressed twice: nobody plans two visits for one moment."""
    same = Visit.objects.filter(
        person=plan.person,
        organisation=plan.organisation,
        starts_at=plan.starts_at,
        minutes=plan.minutes,
        regular=plan.regular,
        slot=plan.slot,
        was_planned=not plan.ad_hoc,
        status=Status.PLANNED,
    )
    return same.order_by("pk").first()
