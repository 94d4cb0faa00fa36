from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, Organisation
from whatmatters.access.permissions import Permission, require
from whatmatters.access.policy import DataClass, Deed
from whatmatters.foundations import clock
from whatmatters.people.models import CircleMember, Person
from whatmatters.timebank.models import TimeBudget, TimeNotReady
from whatmatters.visits.actions.charging import promise_time
from whatmatters.visits.actions.locking import hold_people, must_be_ours
from whatmatters.visits.actions.planning import NewVisit, put_visit
from whatmatters.visits.models import Regular, RegularTask, Visit, VisitNotReady
from whatmatters.visits.purposes import Purpose, Todo
from whatmatters.visits.walltime import days_between, moment_of

#: How far ahead visits are made at most.
FURTHEST = timedelta(weeks=13)


@dataclass(frozen=True, slots=True)
class Ahead:
    """The visits that were made; and those of them for which there is not so much time left.

    Nobody goes without a visit for that: it is planned all the same, and somebody is to ask.
    """

    made: tuple[Visit, ...]
    beyond: tuple[Visit, ...] = ()


@transaction.atomic
def plan_ahead(*, organisation: Organisation, by: Actor, until: date) -> Ahead:
    """Make visits of what comes again, from today until that day; each once. Doing it twice
    changes nothing. Raises VisitNotReady, where that day is too far off.
    """
    require(by, Permission.ROUND_PLAN)
    must_be_ours(organisation, by)
    if until > clock.today() + FURTHEST:
        raise VisitNotReady(gettext("Plan at most 13 weeks ahead"))
    made, beyond = [], []
    for regular, day in _not_made(organisation, by, until):
        visit = put_visit(_new(regular, day), by=by)
        made.append(visit)
        if not _has_time(visit, by):
            beyond.append(visit)
        audit.record(by=by, did="visits.planned", to=visit, about=visit.person_id)
    return Ahead(tuple(made), tuple(beyond))


def _not_made(organisation: Organisation, by: Actor, until: date) -> Iterator[tuple[Regular, date]]:
    """In the order of the days, so that time goes to what comes first."""
    today = clock.today()
    people = Person.objects.open_to(by, DataClass.VISITS, Deed.WRITE).filter(died_on=None)
    ours = Regular.objects.across(today, until).filter(
        organisation=organisation, person__in=people.values("pk")
    )
    hold_people(set(ours.order_by().values_list("person", flat=True)))
    regulars = list(
        ours.select_related("person", "organisation", "budget", "worker")
        .prefetch_related("serves__outcome", "serves__step", "tasks__outcome", "tasks__step")
        .select_for_update(of=("self",))
        .order_by("pk")
    )
    there = set(
        Visit.objects.filter(regular__in=regulars, regular_on__gte=today).values_list(
            "regular", "regular_on"
        )
    )
    for day in days_between(today, until):
        for regular in sorted(regulars, key=lambda one: (one.at, one.pk)):
            if _comes_on(regular, day) and (regular.pk, day) not in there:
                yield regular, day


def _comes_on(regular: Regular, day: date) -> bool:
    has_begun = regular.begins_on <= day
    goes_on = regular.ends_on is None or day <= regular.ends_on
    return has_begun and goes_on and regular.weekday == day.isoweekday()


def _new(regular: Regular, day: date) -> NewVisit:
    worker = regular.worker
    at_work = Membership.objects.not_ended().filter(organisation=regular.organisation_id)
    works = worker and CircleMember.objects.current().filter(
        person=regular.person_id,
        user=worker,
        user__in=at_work.values("user"),
        organisation=regular.organisation_id,
    )
    return NewVisit(
        person=regular.person,
        organisation=regular.organisation,
        starts_at=moment_of(day, regular.at),
        minutes=regular.minutes,
        short_because=regular.short_because,
        workers=[worker] if worker and works and works.exists() else [],
        workers_needed=regular.workers_needed,
        outcomes=[Purpose(one.outcome, one.step, one.line) for one in regular.serves.all()],
        tasks=[Todo(one.what, one.outcome, one.step) for one in _in_order(regular)],
        budget=_held_on(regular, day),
        regular=regular,
        regular_on=day,
        ad_hoc=False,
        promised=False,
    )


def _in_order(regular: Regular) -> list[RegularTask]:
    return sorted(regular.tasks.all(), key=lambda one: (one.place, one.recorded_at, one.pk))


def _held_on(regular: Regular, day: date) -> TimeBudget | None:
    """The account it takes from on that day: on other terms since, it is another of the same."""
    budget = regular.budget
    if budget is None or budget.holds(day):
        return budget
    return TimeBudget.objects.beside(budget).on(day).newest_first().first()


def _has_time(visit: Visit, by: Actor) -> bool:
    try:
        with transaction.atomic():
            promise_time(visit, by=by)
    except TimeNotReady:
        return False
    return True
