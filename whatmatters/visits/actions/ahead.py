from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, Organisation
from whatmatters.access.permissions import Permission, require
from whatmatters.access.policy import DataClass, Deed
from whatmatters.foundations import clock
from whatmatters.people.models import CircleMember, Person
from whatmatters.people.models.circle import KIND_OF_WORKER
from whatmatters.timebank.models import TimeBudget
from whatmatters.visits.actions.charging import promise_times
from whatmatters.visits.actions.locking import hold_people, must_be_ours
from whatmatters.visits.actions.planning import NewVisit
from whatmatters.visits.actions.together import put_visits
from whatmatters.visits.models import Regular, RegularTask, Status, Visit, VisitNotReady
from whatmatters.visits.models.regular import RegularQuerySet
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
    changes nothing. It asks the same however many they are of one person, and tells the audit
    once of each person. Raises VisitNotReady, where that day is too far off.
    """
    require(by, Permission.ROUND_PLAN)
    must_be_ours(organisation, by)
    if until > clock.today() + FURTHEST:
        raise VisitNotReady(gettext("Plan at most 13 weeks ahead"))
    found = _asked(organisation, by, until)
    made = put_visits([_new(found, *one) for one in _not_made(found, until)], by=by)
    without_time = promise_times(made, by=by)
    people = {visit.person_id: visit.person for visit in made}
    audit.record_each(by=by, did="visits.planned-ahead", to=people.values())
    return Ahead(made, tuple(visit for visit in made if visit.pk in without_time))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What comes again at a provider, and all there is to know of it, asked once for all.

    `days` are those of which a visit was made, and `moments` those at which one is planned;
    `budgets` are by person, the newest first; `sent` is who may be sent to whom.
    """

    regulars: list[Regular]
    days: set[tuple[UUID, date | None]]
    moments: set[tuple[UUID, datetime, int]]
    budgets: dict[UUID, list[TimeBudget]]
    sent: set[tuple[UUID, UUID]]


def _asked(organisation: Organisation, by: Actor, until: date) -> _Asked:
    """With the people, and what comes again to them, held."""
    today = clock.today()
    people = Person.objects.open_to(by, DataClass.VISITS, Deed.WRITE).filter(died_on=None)
    ours = Regular.objects.across(today, until).filter(
        organisation=organisation, person__in=people.values("pk")
    )
    hold_people(set(ours.order_by().values_list("person", flat=True)))
    regulars = _whole(ours)
    there = Visit.objects.filter(regular__in=regulars)
    planned = there.filter(status=Status.PLANNED, day__gte=today)
    return _Asked(
        regulars,
        set(there.filter(regular_on__gte=today).values_list("regular", "regular_on")),
        set(planned.values_list("regular", "starts_at", "minutes")),
        _budgets(regulars, organisation),
        _sent(regulars, organisation),
    )


def _whole(ours: RegularQuerySet) -> list[Regular]:
    return list(
        ours.select_related("person", "organisation", "budget", "worker")
        .prefetch_related("serves__outcome", "serves__step", "tasks__outcome", "tasks__step")
        .select_for_update(of=("self",))
        .order_by("pk")
    )


def _budgets(
    regulars: Iterable[Regular], organisation: Organisation
) -> dict[UUID, list[TimeBudget]]:
    people = {one.person_id for one in regulars if one.budget_id}
    found: dict[UUID, list[TimeBudget]] = defaultdict(list)
    held = TimeBudget.objects.filter(person__in=people, organisation=organisation)
    for budget in held.newest_first():
        found[budget.person_id].append(budget)
    return found


def _sent(regulars: Iterable[Regular], organisation: Organisation) -> set[tuple[UUID, UUID]]:
    """Those who work there, and have a place in the circle of the person."""
    at_work = Membership.objects.not_ended().filter(organisation=organisation)
    places = CircleMember.objects.current().filter(
        person__in={one.person_id for one in regulars},
        user__in={one.worker_id for one in regulars if one.worker_id},
        organisation=organisation,
        kind__in=KIND_OF_WORKER.values(),
    )
    of_ours = places.filter(user__in=at_work.values("user"))
    return set(of_ours.values_list("person", "user"))


def _not_made(found: _Asked, until: date) -> Iterator[tuple[Regular, date]]:
    """In the order of the days, so that time goes to what comes first."""
    in_order = sorted(found.regulars, key=lambda one: (one.at, one.pk))
    for day in days_between(clock.today(), until):
        for regular in in_order:
            moment = (regular.pk, moment_of(day, regular.at), regular.minutes)
            is_there = (regular.pk, day) in found.days or moment in found.moments
            if _comes_on(regular, day) and not is_there:
                yield regular, day


def _comes_on(regular: Regular, day: date) -> bool:
    has_begun = regular.begins_on <= day
    goes_on = regular.ends_on is None or day <= regular.ends_on
    return has_begun and goes_on and regular.weekday == day.isoweekday()


def _new(found: _Asked, regular: Regular, day: date) -> NewVisit:
    worker = regular.worker
    goes = worker is not None and (regular.person_id, worker.pk) in found.sent
    return NewVisit(
        person=regular.person,
        organisation=regular.organisation,
        starts_at=moment_of(day, regular.at),
        minutes=regular.minutes,
        short_because=regular.short_because,
        workers=[worker] if worker and goes else [],
        workers_needed=regular.workers_needed,
        outcomes=[Purpose(one.outcome, one.step, one.line) for one in regular.serves.all()],
        tasks=[Todo(one.what, one.outcome, one.step) for one in _in_order(regular)],
        budget=_held_on(regular, day, found.budgets),
        regular=regular,
        regular_on=day,
        ad_hoc=False,
        promised=False,
    )


def _in_order(regular: Regular) -> list[RegularTask]:
    return sorted(regular.tasks.all(), key=lambda one: (one.place, one.recorded_at, one.pk))


def _held_on(
    regular: Regular, day: date, budgets: dict[UUID, list[TimeBudget]]
) -> TimeBudget | None:
    """The account it takes from on that day: on other terms since, it is another of the same."""
    budget = regular.budget
    if budget is None or budget.holds(day):
        return budget
    return next((one for one in budgets[regular.person_id] if one.holds(day)), None)
