from collections.abc import Collection
from datetime import date, time

from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation, User
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.timebank.models import TimeBudget
from whatmatters.visits.actions.charging import settle_time
from whatmatters.visits.actions.free import take_slot
from whatmatters.visits.actions.locking import (
    held_person,
    held_regular,
    held_visit,
    must_be_ours,
)
from whatmatters.visits.actions.planning import must_hold_for, must_work_with, put_at, send
from whatmatters.visits.actions.waiting import close_what_waits
from whatmatters.visits.models import (
    ENOUGH,
    Regular,
    RegularServes,
    RegularTask,
    Status,
    Visit,
    VisitNotReady,
    Weekday,
)
from whatmatters.visits.purposes import Purpose, Todo, purposes, todos
from whatmatters.visits.walltime import moment_of

CHANGED = ["version", "at", "minutes", "short_because", "worker", "workers_needed"]


@transaction.atomic
def plan_regular(
    *,
    person: Person,
    organisation: Organisation,
    by: Actor,
    weekday: int,
    at: time,
    minutes: int,
    short_because: str = "",
    begins_on: date | None = None,
    ends_on: date | None = None,
    worker: User | None = None,
    workers_needed: int = 1,
    budget: TimeBudget | None = None,
    outcomes: Collection[Outcome | Purpose] = (),
    tasks: Collection[str | Todo] = (),
) -> Regular:
    """A visit that comes again each week. `plan_ahead` makes visits of it. Raises VisitNotReady.

    The same pressed twice is one.
    """
    person = held_person(person)
    regular = Regular(
        person=person,
        organisation=organisation,
        budget=budget,
        weekday=_weekday(weekday),
        at=at,
        minutes=_minutes(minutes),
        short_because=_why_short(minutes, short_because),
        workers_needed=workers_needed,
        worker=worker,
        begins_on=begins_on or clock.today(),
        ends_on=ends_on,
        recorded_by=by.user,
    )
    require(by, Permission.VISIT_PLAN, regular)
    must_be_ours(organisation, by)
    _must_end_later(regular, ends_on)
    must_hold_for(budget, person, organisation)
    must_work_with(person, organisation, [worker] if worker else [])
    if there := _there_already(regular):
        return there
    regular.save(force_insert=True)
    _serve(regular, outcomes)
    _ask_for(regular, tasks)
    audit.record(by=by, did="visits.regular-planned", to=regular, about=person.pk)
    return regular


@transaction.atomic
def plan_week(
    *,
    person: Person,
    organisation: Organisation,
    by: Actor,
    weekdays: Collection[int],
    **said: object,
) -> tuple[Regular, ...]:
    """The same on each of these days of the week, all or none."""
    require(by, Permission.VISIT_PLAN, Regular(person=person, organisation=organisation))
    planned = tuple(
        plan_regular(person=person, organisation=organisation, by=by, weekday=day, **said)  # type: ignore[arg-type]  # its own keywords
        for day in sorted(set(weekdays))
    )
    if not planned:
        raise VisitNotReady(gettext("Choose at least one day of the week"))
    audit.record(by=by, did="visits.week-planned", to=planned[0], about=person.pk)
    return planned


@transaction.atomic
def change_regular(
    *,
    regular: Regular,
    by: Actor,
    from_: date,
    at: time | None = None,
    minutes: int | None = None,
    short_because: str | None = None,
    worker: User | None = None,
    workers_needed: int | None = None,
    read: int | None = None,
) -> Regular:
    """From that day it is at another time, or another comes. Raises VisitNotReady or Stale.

    Visits of it that are planned already change with it, but for those that were moved by
    themselves. `worker` is whom they like to come from now on, or nobody in particular.
    """
    regular = held_regular(regular, read=read)
    require(by, Permission.VISIT_PLAN, regular)
    must_work_with(regular.person, regular.organisation, [worker] if worker else [])
    was, had = regular.at, regular.worker
    regular.at = at or regular.at
    regular.minutes = _minutes(minutes or regular.minutes)
    why = regular.short_because if short_because is None else short_because
    regular.short_because = _why_short(regular.minutes, why)
    regular.worker = worker
    regular.workers_needed = workers_needed or regular.workers_needed
    regular.save(update_fields=CHANGED)
    for visit in _to_come(regular, since=from_):
        if _is_as_planned(visit, was):
            _follow(visit, regular, had, by=by)
    audit.record(by=by, did="visits.regular-changed", to=regular, about=regular.person_id)
    return regular


