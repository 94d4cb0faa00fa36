"""Coming and going: what is kept, what proves it, what it costs, and who says so."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.foundations.models import Stale
from whatmatters.people.models import CircleMember, Kind, Person
from whatmatters.timebank.models import Kind as EntryKind
from whatmatters.timebank.models import TimeBudget, TimeEntry
from whatmatters.visits.actions import (
    agree_to_place,
    begin_code,
    begin_visit,
    confirm_visit,
    end_code,
    end_visit,
    miss_visit,
    put_times_right,
    say_home_phone,
    show_proof,
    take_back_place,
    tell_hitch,
)
from whatmatters.visits.actions.charging import settle_time
from whatmatters.visits.models import (
    Hitch,
    HomeCode,
    Proof,
    Status,
    Sure,
    Visit,
    VisitNotReady,
)
from whatmatters.visits.proving import Shown, code_at, code_of_step, metres_between, same_phone
from whatmatters.visits.sealing import opened
from whatmatters.visits.tests.conftest import NINE, NOW, Plans, at

HERE, ALLOTMENT = (51.2787, 1.0789), (51.2802, 1.0789)


def used(budget: TimeBudget) -> int:
    standing = TimeEntry.objects.filter(budget=budget, kind=EntryKind.USED).standing()
    return -standing.balance()


def planned(budget: TimeBudget) -> int:
    return TimeEntry.objects.filter(budget=budget).planned()


def went(visit: Visit, by: Actor, begins: datetime, minutes: int, **proofs: Any) -> Visit:
    """Somebody came then, and went so many minutes later."""
    ends = begins + timedelta(minutes=minutes)
    with clock.at(ends):
        begin_visit(visit=visit, by=by, at=begins, proof=proofs.get("came"))
        return end_visit(visit=visit, by=by, at=ends, proof=proofs.get("left"))


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


# What proves it


def test_the_code_is_that_of_the_standard() -> None:
    secret = b"12345678901234567890"
    steps = [(59, "94287082"), (1111111109, "07081804"), (20000000000, "65353130")]

    assert [code_of_step(secret, when // 30, digits=8) for when, _ in steps] == [
        code for _, code in steps
    ]


@pytest.fixture
def home(maggie: Person, maggie_herself: Actor) -> HomeCode:
    return begin_code(person=maggie, by=maggie_herself)


def code_of(home: HomeCode, moment: datetime) -> str:
    secret = opened(home, "sealed")
    assert secret is not None
    return code_at(secret, moment)


def by_code(home: HomeCode, moment: datetime) -> Shown:
    return Shown(by="code", code=code_of(home, moment))


def test_the_code_at_coming_and_going_verifies_it(
    visit_at_nine: Visit, sam: Actor, home: HomeCode
) -> None:
    over = went(
        visit_at_nine,
        sam,
        NINE,
        60,
        came=by_code(home, NINE),
        left=by_code(home, NINE + timedelta(hours=1)),
    )

    assert over.sure == Sure.VERIFIED
    assert [one.held for one in Proof.objects.in_order()] == [True, True]


@pytest.mark.parametrize("late", [timedelta(minutes=2), -timedelta(days=1)])
def test_a_code_of_another_time_holds_nothing_but_never_stands_in_the_way(
    late: timedelta, visit_at_nine: Visit, sam: Actor, home: HomeCode
) -> None:
    with clock.at(NINE):
        begun = begin_visit(visit=visit_at_nine, by=sam, at=NINE, proof=by_code(home, NINE + late))

    assert begun.status == Status.BEGUN
    assert not Proof.objects.get().held


def test_it_can_be_shown_again_but_not_guessed(
    visit_at_nine: Visit, sam: Actor, home: HomeCode
) -> None:
    right = by_code(home, NINE)
    wrong = Shown(by="code", code="000000" if right.code != "000000" else "111111")
    with clock.at(NINE):
        begin_visit(visit=visit_at_nine, by=sam, at=NINE, proof=wrong)
        show_proof(visit=visit_at_nine, by=sam, of="arrival", proof=right)
        assert Proof.objects.filter(held=True).count() == 1
        for _ in range(4):
            show_proof(visit=visit_at_nine, by=sam, of="arrival", proof=wrong)
        with pytest.raises(VisitNotReady, match="too often"):
            show_proof(visit=visit_at_nine, by=sam, of="arrival", proof=right)
        with pytest.raises(VisitNotReady, match="Say first that you came"):
            show_proof(visit=visit_at_nine, by=sam, of="departure", proof=right)


def test_a_clock_that_is_hours_wrong_proves_nothing(
    visit_at_nine: Visit, sam: Actor, home: HomeCode
) -> None:
    ahead = NINE + timedelta(hours=2, minutes=1)
    shown = Shown(by="code", code=code_of(home, NINE), device_now=ahead)
    with clock.at(NINE):
        begin_visit(visit=visit_at_nine, by=sam, at=NINE, proof=shown)

    proof = Proof.objects.get()
    assert (proof.held, proof.clock_off) == (False, 7260)


@pytest.mark.parametrize(("place", "holds", "metres"), [(HERE, True, 0), (ALLOTMENT, False, 167)])
def test_a_phone_near_the_home_shows_it_and_where_it_was_is_not_kept(
    place: tuple[float, float],
    holds: bool,
    metres: int,
    visit_at_nine: Visit,
    sam: Actor,
    maggie_herself: Actor,
    home: HomeCode,
) -> None:
    agree_to_place(person=home.person, by=maggie_herself, latitude=HERE[0], longitude=HERE[1])
    shown = Shown(by="place", latitude=place[0], longitude=place[1])

    begin_visit(visit=visit_at_nine, by=sam, at=NOW, proof=shown)

    proof = Proof.objects.get()
    assert (proof.held, proof.metres_off) == (holds, metres)
    assert metres_between(HERE, HERE) == 0
    assert metres_between((51.5, -0.12), (48.85, 2.35)) == pytest.approx(343_000, rel=0.01)


def test_without_a_yes_no_place_holds(
    visit_at_nine: Visit, sam: Actor, maggie_herself: Actor, home: HomeCode
) -> None:
    where: dict[str, Any] = {"person": home.person, "by": maggie_herself}
    agree_to_place(**where, latitude=HERE[0], longitude=HERE[1])
    take_back_place(**where)

    begin_visit(
        visit=visit_at_nine, by=sam, at=NOW, proof=Shown("place", latitude=HERE[0], longitude=1.0)
    )

    kept = HomeCode.objects.get()
    assert (kept.sealed_place, kept.place_agreed_at) == (None, None)
    assert (Proof.objects.get().held, Proof.objects.get().metres_off) == (False, None)
    with pytest.raises(VisitNotReady, match="not a place on the map"):
        agree_to_place(**where, latitude=91, longitude=0)


def test_a_call_from_the_home_is_written_down_by_the_office(
    visit_at_nine: Visit, sam: Actor, bridget: Actor, maggie_herself: Actor, home: HomeCode
) -> None:
    say_home_phone(person=home.person, by=maggie_herself, number="01227 960 001")
    call = Shown(by="phone", phone="+44 1227 960001")

    begin_visit(visit=visit_at_nine, by=sam, at=NOW, proof=call)
    assert not Proof.objects.get().held
    show_proof(visit=visit_at_nine, by=bridget, of="arrival", proof=call)

    assert Proof.objects.filter(held=True, by="phone").count() == 1
    assert same_phone("0044 1227 960001", "01227960001")
    assert not same_phone("", "")
    with pytest.raises(VisitNotReady, match="phone number"):
        say_home_phone(person=home.person, by=maggie_herself, number="home")


def test_the_person_confirms_it(visit_at_nine: Visit, sam: Actor, maggie_herself: Actor) -> None:
    with pytest.raises(VisitNotReady, match="that is over"):
        confirm_visit(visit=visit_at_nine, by=maggie_herself)
    went(visit_at_nine, sam, NINE, 60)
    for _ in range(2):
        confirm_visit(visit=visit_at_nine, by=maggie_herself)

    assert Visit.objects.get().sure == Sure.BY_THEM
    assert Proof.objects.filter(by="person", held=True).count() == 2


@pytest.mark.parametrize("who", ["sam", "priya", "june"])
def test_nobody_confirms_it_for_her(
    who: str, visit_at_nine: Visit, sam: Actor, request: pytest.FixtureRequest
) -> None:
    went(visit_at_nine, sam, NINE, 60)

    with pytest.raises(PermissionDenied):
        confirm_visit(visit=visit_at_nine, by=request.getfixturevalue(who))


@pytest.mark.parametrize("who", ["sam", "priya", "june", "bridget"])
def test_the_code_is_hers_to_keep(
    who: str, maggie: Person, home: HomeCode, request: pytest.FixtureRequest
) -> None:
    actor = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        begin_code(person=maggie, by=actor)
    assert not HomeCode.objects.visible_to(actor).exists()


def test_a_new_code_takes_over_and_an_end_forgets(
    maggie: Person, maggie_herself: Actor, home: HomeCode
) -> None:
    by: dict[str, Any] = {"person": maggie, "by": maggie_herself}
    say_home_phone(**by, number="01227 960001")
    agree_to_place(**by, latitude=HERE[0], longitude=HERE[1])

    new = begin_code(**by)

    assert opened(new, "sealed") != opened(home, "sealed")
    assert opened(new, "sealed_phone") == b"01227 960001"
    assert opened(new, "sealed_place") == b"51.2787 1.0789"
    before = HomeCode.objects.get(pk=home.pk)
    assert (before.sealed_phone, before.sealed_place) == (None, None)
    end_code(**by)
    assert not HomeCode.objects.current().exists()
    with pytest.raises(VisitNotReady, match="Begin the code"):
        say_home_phone(**by, number="01227 960001")


def test_what_is_sealed_is_not_there_to_read(home: HomeCode, settings: Any) -> None:
    secret = opened(home, "sealed")
    assert secret is not None
    assert secret not in bytes(home.sealed)
    settings.DIARY_KEYS = (b"another key altogether, of some length",)

    assert opened(home, "sealed") is None
