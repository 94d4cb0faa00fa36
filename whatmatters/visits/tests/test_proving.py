"""What proves that somebody came, and what does not; and the code in the home."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.visits.actions import (
    agree_to_place,
    begin_code,
    begin_visit,
    confirm_visit,
    end_code,
    put_times_right,
    say_home_phone,
    show_proof,
    take_back_place,
)
from whatmatters.visits.models import (
    HomeCode,
    Proof,
    Status,
    Sure,
    Visit,
    VisitNotReady,
)
from whatmatters.visits.proving import Shown, code_at, code_of_step, metres_between, same_phone
from whatmatters.visits.sealing import opened
from whatmatters.visits.selectors import visit_page
from whatmatters.visits.tests.conftest import NINE, NOW, went

HERE, ALLOTMENT = (51.2787, 1.0789), (51.2802, 1.0789)


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


def test_times_that_were_put_right_are_not_verified_by_what_proved_others(
    visit_at_nine: Visit, sam: Actor, home: HomeCode
) -> None:
    ends = NINE + timedelta(hours=1)
    shown = {"came": by_code(home, NINE), "left": by_code(home, ends)}
    visit = went(visit_at_nine, sam, NINE, 60, **shown)
    with clock.at(ends + timedelta(hours=2)):
        later = ends + timedelta(hours=1)
        put_times_right(visit=visit, by=sam, began_at=NINE, ended_at=later)
        seen = show_proof(visit=visit, by=sam, of="departure", proof=Shown())

    assert seen.sure == Sure.NOT_YET
    assert visit_page(viewer=sam, visit_id=visit.pk).can_be_proved


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