@transaction.atomic
def end_regular(
    *, regular: Regular, by: Actor, on: date, because: str = "", read: int | None = None
) -> Regular:
    """It comes for the last time on that day. What was planned after it is called off by us."""
    held_person(regular.person)
    regular = held_regular(regular, read=read)
    require(by, Permission.VISIT_PLAN, regular)
    _must_end_later(regular, on)
    regular.ends_on = on
    regular.save(update_fields=["version", "ends_on"])
    words = because.strip() or gettext("The regular visit has ended")
    for visit in _to_come(regular, since=on):
        if visit.regular_on and visit.regular_on > on:
            visit.fall_out(Status.CANCELLED_BY_US, because=words)
            visit.save(update_fields=["version", "status", "because", "called_off_at"])
            take_slot(visit, None)
            close_what_waits(visit, by=by)
            settle_time(visit, by=by)
    audit.record(by=by, did="visits.regular-ended", to=regular, about=regular.person_id)
    return regular


def _weekday(day: int) -> Weekday:
    if day not in Weekday:
        raise VisitNotReady(gettext("Choose a day of the week"))
    return Weekday(day)


def _minutes(minutes: int) -> int:
    if not 1 <= minutes <= 1440:
        raise VisitNotReady(gettext("A regular visit takes from 1 minute to 24 hours"))
    return minutes


def _why_short(minutes: int, said: str) -> str:
    return said.strip() if minutes < ENOUGH else ""


def _must_end_later(regular: Regular, on: date | None) -> None:
    if on is not None and on < regular.begins_on:
        raise VisitNotReady(gettext("It can’t end before it begins. Choose a later day"))


def _there_already(regular: Regular) -> Regular | None:
    same = {name: getattr(regular, name) for name in ("person", "organisation", "weekday", "at")}
    more = {name: getattr(regular, name) for name in ("minutes", "begins_on", "ends_on", "worker")}
    return Regular.objects.filter(**same, **more).order_by("pk").first()


def _serve(regular: Regular, said: Collection[Outcome | Purpose]) -> None:
    RegularServes.objects.bulk_create(
        RegularServes(regular=regular, outcome=one.outcome, step=one.step, line=one.line)
        for one in purposes(said, person=regular.person)
    )


def _ask_for(regular: Regular, said: Collection[str | Todo]) -> None:
    RegularTask.objects.bulk_create(
        RegularTask(regular=regular, place=place, what=one.what, outcome=one.outcome, step=one.step)
        for place, one in enumerate(todos(said, person=regular.person), 1)
    )


def _to_come(regular: Regular, *, since: date) -> list[Visit]:
    """Held, in one order: those of it that are planned from that day on."""
    rows = Visit.objects.still_planned().filter(regular=regular, day__gte=since)
    return [held_visit(visit) for visit in rows.order_by("pk")]


def _is_as_planned(visit: Visit, was: time) -> bool:
    """Whether it is still on its day and at the time that it came of."""
    return visit.regular_on is not None and visit.starts_at == moment_of(visit.regular_on, was)


def _follow(visit: Visit, regular: Regular, had: User | None, *, by: Actor) -> None:
    visit.workers_needed = regular.workers_needed
    visit.short_because = regular.short_because
    put_at(visit, moment_of(visit.day, regular.at), regular.minutes, by=by)
    if regular.worker != had:
        visit.goers.filter(user=had).delete()
        send(visit, [regular.worker] if regular.worker else [])
