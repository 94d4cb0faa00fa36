"""Time is planned, released and used; never more than there is, and never twice."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.timebank.account import account_of
from whatmatters.timebank.actions import (
    Wanted,
    plan_time,
    plan_times,
    release_time,
    reverse_entry,
    use_time,
)
from whatmatters.timebank.models import Kind, TimeBudget, TimeEntry, TimeNotReady
from whatmatters.timebank.selectors import left_on
from whatmatters.timebank.tests.conftest import BEGINS, in_period, opened, planned, used

DAY = BEGINS + timedelta(days=2)


def test_the_first_period_gives_its_time(budget: TimeBudget) -> None:
    assert [(e.kind, e.minutes) for e in budget.entries.in_order()] == [(Kind.GIVEN, 1620)]
    assert left_on(budget=budget, day=DAY) == 1620 + 162


def test_it_is_planned_and_written_down(budget: TimeBudget, sam: Actor) -> None:
    entry = planned(budget, sam, 60, DAY)

    assert (entry.planned, entry.minutes, entry.period) == (60, 0, 1)
    assert left_on(budget=budget, day=DAY) == 1782 - 60
    assert AuditEntry.objects.filter(did="timebank.planned").count() == 1


def test_more_than_there_is_is_refused_with_a_sentence(budget: TimeBudget, priya: Actor) -> None:
    planned(budget, priya, 1700, DAY)

    with pytest.raises(TimeNotReady, match="There is 1 hour 22 minutes"):
        planned(budget, priya, 83, DAY)
    planned(budget, priya, 82, DAY)
    with pytest.raises(TimeNotReady, match="There is no time left"):
        planned(budget, priya, 1, DAY)


def test_planned_again_it_is_planned_once(budget: TimeBudget, priya: Actor) -> None:
    visit = uuid4()
    first = planned(budget, priya, 60, DAY, visit)
    assert planned(budget, priya, 60, DAY, visit) == first

    planned(budget, priya, 90, DAY + timedelta(days=30), visit)

    sums = budget.entries.all().planned(), account_of(budget).now.planned
    assert sums == (90, 0)


def test_refused_again_what_was_planned_stands(budget: TimeBudget, priya: Actor) -> None:
    visit = uuid4()
    planned(budget, priya, 60, DAY, visit)

    with pytest.raises(TimeNotReady):
        planned(budget, priya, 5000, DAY, visit)

    assert budget.entries.all().planned() == 60


def test_released_it_is_there_again(budget: TimeBudget, priya: Actor) -> None:
    visit = uuid4()
    planned(budget, priya, 60, DAY, visit)

    for _ in range(2):
        release_time(budget=budget, by=priya, occasion=visit)

    assert left_on(budget=budget, day=DAY) == 1782
    assert budget.entries.filter(kind=Kind.RELEASED).count() == 1


def test_used_it_is_planned_no_more(budget: TimeBudget, sam: Actor) -> None:
    visit = uuid4()
    planned(budget, sam, 60, DAY, visit)

    entry = used(budget, sam, 75, DAY, visit)

    now = account_of(budget).now
    assert (entry.minutes, now.planned, now.spent, now.free) == (-75, 0, 75, 1545)


def test_said_again_it_is_put_right_and_used_once(budget: TimeBudget, sam: Actor) -> None:
    visit = uuid4()
    first = used(budget, sam, 75, DAY, visit)
    assert used(budget, sam, 75, DAY, visit) == first

    used(budget, sam, 60, DAY, visit)

    assert account_of(budget).now.spent == 60
    lines = budget.entries.filter(kind=Kind.USED)
    assert sorted(e.minutes for e in lines) == [-75, -60, 75]


def test_released_after_it_was_used_that_is_put_right(budget: TimeBudget, sam: Actor) -> None:
    visit = uuid4()
    used(budget, sam, 75, DAY, visit)

    for _ in range(2):
        release_time(budget=budget, by=sam, occasion=visit)

    assert account_of(budget).now.free == 1620
    assert budget.entries.filter(kind=Kind.USED).count() == 2


def test_what_happened_is_never_refused(budget: TimeBudget, sam: Actor) -> None:
    used(budget, sam, 2000, DAY)

    assert account_of(budget).now.free == -380
    assert left_on(budget=budget, day=DAY) == 0


def test_a_day_that_no_time_is_agreed_for(budget: TimeBudget, priya: Actor) -> None:
    for day in (BEGINS - timedelta(days=1), BEGINS - timedelta(days=400)):
        with pytest.raises(TimeNotReady, match="No time has been agreed for that day"):
            planned(budget, priya, 30, day)
        assert left_on(budget=budget, day=day) == 0


@pytest.mark.parametrize("minutes", [0, -30])
def test_no_minutes_are_refused(budget: TimeBudget, priya: Actor, minutes: int) -> None:
    for deed in (plan_time, use_time):
        with pytest.raises(TimeNotReady, match="Enter how many minutes"):
            deed(budget=budget, by=priya, minutes=minutes, occasion=uuid4(), on=DAY)


def test_put_right_the_time_comes_back_and_the_line_stays(
    budget: TimeBudget, bridget: Actor
) -> None:
    wrong = used(budget, bridget, 75, DAY)

    right = reverse_entry(entry=wrong, by=bridget, words="It was Ada’s visit")
    again = reverse_entry(entry=wrong, by=bridget, words="It was Ada’s visit")

    assert right == again
    assert (right.minutes, right.reverses, right.kind) == (75, wrong, Kind.USED)
    assert account_of(budget).now.free == 1620
    wrong.refresh_from_db()
    assert wrong.minutes == -75


def test_put_right_later_it_comes_back_now(lapsing: TimeBudget, bridget: Actor) -> None:
    wrong = used(lapsing, bridget, 1620, DAY)

    with clock.at(in_period(2, 3)):
        right = reverse_entry(entry=wrong, by=bridget, words="He was not there")
        assert right.period == 2
        assert account_of(lapsing).now.free == 3240


def test_only_what_was_used_or_given_back_can_be_put_right(
    budget: TimeBudget, priya: Actor
) -> None:
    given = budget.entries.get(kind=Kind.GIVEN)
    with pytest.raises(TimeNotReady, match="Only time that was used"):
        reverse_entry(entry=given, by=priya, words="Hm")
    with pytest.raises(TimeNotReady, match="Say what was wrong"):
        reverse_entry(entry=used(budget, priya, 5, DAY), by=priya, words="")


class TestLeave:
    def test_who_writes_of_visits_plans(
        self,
        budget: TimeBudget,
        maggie_herself: Actor,
        priya: Actor,
        sam: Actor,
        bridget: Actor,
    ) -> None:
        for who in (maggie_herself, priya, sam, bridget):
            planned(budget, who, 10, DAY)

    def test_others_may_not_and_nothing_is_written(
        self, budget: TimeBudget, maggie: Person, owen: Actor, tomasz: Actor, june: Actor
    ) -> None:
        before = TimeEntry.objects.count()
        for who in (owen, tomasz, june):
            with pytest.raises(PermissionDenied):
                planned(budget, who, 10, DAY)
            with pytest.raises(PermissionDenied):
                used(budget, who, 10, DAY)
            with pytest.raises(PermissionDenied):
                release_time(budget=budget, by=who, occasion=uuid4())
        assert TimeEntry.objects.count() == before

    def test_a_provider_not_with_anothers_time(
        self, maggie: Person, priya: Actor, sam: Actor
    ) -> None:
        opened(maggie, priya)
        other = TimeBudget(
            person=maggie, organisation=cast.place("meadow"), begins_on=BEGINS, minutes_a_week=60
        )
        other.recorded_by = priya.user
        other.save(force_insert=True)

        with pytest.raises(PermissionDenied):
            planned(other, sam, 10, DAY)

    def test_putting_right_is_for_who_answers_for_it(
        self, budget: TimeBudget, sam: Actor, maggie_herself: Actor, june: Actor
    ) -> None:
        entry = used(budget, sam, 30, DAY)
        for who in (sam, maggie_herself, june):
            with pytest.raises(PermissionDenied):
                reverse_entry(entry=entry, by=who, words="Hm")


class TestManyAtOnce:
    """The account comes to the same as if each had been planned by itself."""

    @pytest.mark.parametrize("minutes", [30, 95, 240, 700, 0])
    def test_it_comes_to_the_same_as_one_by_one(
        self, minutes: int, budget: TimeBudget, priya: Actor
    ) -> None:
        wanted = [
            Wanted(budget, minutes, uuid4(), clock.today() + timedelta(days=4 * number))
            for number in range(20)
        ]
        with transaction.atomic():
            refused = {one.occasion for one in wanted if not _planned_alone(one, priya)}
            one_by_one = _written(wanted)
            transaction.set_rollback(True)

        assert plan_times(wanted=wanted, by=priya) == refused
        assert _written(wanted) == one_by_one

    def test_who_may_not_plan_plans_nothing(self, budget: TimeBudget, owen: Actor) -> None:
        with pytest.raises(PermissionDenied):
            plan_times(wanted=[Wanted(budget, 30, uuid4(), clock.today())], by=owen)

        assert not TimeEntry.objects.filter(kind=Kind.PLANNED).exists()


def _planned_alone(one: Wanted, by: Actor) -> bool:
    try:
        with transaction.atomic():
            plan_time(
                budget=one.budget, by=by, minutes=one.minutes, occasion=one.occasion, on=one.on
            )
    except TimeNotReady:
        return False
    return True


def _written(wanted: list[Wanted]) -> set[tuple[object, ...]]:
    rows = TimeEntry.objects.filter(occasion__in=[one.occasion for one in wanted])
    return set(rows.values_list("budget", "period", "kind", "planned", "on", "occasion"))
