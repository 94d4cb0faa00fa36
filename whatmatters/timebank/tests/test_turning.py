"""Periods turn by themselves; the account always adds up, and each period ends with nothing."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.timebank.account import account_of
from whatmatters.timebank.actions import (
    give_back,
    keep_time,
    let_go,
    plan_time,
    release_time,
    turn_periods,
    use_time,
)
from whatmatters.timebank.models import Kind, TimeBudget, TimeNotReady
from whatmatters.timebank.selectors import left_on
from whatmatters.timebank.tests.conftest import BEGINS, in_period, opened, planned, used


def balances(budget: TimeBudget) -> dict[int, int]:
    rows = budget.entries.order_by().values("period").annotate(of=Sum("minutes"))
    return {row["period"]: row["of"] for row in rows.order_by("period")}


def test_the_worked_example_as_it_is_lived(lapsing: TimeBudget, sam: Actor) -> None:
    for number, hours in enumerate((24.75, 30.5, 18, 26, 27), 1):
        used(lapsing, sam, round(60 * hours), in_period(number, 20))

    with clock.at(in_period(6)):
        turn_periods(budget=lapsing)

    assert balances(lapsing) == dict.fromkeys(range(1, 6), 0) | {6: 1620 + 405}
    came = [
        (e.period, e.kind, e.minutes)
        for e in lapsing.entries.exclude(kind__in=(Kind.GIVEN, Kind.USED)).in_order()
    ]
    assert sorted(came) == sorted(
        [
            (1, Kind.CARRIED_OUT, -135),
            (2, Kind.CARRIED_IN, 135),
            (2, Kind.OWED, 75),
            (3, Kind.PAID_BACK, -75),
            (3, Kind.LAPSED, -60),
            (3, Kind.CARRIED_OUT, -405),
            (4, Kind.CARRIED_IN, 405),
            (4, Kind.LAPSED, -60),
            (4, Kind.CARRIED_OUT, -405),
            (5, Kind.CARRIED_IN, 405),
            (5, Kind.CARRIED_OUT, -405),
            (6, Kind.CARRIED_IN, 405),
        ]
    )
    lots = lapsing.entries.filter(kind=Kind.CARRIED_IN).order_by("period")
    assert [e.lost_after for e in lots] == [3, 5, 6, 7]


def test_turned_twice_it_changes_nothing(budget: TimeBudget) -> None:
    with clock.at(in_period(3)):
        assert turn_periods(budget=budget)
        before = budget.entries.count()
        assert not turn_periods(budget=budget)
    assert budget.entries.count() == before


def test_the_command_turns_what_is_due(budget: TimeBudget) -> None:
    with clock.at(in_period(2)):
        assert call_command("turn_periods") == "Brought 1 accounts of time up to date"
        assert call_command("turn_periods") == "Brought 0 accounts of time up to date"


def test_a_page_read_before_it_turned_says_the_same(lapsing: TimeBudget, sam: Actor) -> None:
    used(lapsing, sam, 1000, in_period(1, 5))

    with clock.at(in_period(3, 2)):
        before = account_of(lapsing).on(clock.today()).now
        left = left_on(budget=lapsing, day=clock.today())
        turn_periods(budget=lapsing)

        assert account_of(lapsing).now == before
        assert left_on(budget=lapsing, day=clock.today()) == left


def test_what_is_planned_and_not_settled_goes_over(lapsing: TimeBudget, sam: Actor) -> None:
    visit = uuid4()
    planned(lapsing, sam, 90, in_period(1, 27), visit)

    with clock.at(in_period(3)):
        use = use_time(budget=lapsing, by=sam, minutes=80, occasion=visit, on=in_period(1, 27))
        now = account_of(lapsing).now

    assert (use.period, use.on) == (3, in_period(1, 27))
    assert (now.planned, now.spent) == (0, 80)
    assert lapsing.entries.all().planned() == 0


def test_for_a_later_period_it_is_planned_there(budget: TimeBudget, sam: Actor) -> None:
    entry = planned(budget, sam, 90, in_period(3, 4))

    assert entry.period == 3
    with clock.at(in_period(3)):
        turn_periods(budget=budget)
        assert account_of(budget).now.planned == 90


class TestAsked:
    """Where we ask first, nothing is lost without an answer."""

    def test_what_is_too_much_waits(self, budget: TimeBudget, maggie_herself: Actor) -> None:
        with clock.at(in_period(2)):
            turn_periods(budget=budget)
            account = account_of(budget)

        assert account.waiting == 1620 - 405
        assert account.now.free == 3240

    def test_kept_it_waits_no_more_and_lasts(
        self, budget: TimeBudget, maggie_herself: Actor
    ) -> None:
        with clock.at(in_period(2)):
            kept = keep_time(budget=budget, by=maggie_herself, words="A day out at Easter")
            assert keep_time(budget=budget, by=maggie_herself) is None
            account = account_of(budget)

        assert kept is not None
        assert (kept.minutes, kept.lost_after) == (1215, 4)
        assert (account.waiting, account.now.free, account.now.total) == (0, 3240, 3240)

    def test_let_go_it_is_a_choice(self, budget: TimeBudget, maggie_herself: Actor) -> None:
        with clock.at(in_period(2)):
            gone = let_go(budget=budget, by=maggie_herself)
            assert let_go(budget=budget, by=maggie_herself) is None
            account = account_of(budget)

        assert gone is not None
        assert (gone.kind, gone.minutes) == (Kind.GIVEN_BACK, -1215)
        assert (account.waiting, account.now.free) == (0, 2025)

    def test_it_is_used_before_what_is_newer(self, budget: TimeBudget, sam: Actor) -> None:
        used(budget, sam, 1000, in_period(2, 1))
        with clock.at(in_period(2, 2)):
            assert account_of(budget).waiting == 215


class TestGivenBack:
    def test_it_is_a_choice(self, budget: TimeBudget, maggie_herself: Actor) -> None:
        entry = give_back(budget=budget, by=maggie_herself, minutes=60, words="My sister comes")

        now = account_of(budget).now
        assert (entry.minutes, now.given_back, now.free) == (-60, 60, 1560)

    def test_no_more_than_is_free(self, budget: TimeBudget, maggie_herself: Actor) -> None:
        planned(budget, maggie_herself, 1600, BEGINS)

        with pytest.raises(TimeNotReady, match="There is 20 minutes that is not planned"):
            give_back(budget=budget, by=maggie_herself, minutes=21, words="")
        give_back(budget=budget, by=maggie_herself, minutes=20, words="")
        with pytest.raises(TimeNotReady, match="There is no time to give back"):
            give_back(budget=budget, by=maggie_herself, minutes=1, words="")


def test_what_was_written_is_never_changed(budget: TimeBudget) -> None:
    for changed in ({"minutes": 1}, {"period": 2}, {"words": "Hm"}, {"kind": "used"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            budget.entries.update(**changed)
    with pytest.raises(IntegrityError), transaction.atomic():
        TimeBudget.objects.filter(pk=budget.pk).update(minutes_a_week=500)


DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["plan", "use", "release", "give back", "keep", "let go", "wait"]),
        st.integers(1, 900),
        st.integers(0, 40),
        st.integers(0, 3),
    ),
    min_size=1,
    max_size=10,
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(deeds=DEEDS, lapsing=st.sampled_from(["ask", "lapse"]))
def test_the_balance_is_always_its_entries(
    maggie: Person,
    maggie_herself: Actor,
    priya: Actor,
    deeds: list[tuple[str, int, int, int]],
    lapsing: str,
) -> None:
    with transaction.atomic():
        budget = opened(maggie, priya, lapsing=lapsing, carry_life=1)
        done(budget, maggie_herself, deeds)
        adds_up(budget)
        transaction.set_rollback(True)


def done(budget: TimeBudget, by: Actor, deeds: list[tuple[str, int, int, int]]) -> None:
    """Whatever comes: some is refused, and then nothing of it is written."""
    visits, day = [uuid4() for _ in range(4)], BEGINS
    for deed, minutes, days, which in deeds:
        day += timedelta(days=days)
        about = {"budget": budget, "by": by}
        visit = {"occasion": visits[which]}
        with clock.at(day), transaction.atomic():
            try:
                with transaction.atomic():
                    deed_of(deed, about, visit, minutes, day)
            except TimeNotReady:
                continue


def deed_of(deed: str, about: Any, visit: Any, minutes: int, day: date) -> None:
    later = day + timedelta(days=minutes % 60)
    if deed == "plan":
        plan_time(**about, **visit, minutes=minutes, on=later)
    elif deed == "use":
        use_time(**about, **visit, minutes=minutes, on=day)
    elif deed == "release":
        release_time(**about, **visit)
    elif deed == "give back":
        give_back(**about, minutes=minutes, words="")
    elif deed == "wait":
        turn_periods(budget=about["budget"])
    else:
        {"keep": keep_time, "let go": let_go}[deed](**about)


def adds_up(budget: TimeBudget) -> None:
    account, by_period = account_of(budget), balances(budget)
    opened = account.opened
    assert account.now.balance == by_period[opened]
    assert all(of == 0 for number, of in by_period.items() if number < opened)
    rows = budget.entries.all()
    later = sum(of for number, of in by_period.items() if number > opened)
    assert rows.balance() == account.now.balance + later
    assert rows.planned() == sum(sheet.planned for sheet in account.sheets.values())
    assert rows.planned() >= 0
    lost = rows.filter(kind__in=(Kind.EXPIRED, Kind.LAPSED))
    assert budget.lapsing == "lapse" or not lost.exists()
