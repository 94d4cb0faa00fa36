"""What a provider's manager plans by: the week of the round, and what one visit may be for."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, Organisation, User
from whatmatters.access.permissions import Permission, may
from whatmatters.access.policy import DataClass
from whatmatters.access.roles import RoleKey
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import CircleMember, Person
from whatmatters.people.models.circle import KIND_OF_WORKER
from whatmatters.people.selectors import Subject, subject_of, subject_told
from whatmatters.plans.models import Action, Doer, Plan
from whatmatters.timebank.models import TimeBudget
from whatmatters.visits.models import FALLEN_OUT, Regular, RegularServes, RegularTask, Status, Visit
from whatmatters.visits.purposes import Purpose
from whatmatters.visits.selectors.people import Line, listed
from whatmatters.visits.showing import minutes_told
from whatmatters.visits.walltime import DAY, days_between

WORKS = {KIND_OF_WORKER[RoleKey.SUPPORT_WORKER], KIND_OF_WORKER[RoleKey.PROVIDER_MANAGER]}


@dataclass(frozen=True, slots=True)
class DayCount:
    """A day of the week’s strip: how many visits, and how many that nobody goes to yet."""

    on: date
    visits: int
    nobody: int
    is_shown: bool


@dataclass(frozen=True, slots=True)
class WeekPage:
    """A week at a glance, and one day of it."""

    days: tuple[DayCount, ...]
    day: date
    lines: tuple[Line, ...]
    overdue: tuple[Line, ...]

    @property
    def before(self) -> date:
        return self.days[0].on - timedelta(days=7)

    @property
    def after(self) -> date:
        return self.days[-1].on + DAY

    @property
    def nobody(self) -> tuple[Line, ...]:
        """Those of the day that somebody has still to be found for."""
        return tuple(one for one in self.lines if not one.goers and one.visit.is_to_come)

    @property
    def sent(self) -> tuple[Line, ...]:
        return tuple(one for one in self.lines if one not in self.nobody)


@dataclass(frozen=True, slots=True)
class Offered:
    """One thing a visit may be for: a line of the plan, or an outcome by itself."""

    key: str
    words: str
    hint: str
    purpose: Purpose


@dataclass(frozen=True, slots=True)
class PlanPage:
    subject: Subject
    organisation: Organisation
    offered: tuple[Offered, ...]
    workers: tuple[User, ...]
    budget: TimeBudget | None


@dataclass(frozen=True, slots=True)
class RegularPage:
    subject: Subject
    regular: Regular
    serves: tuple[RegularServes, ...]
    tasks: tuple[RegularTask, ...]
    workers: tuple[User, ...]

    @property
    def takes(self) -> str:
        return minutes_told(self.regular.minutes)


def week_page(*, viewer: Actor, day: date) -> WeekPage:
    """The round of the viewer’s organisation in the week of this day. Five queries or so."""
    monday = day - timedelta(days=day.weekday())
    ours = Visit.objects.visible_to(viewer).filter(organisation=viewer.organisation_id)
    counted = _counts(ours.filter(day__gte=monday, day__lt=monday + timedelta(days=7)))
    days = days_between(monday, monday + timedelta(days=6))
    of_day = listed(viewer).filter(organisation=viewer.organisation_id, day=day)
    return WeekPage(
        days=tuple(DayCount(on, *counted.get(on, (0, 0)), is_shown=on == day) for on in days),
        day=day,
        lines=tuple(
            Line(one) for one in of_day.select_related("person", "organisation").in_order()
        ),
        overdue=_overdue(viewer),
    )


def plan_page(
    *, viewer: Actor, person_id: UUID, deed: Permission = Permission.VISIT_PLAN
) -> PlanPage:
    """What a visit to this person can be for, and who may go. Who may not do that is refused."""
    of = subject_told(viewer=viewer, person_id=person_id, about=DataClass.VISITS)
    organisation = _own(viewer)
    if not may(viewer, deed, Visit(person=of.person, organisation=organisation)):
        raise PermissionDenied
    held = TimeBudget.objects.visible_to(viewer).in_force()
    held = held.filter(person=of.person, organisation=organisation)
    return PlanPage(
        subject=of,
        organisation=organisation,
        offered=offered_to(viewer=viewer, person=of.person),
        workers=workers_for(viewer=viewer, person=of.person),
        budget=held.newest_first().first(),
    )


def regular_page(*, viewer: Actor, regular_id: UUID) -> RegularPage:
    """A visit that comes again, for those who may plan it. Others are refused."""
    seen = Regular.objects.visible_to(viewer).select_related("person", "organisation", "worker")
    regular = get_object_or_404(seen, pk=regular_id)
    of = subject_of(viewer=viewer, person=regular.person)
    if not may(viewer, Permission.VISIT_PLAN, regular):
        raise PermissionDenied
    serves = RegularServes.objects.filter(regular=regular).select_related("outcome")
    return RegularPage(
        subject=of,
        regular=regular,
        serves=tuple(serves.order_by("pk")),
        tasks=tuple(RegularTask.objects.filter(regular=regular).in_order()),
        workers=workers_for(viewer=viewer, person=regular.person),
    )


def workers_for(*, viewer: Actor, person: Person) -> tuple[User, ...]:
    """Those of the viewer’s own organisation, and still there, who have a place in the circle."""
    at_work = Membership.objects.not_ended().filter(organisation=viewer.organisation_id)
    places = CircleMember.objects.colleagues_of(viewer).filter(person=person, kind__in=WORKS)
    theirs = places.filter(user__in=at_work.values("user"))
    found = theirs.select_related("user").order_by("user__name", "user_id")
    return tuple({one.user_id: one.user for one in found if one.user}.values())


def _own(viewer: Actor) -> Organisation:
    if viewer.membership is None:
        raise PermissionDenied
    return viewer.membership.organisation


def _counts(visits: object) -> dict[date, tuple[int, int]]:
    still = ~Q(status__in=FALLEN_OUT)
    nobody = Q(status=Status.PLANNED, goers=None)
    rows = (
        visits.filter(still)  # type: ignore[attr-defined]
        .order_by()
        .values("day")
        .annotate(
            visits=Count("pk", distinct=True), nobody=Count("pk", filter=nobody, distinct=True)
        )
    )
    return {row["day"]: (row["visits"], row["nobody"]) for row in rows}


def _overdue(viewer: Actor) -> tuple[Line, ...]:
    """Those that should have begun half an hour ago, and nobody has said what became of them."""
    since = clock.now() - timedelta(minutes=30)
    ours = listed(viewer).still_planned().filter(organisation=viewer.organisation_id)
    late = ours.filter(day__gte=clock.today() - 2 * DAY, day__lte=clock.today())
    found = late.filter(starts_at__lt=since).select_related("person")
    return tuple(Line(one) for one in found.in_order())


def offered_to(*, viewer: Actor, person: Person) -> tuple[Offered, ...]:
    """Lines of the running plan that a provider does, and then the outcomes by themselves."""
    live = list(Outcome.objects.visible_to(viewer).of(person).live().as_ranked())
    known = {outcome.pk for outcome in live}
    running = Plan.objects.visible_to(viewer).running().filter(person=person)
    paid = (Doer.PROVIDER, Doer.ASSISTANT)
    lines = Action.objects.visible_to(viewer).filter(aim__plan__in=running, doer__in=paid)
    found = lines.select_related("aim__outcome", "step").in_journey_order()
    of_plan = [
        Offered(
            str(one.pk),
            one.what,
            one.aim.outcome.words,
            Purpose(one.aim.outcome, one.step, one.line),
        )
        for one in found
        if one.aim.outcome_id in known
    ]
    alone = [Offered(str(one.pk), one.words, "", Purpose(one)) for one in live]
    return (*of_plan, *alone)


def outcomes_of(*, viewer: Actor, person: Person) -> tuple[Outcome, ...]:
    """What work at a visit may be for, in their own order."""
    return tuple(Outcome.objects.visible_to(viewer).of(person).live().as_ranked())
