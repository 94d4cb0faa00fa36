"""Planning visits: once, and again each week."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, Organisation
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.foundations.models import Stale
from whatmatters.outcomes.actions import hear_outcome
from whatmatters.outcomes.models import Outcome
from whatmatters.people.actions import begin_record
from whatmatters.people.models import CircleMember, Person
from whatmatters.timebank.models import TimeBudget, TimeEntry, TimeNotReady
from whatmatters.visits.actions import (
    change_regular,
    end_regular,
    give_visit,
    plan_ahead,
    plan_regular,
    plan_visit,
    plan_week,
)
from whatmatters.visits.models import Goes, Regular, Status, Task, Visit, VisitNotReady
from whatmatters.visits.purposes import Todo
from whatmatters.visits.tests.conftest import MONDAY, NINE, Plans, at

FORTNIGHT = MONDAY + timedelta(days=13)


def planned(budget: TimeBudget) -> int:
    return TimeEntry.objects.filter(budget=budget).planned()


def test_a_visit_says_what_it_is_for_what_to_do_and_who_goes(
    plan: Plans, sam: Actor, allotment: Outcome, budget: TimeBudget
) -> None:
    tasks = ["Boots by the door", Todo("Walk to the gate", allotment), "  "]
    visit = plan(outcomes=[allotment, allotment], tasks=tasks, budget=budget)

    assert [one.outcome for one in visit.serves.all()] == [allotment]
    found = list(Task.objects.filter(visit=visit).in_order())
    assert [one.what for one in found] == ["Boots by the door", "Walk to the gate"]
    assert Task.objects.unlinked().count() == 1
    assert [one.user for one in visit.goers.all()] == [sam.user]
    assert visit.day == MONDAY
    assert planned(budget) == 60
    assert AuditEntry.objects.filter(did="visits.planned").count() == 1


def test_pressed_twice_it_is_one(plan: Plans, budget: TimeBudget) -> None:
    assert plan(budget=budget) == plan(budget=budget)
    assert planned(budget) == 60


def test_two_who_go_take_twice_the_time(plan: Plans, budget: TimeBudget) -> None:
    plan(budget=budget, workers_needed=2)

    assert planned(budget) == 120


def test_there_is_no_more_time_than_there_is(plan: Plans, budget: TimeBudget) -> None:
    with pytest.raises(TimeNotReady, match="time"):
        plan(budget=budget, minutes=2160, workers_needed=4)

    assert not Visit.objects.exists()


@pytest.mark.parametrize("who", ["sam", "owen", "maggie_herself", "june"])
def test_only_the_manager_or_the_practitioner_plans(
    who: str, plan: Plans, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(PermissionDenied):
        plan(by=request.getfixturevalue(who))

    assert not Visit.objects.exists()


def test_nobody_plans_the_round_of_another(
    maggie: Person, priya: Actor, brook: Organisation
) -> None:
    with pytest.raises(PermissionDenied):
        plan_visit(person=maggie, organisation=brook, by=priya, starts_at=NINE, minutes=30)


def test_a_worker_writes_down_what_was_not_planned(plan: Plans, sam: Actor) -> None:
    visit = plan(by=sam, ad_hoc=True)

    assert not visit.was_planned


@pytest.mark.parametrize("minutes", [0, 2161])
def test_a_visit_takes_some_time_and_ends(plan: Plans, minutes: int) -> None:
    with pytest.raises(VisitNotReady, match="from 1 minute to 36 hours"):
        plan(minutes=minutes)


def test_somebody_elses_outcome_is_refused(plan: Plans, priya: Actor) -> None:
    other = begin_record(by=priya, known_as="Bert", full_name="Bert Lane")
    theirs = hear_outcome(person=other, by=priya, words="See the sea")

    with pytest.raises(VisitNotReady, match="Choose an outcome"):
        plan(outcomes=[theirs])


def test_who_has_no_place_in_the_circle_is_not_sent(
    plan: Plans, visit_at_nine: Visit, bridget: Actor
) -> None:
    nia = cast.worker("nia")

    with pytest.raises(VisitNotReady, match="Nia Rees has no place in the circle of Maggie"):
        plan(starts_at=at(12), workers=[nia.user])
    with pytest.raises(VisitNotReady):
        give_visit(visit=visit_at_nine, by=bridget, workers=[nia.user])

    assert Goes.objects.count() == 1


def test_others_are_sent(visit_at_nine: Visit, bridget: Actor, sam: Actor) -> None:
    give_visit(visit=visit_at_nine, by=bridget, workers=[bridget.user])

    assert [one.user for one in visit_at_nine.goers.all()] == [bridget.user]
    with pytest.raises(PermissionDenied):
        give_visit(visit=visit_at_nine, by=sam, workers=[sam.user])


@pytest.fixture
def mornings(
    maggie: Person,
    brook: Organisation,
    bridget: Actor,
    sam: Actor,
    budget: TimeBudget,
    allotment: Outcome,
) -> tuple[Regular, ...]:
    """Half an hour on Mondays and Thursdays at nine, with Sam."""
    return plan_week(
        person=maggie,
        organisation=brook,
        by=bridget,
        weekdays=[4, 1],
        at=time(9),
        minutes=30,
        begins_on=MONDAY,
        worker=sam.user,
        budget=budget,
        outcomes=[allotment],
        tasks=["Breakfast"],
    )


def test_what_comes_again_becomes_visits_once_each(
    mornings: tuple[Regular, ...],
    brook: Organisation,
    bridget: Actor,
    sam: Actor,
    budget: TimeBudget,
    allotment: Outcome,
) -> None:
    first = plan_ahead(organisation=brook, by=bridget, until=FORTNIGHT)
    again = plan_ahead(organisation=brook, by=bridget, until=FORTNIGHT)

    assert [one.day.isoweekday() for one in first.made] == [1, 4, 1, 4]
    assert (again.made, first.beyond) == ((), ())
    assert planned(budget) == 120
    for one in first.made:
        assert [goer.user for goer in one.goers.all()] == [sam.user]
        assert [task.what for task in one.tasks.all()] == ["Breakfast"]
        assert [serves.outcome for serves in one.serves.all()] == [allotment]


def test_one_that_was_moved_is_not_made_again(
    mornings: tuple[Regular, ...], brook: Organisation, bridget: Actor
) -> None:
    made = plan_ahead(organisation=brook, by=bridget, until=MONDAY).made
    Visit.objects.filter(pk=made[0].pk).update(day=MONDAY + timedelta(days=1))

    assert plan_ahead(organisation=brook, by=bridget, until=MONDAY).made == ()


def test_nobody_goes_without_a_visit_because_time_has_run_out(
    maggie: Person, brook: Organisation, bridget: Actor, budget: TimeBudget
) -> None:
    plan_week(
        person=maggie,
        organisation=brook,
        by=bridget,
        weekdays=range(1, 8),
        at=time(20),
        minutes=300,
        begins_on=MONDAY,
        budget=budget,
    )

    ahead = plan_ahead(organisation=brook, by=bridget, until=FORTNIGHT)

    assert len(ahead.made) == 14
    assert ahead.beyond
    assert set(ahead.beyond) <= set(ahead.made)
    assert planned(budget) == 300 * (14 - len(ahead.beyond))


def test_nobody_plans_too_far_ahead_nor_for_others(
    brook: Organisation, bridget: Actor, sam: Actor
) -> None:
    with pytest.raises(VisitNotReady, match="13 weeks"):
        plan_ahead(organisation=brook, by=bridget, until=MONDAY + timedelta(weeks=14))
    with pytest.raises(PermissionDenied):
        plan_ahead(organisation=cast.place("meadow"), by=bridget, until=MONDAY)
    with pytest.raises(PermissionDenied):
        plan_ahead(organisation=brook, by=sam, until=MONDAY)


def test_a_worker_who_has_left_the_circle_is_not_sent(
    mornings: tuple[Regular, ...], brook: Organisation, bridget: Actor, sam: Actor
) -> None:
    CircleMember.objects.filter(user=sam.user).update(left_on=MONDAY)

    made = plan_ahead(organisation=brook, by=bridget, until=FORTNIGHT).made

    assert made
    assert not Goes.objects.filter(visit__in=made).exists()


def test_a_change_goes_for_all_but_those_that_were_moved(
    mornings: tuple[Regular, ...], brook: Organisation, bridget: Actor, budget: TimeBudget
) -> None:
    monday = mornings[0]
    made = plan_ahead(organisation=brook, by=bridget, until=FORTNIGHT).made
    moved = next(one for one in made if one.regular_id == monday.pk)
    Visit.objects.filter(pk=moved.pk).update(starts_at=at(14))

    change_regular(
        regular=monday, by=bridget, from_=MONDAY, at=time(10), minutes=45, worker=bridget.user
    )

    first, second = Visit.objects.filter(regular=monday).order_by("day")
    assert (first.starts_at, first.minutes) == (at(14), 30)
    assert (second.starts_at, second.minutes) == (at(10, day=MONDAY + timedelta(7)), 45)
    assert [one.user for one in second.goers.all()] == [bridget.user]
    assert planned(budget) == 135


def test_a_change_by_two_at_once_is_told(mornings: tuple[Regular, ...], bridget: Actor) -> None:
    change_regular(regular=mornings[0], by=bridget, from_=MONDAY, minutes=45, read=1)

    with pytest.raises(Stale):
        change_regular(regular=mornings[0], by=bridget, from_=MONDAY, minutes=60, read=1)


def test_after_its_last_day_nothing_of_it_comes(
    mornings: tuple[Regular, ...], brook: Organisation, bridget: Actor, budget: TimeBudget
) -> None:
    plan_ahead(organisation=brook, by=bridget, until=FORTNIGHT)

    end_regular(regular=mornings[0], by=bridget, on=MONDAY)

    later = Visit.objects.get(regular=mornings[0], day=MONDAY + timedelta(7))
    assert later.status == Status.CANCELLED_BY_US
    assert planned(budget) == 90
    with pytest.raises(VisitNotReady, match="before it begins"):
        end_regular(regular=mornings[1], by=bridget, on=MONDAY - timedelta(days=1))


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ({"weekday": 8}, "day of the week"),
        ({"minutes": 0}, "from 1 minute to 24 hours"),
        ({"minutes": 1441}, "from 1 minute to 24 hours"),
        ({"ends_on": date(2026, 6, 1)}, "before it begins"),
    ],
)
def test_what_comes_again_must_be_possible(
    said: dict[str, Any], refused: str, maggie: Person, brook: Organisation, bridget: Actor
) -> None:
    given: dict[str, Any] = {"weekday": 1, "at": time(9), "minutes": 30, "by": bridget}
    given["begins_on"] = MONDAY

    with pytest.raises(VisitNotReady, match=refused):
        plan_regular(person=maggie, organisation=brook, **given | said)

    assert not Regular.objects.exists()


def test_the_dead_are_not_visited(
    mornings: tuple[Regular, ...], maggie: Person, brook: Organisation, bridget: Actor
) -> None:
    Person.objects.filter(pk=maggie.pk).update(died_on=clock.today())

    assert plan_ahead(organisation=brook, by=bridget, until=FORTNIGHT).made == ()
