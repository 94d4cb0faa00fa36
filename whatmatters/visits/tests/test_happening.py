"""Coming and going: what is kept, what proves it, what it costs, and who says so."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, Organisation
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.foundations.models import Stale
from whatmatters.people.models import CircleMember, Kind, Person
from whatmatters.timebank.models import Kind as EntryKind
from whatmatters.timebank.models import TimeBudget, TimeEntry
from whatmatters.visits.actions import (
    begin_unplanned,
    begin_visit,
    confirm_visit,
    end_visit,
    miss_visit,
    put_times_right,
    tell_hitch,
)
from whatmatters.visits.actions.charging import settle_time
from whatmatters.visits.models import (
    Hitch,
    Proof,
    Status,
    Sure,
    Visit,
    VisitNotReady,
)
from whatmatters.visits.tests.conftest import MONDAY, NINE, NOW, Plans, at, went


def used(budget: TimeBudget) -> int:
    standing = TimeEntry.objects.filter(budget=budget, kind=EntryKind.USED).standing()
    return -standing.balance()


def planned(budget: TimeBudget) -> int:
    return TimeEntry.objects.filter(budget=budget).planned()


def test_somebody_comes_and_goes(plan: Plans, sam: Actor, budget: TimeBudget) -> None:
    over = went(plan(budget=budget), sam, NINE, 50)

    assert (over.status, over.lasted, over.sure) == (Status.DONE, 50, Sure.NOT_YET)
    assert (used(budget), planned(budget)) == (50, 0)
    told = AuditEntry.objects.filter(did__startswith="visits.").values_list("did", flat=True)
    assert {"visits.begun", "visits.ended"} <= set(told)


def test_said_again_of_the_same_moment_nothing_changes(
    plan: Plans, sam: Actor, budget: TimeBudget
) -> None:
    visit = plan(budget=budget)
    went(visit, sam, NINE, 60)
    with clock.at(NINE + timedelta(hours=1)):
        begin_visit(visit=visit, by=sam, at=NINE)
        end_visit(visit=visit, by=sam, at=NINE + timedelta(hours=1))

    assert Proof.objects.count() == 2
    assert used(budget) == 60


def test_a_visit_begins_once_and_ends_after_it_began(visit_at_nine: Visit, sam: Actor) -> None:
    with pytest.raises(VisitNotReady, match="Say first when this visit began"):
        end_visit(visit=visit_at_nine, by=sam, at=NOW)
    with pytest.raises(VisitNotReady, match="has not been yet"):
        begin_visit(visit=visit_at_nine, by=sam, at=NOW + timedelta(minutes=11))
    begin_visit(visit=visit_at_nine, by=sam, at=NOW)

    with pytest.raises(VisitNotReady, match="has begun already"):
        begin_visit(visit=visit_at_nine, by=sam, at=NOW - timedelta(minutes=1))
    with pytest.raises(VisitNotReady, match="can’t end before it began"):
        end_visit(visit=visit_at_nine, by=sam, at=NOW - timedelta(minutes=1))
    with clock.at(NOW + timedelta(days=2)), pytest.raises(VisitNotReady, match="36 hours"):
        end_visit(visit=visit_at_nine, by=sam, at=NOW + timedelta(hours=37))


@pytest.mark.parametrize("who", ["owen", "june", "maggie_herself", "helen"])
def test_nobody_else_writes_of_it(
    who: str, visit_at_nine: Visit, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(PermissionDenied):
        begin_visit(visit=visit_at_nine, by=request.getfixturevalue(who), at=NOW)

    assert Visit.objects.get().is_to_come


def test_another_provider_writes_nothing_of_it(visit_at_nine: Visit, maggie: Person) -> None:
    nia = cast.worker("nia")
    CircleMember.objects.create(
        person=maggie,
        kind=Kind.PROVIDER,
        name=nia.name,
        user=nia.user,
        organisation=cast.place("meadow"),
    )

    assert not Visit.objects.visible_to(nia).exists()
    with pytest.raises(PermissionDenied):
        begin_visit(visit=visit_at_nine, by=nia, at=NOW)


def test_somebody_else_than_was_planned_is_told_of(plan: Plans, sam: Actor, bridget: Actor) -> None:
    visit = plan(workers=[bridget.user])

    begin_visit(visit=visit, by=sam, at=NOW)

    assert {one.user for one in visit.goers.all()} == {sam.user, bridget.user}
    assert [one.kind for one in visit.hitches.all()] == [Hitch.Kind.OTHER_WORKER]


def test_a_visit_of_more_than_was_planned_costs_no_more_unless_it_needed_longer(
    plan: Plans, sam: Actor, budget: TimeBudget
) -> None:
    visit = plan(budget=budget)
    went(visit, sam, NINE, 80)
    assert used(budget) == 60

    tell_hitch(visit=visit, by=sam, kind=Hitch.Kind.LONGER, minutes=20)
    with clock.at(NINE + timedelta(hours=3)):
        put_times_right(visit=visit, by=sam, began_at=NINE, ended_at=NINE + timedelta(minutes=75))

    assert used(budget) == 75


def test_that_it_needed_longer_counts_when_it_is_said_afterwards_too(
    plan: Plans, sam: Actor, budget: TimeBudget
) -> None:
    visit = went(plan(budget=budget), sam, NINE, 80)

    for _ in range(2):
        tell_hitch(visit=visit, by=sam, kind=Hitch.Kind.LONGER, minutes=20)

    assert used(budget) == 80


def test_what_was_told_of_twice_already_can_be_told_again(visit_at_nine: Visit, sam: Actor) -> None:
    for _ in range(2):
        Hitch.objects.create(visit=visit_at_nine, kind=Hitch.Kind.LATE, recorded_by=sam.user)

    tell_hitch(visit=visit_at_nine, by=sam, kind=Hitch.Kind.LATE)

    assert Hitch.objects.count() == 2


def test_one_put_right_over_midnight_stays_in_the_day_of_whoever_went(
    maggie: Person, brook: Organisation, sam: Actor
) -> None:
    begun = at(0, 10)
    with clock.at(begun):
        visit = begin_unplanned(person=maggie, organisation=brook, by=sam, at=begun)
    with clock.at(begun + timedelta(hours=1)):
        end_visit(visit=visit, by=sam, at=begun + timedelta(hours=1))
        put_times_right(visit=visit, by=sam, began_at=begun - timedelta(minutes=30), ended_at=begun)

    visit.refresh_from_db()
    assert [one.day for one in visit.goers.all()] == [visit.day] == [MONDAY - timedelta(days=1)]


def test_times_are_put_right_and_made_sure_anew(
    plan: Plans, sam: Actor, maggie_herself: Actor, budget: TimeBudget
) -> None:
    visit = went(plan(budget=budget), sam, NINE, 60)
    confirm_visit(visit=visit, by=maggie_herself)
    ended = NINE + timedelta(minutes=40)

    with clock.at(NINE + timedelta(hours=2)):
        put_times_right(visit=visit, by=sam, began_at=NINE, ended_at=ended)
        with pytest.raises(Stale):
            put_times_right(visit=visit, by=sam, began_at=NINE, ended_at=ended, read=1)

    kept = Visit.objects.get()
    assert (kept.lasted, kept.sure, used(budget)) == (40, Sure.NOT_YET, 40)


@pytest.mark.parametrize(("kind", "costs"), [("missed", 0), ("no-answer", 30), ("sent-away", 30)])
def test_what_came_to_nothing_costs_what_is_said(
    kind: str, costs: int, plan: Plans, sam: Actor, budget: TimeBudget
) -> None:
    visit = plan(budget=budget)

    gone = miss_visit(visit=visit, by=sam, because="I knocked and rang", kind=kind)
    miss_visit(visit=visit, by=sam, because="I knocked and rang", kind=kind)

    assert (gone.status, used(budget), planned(budget)) == (kind, costs, 0)


@pytest.mark.parametrize(
    ("status", "notice", "costs"),
    [
        (Status.CANCELLED_BY_THEM, timedelta(hours=24), 0),
        (Status.CANCELLED_BY_THEM, timedelta(hours=23, minutes=59), 30),
        (Status.CANCELLED_BY_US, timedelta(0), 0),
    ],
)
def test_notice_of_a_day_costs_nothing(
    status: Status, notice: timedelta, costs: int, plan: Plans, bridget: Actor, budget: TimeBudget
) -> None:
    visit = plan(budget=budget, starts_at=NOW + notice)
    visit.fall_out(status, because="June comes")
    visit.save()
    settle_time(visit, by=bridget)

    assert (used(budget), planned(budget)) == (costs, 0)


def test_a_short_visit_costs_no_more_than_itself_at_the_door(
    plan: Plans, sam: Actor, budget: TimeBudget
) -> None:
    miss_visit(visit=plan(budget=budget, minutes=15), by=sam, because="No answer", kind="no-answer")

    assert used(budget) == 15


def test_what_came_to_nothing_says_what_and_why(visit_at_nine: Visit, sam: Actor) -> None:
    for because, kind in ((" ", "missed"), ("So", "planned")):
        with pytest.raises(VisitNotReady):
            miss_visit(visit=visit_at_nine, by=sam, because=because, kind=kind)
    miss_visit(visit=visit_at_nine, by=sam, because="The bus broke down", kind="missed")

    with pytest.raises(VisitNotReady, match="already said"):
        miss_visit(visit=visit_at_nine, by=sam, because="No answer", kind="no-answer")


def test_somebody_came_after_all(plan: Plans, sam: Actor, budget: TimeBudget) -> None:
    visit = plan(budget=budget)
    miss_visit(visit=visit, by=sam, because="No answer", kind="no-answer")

    over = went(visit, sam, at(9, 20), 40)

    assert over.status == Status.DONE
    assert used(budget) == 40
