"""Time is agreed, its terms change, and it ends; days away."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.foundations.models import Stale
from whatmatters.people.models import Person
from whatmatters.timebank.account import account_of
from whatmatters.timebank.actions import (
    change_away,
    change_terms,
    close_time_budget,
    open_time_budget,
    pause_time,
    turn_periods,
    use_time,
)
from whatmatters.timebank.models import Kind, TimeBudget, TimeNotReady
from whatmatters.timebank.tests.conftest import BEGINS, in_period, opened, planned, used
from whatmatters.timebank.tests.test_turning import balances

TEN_DAYS = BEGINS + timedelta(days=9)


class TestOpening:
    def test_twice_it_is_one(self, budget: TimeBudget, maggie: Person, priya: Actor) -> None:
        assert opened(maggie, priya) == budget

    def test_not_beside_another_of_the_same_provider(
        self, budget: TimeBudget, maggie: Person, priya: Actor
    ) -> None:
        with pytest.raises(TimeNotReady, match="holds time for them then"):
            opened(maggie, priya, minutes_a_week=60)

    def test_beside_another_provider_it_is(
        self, budget: TimeBudget, maggie: Person, priya: Actor
    ) -> None:
        open_time_budget(
            person=maggie,
            organisation=cast.place("meadow"),
            by=priya,
            minutes_a_week=60,
            begins_on=BEGINS,
        )
        assert maggie.time_budgets.in_force().count() == 2

    @pytest.mark.parametrize("minutes", [0, 14, 20161])
    def test_of_some_time(self, maggie: Person, priya: Actor, minutes: int) -> None:
        with pytest.raises(TimeNotReady, match="Enter from 15 minutes to 336 hours"):
            opened(maggie, priya, minutes_a_week=minutes)

    def test_begun_long_ago_all_its_periods_are_there(self, maggie: Person, priya: Actor) -> None:
        budget = opened(maggie, priya, begins_on=in_period(-2))
        assert account_of(budget).opened == 4

    def test_who_agrees_it(
        self,
        maggie: Person,
        helen: Actor,
        sam: Actor,
        bridget: Actor,
        maggie_herself: Actor,
        june: Actor,
        owen: Actor,
    ) -> None:
        for who in (sam, bridget, maggie_herself, june, owen):
            with pytest.raises(PermissionDenied):
                opened(maggie, who)
        assert opened(maggie, helen).recorded_by == helen.user


class TestEnding:
    def test_the_last_period_gives_for_its_days(
        self, budget: TimeBudget, priya: Actor, sam: Actor
    ) -> None:
        used(budget, sam, 100, BEGINS)
        close_time_budget(budget=budget, by=priya, on=TEN_DAYS)
        assert account_of(budget).now.total == 579

        with clock.at(TEN_DAYS + timedelta(days=1)):
            turn_periods(budget=budget)

        assert balances(budget) == {1: 0}
        assert budget.entries.get(kind=Kind.ENDED).minutes == -479

    def test_what_was_used_ahead_is_asked_of_nobody(
        self, budget: TimeBudget, priya: Actor, sam: Actor
    ) -> None:
        used(budget, sam, 1000, BEGINS)
        close_time_budget(budget=budget, by=priya, on=TEN_DAYS)

        with clock.at(in_period(4)):
            turn_periods(budget=budget)
            turn_periods(budget=budget)

        assert balances(budget) == {1: 0}
        assert budget.entries.get(kind=Kind.ENDED).minutes == 421

    def test_looking_back_too(self, budget: TimeBudget, priya: Actor) -> None:
        with clock.at(in_period(3, 4)):
            close_time_budget(budget=budget, by=priya, on=in_period(1, 9))

        assert sum(balances(budget).values()) == 0

    def test_what_was_planned_for_later_is_not(self, budget: TimeBudget, priya: Actor) -> None:
        planned(budget, priya, 60, BEGINS)
        planned(budget, priya, 30, TEN_DAYS + timedelta(days=1))

        close_time_budget(budget=budget, by=priya, on=TEN_DAYS)

        assert budget.entries.all().planned() == 60
        with pytest.raises(TimeNotReady, match="No time has been agreed for that day"):
            planned(budget, priya, 60, TEN_DAYS + timedelta(days=1))

    def test_not_before_it_began_nor_later_than_its_end(
        self, budget: TimeBudget, priya: Actor
    ) -> None:
        with pytest.raises(TimeNotReady, match="on or after the first"):
            close_time_budget(budget=budget, by=priya, on=BEGINS - timedelta(days=1))
        close_time_budget(budget=budget, by=priya, on=TEN_DAYS)
        with pytest.raises(TimeNotReady, match="has an end already"):
            close_time_budget(budget=budget, by=priya, on=TEN_DAYS + timedelta(days=1))


class TestOtherTerms:
    CHANGED = BEGINS + timedelta(days=14)

    def changed(self, budget: TimeBudget, by: Actor, minutes: int = 810) -> TimeBudget:
        return change_terms(budget=budget, by=by, begins_on=self.CHANGED, minutes_a_week=minutes)

    def test_each_gives_for_its_own_days_and_what_is_left_goes_over(
        self, budget: TimeBudget, priya: Actor, sam: Actor
    ) -> None:
        used(budget, sam, 600, BEGINS)
        after = self.changed(budget, priya)
        assert account_of(TimeBudget.objects.get(pk=budget.pk)).now.total == 810

        with clock.at(self.CHANGED):
            turn_periods(budget=budget)
            now = account_of(after).now

        assert balances(budget) == {1: 0}
        assert (now.given, now.carried) == (810 * 4, 210)

    def test_what_was_used_ahead_goes_over_too(
        self, budget: TimeBudget, priya: Actor, sam: Actor
    ) -> None:
        used(budget, sam, 900, BEGINS)
        after = self.changed(budget, priya)

        with clock.at(self.CHANGED):
            turn_periods(budget=after)

        assert account_of(after).now.given == 810 * 4 - 90

    def test_what_is_planned_stays_planned_in_the_right_one(
        self, budget: TimeBudget, priya: Actor, sam: Actor
    ) -> None:
        early, late = uuid4(), uuid4()
        planned(budget, priya, 60, BEGINS, early)
        planned(budget, priya, 90, self.CHANGED, late)

        after = self.changed(budget, priya)

        assert budget.entries.all().planned() == 60
        assert after.entries.all().planned() == 90
        with clock.at(self.CHANGED):
            use = use_time(budget=budget, by=sam, minutes=90, occasion=late, on=self.CHANGED)
        assert use.budget == after
        assert after.entries.all().planned() == 0

    def test_used_late_it_is_put_to_the_one_that_follows(
        self, budget: TimeBudget, priya: Actor, sam: Actor
    ) -> None:
        after = self.changed(budget, priya)
        with clock.at(self.CHANGED):
            turn_periods(budget=budget)
            use_time(budget=budget, by=sam, minutes=60, occasion=uuid4(), on=BEGINS)
            turn_periods(budget=budget)

            assert account_of(after).now.total == 810 * 4 + 810 - 60
        assert balances(budget) == {1: 0}

    def test_not_before_today_nor_on_its_first_day(self, budget: TimeBudget, priya: Actor) -> None:
        for day, says in ((BEGINS - timedelta(days=1), "today or later"), (BEGINS, "after the")):
            with pytest.raises(TimeNotReady, match=says):
                change_terms(budget=budget, by=priya, begins_on=day, minutes_a_week=60)


class TestAway:
    def test_up_to_a_week_nothing_changes(self, budget: TimeBudget, priya: Actor) -> None:
        pause_time(
            budget=budget, by=priya, from_=BEGINS, until=BEGINS + timedelta(days=6), words=""
        )
        assert account_of(budget).now.given == 1620

    def test_longer_and_no_more_is_given_over_two_periods(
        self, lapsing: TimeBudget, maggie_herself: Actor
    ) -> None:
        pause_time(
            budget=lapsing,
            by=maggie_herself,
            from_=in_period(1, 14),
            until=in_period(2, 6),
            words="The Royal",
        )

        paused = lapsing.entries.filter(kind=Kind.PAUSED).order_by("period")
        assert [(e.period, e.minutes, e.on) for e in paused] == [
            (1, -405, in_period(1, 21)),
            (2, -405, in_period(2)),
        ]
        with clock.at(in_period(3)):
            turn_periods(budget=lapsing)
            lost = lapsing.entries.filter(kind__in=(Kind.LAPSED, Kind.EXPIRED))
            assert not lost.exists()
            assert account_of(lapsing).now.carried == 2 * 1215

    def test_back_sooner_it_is_given_after_all(self, budget: TimeBudget, bridget: Actor) -> None:
        away = pause_time(budget=budget, by=bridget, from_=BEGINS, until=in_period(1, 20), words="")
        assert account_of(budget).now.given == 1620 - 810

        with clock.at(in_period(1, 10)):
            away = change_away(away=away, by=bridget, until=in_period(1, 10), read=1)

        assert away.version == 2
        assert account_of(budget).now.given == 1620 - 231
        with pytest.raises(Stale):
            change_away(away=away, by=bridget, until=in_period(1, 12), read=1)

    def test_after_all_not_long_enough_to_count(self, budget: TimeBudget, priya: Actor) -> None:
        away = pause_time(budget=budget, by=priya, from_=BEGINS, until=in_period(1, 20), words="")
        change_away(away=away, by=priya, until=in_period(1, 3))

        account = account_of(budget)
        assert (account.now.given, account.now.is_frozen) == (1620, False)

    def test_pressed_twice_it_is_once_and_never_over_another(
        self, budget: TimeBudget, priya: Actor
    ) -> None:
        days = {"from_": BEGINS, "until": in_period(1, 9)}
        first = pause_time(budget=budget, by=priya, words="", **days)
        assert pause_time(budget=budget, by=priya, words="", **days) == first
        with pytest.raises(TimeNotReady, match="they are away then"):
            pause_time(
                budget=budget, by=priya, from_=in_period(1, 9), until=in_period(1, 12), words=""
            )
        with pytest.raises(TimeNotReady, match="on or after the first"):
            pause_time(
                budget=budget, by=priya, from_=in_period(1, 14), until=in_period(1, 12), words=""
            )

    def test_it_ends_with_the_time_itself(self, budget: TimeBudget, priya: Actor) -> None:
        away = pause_time(budget=budget, by=priya, from_=BEGINS, until=in_period(2, 9), words="")
        close_time_budget(budget=budget, by=priya, on=TEN_DAYS)

        away.refresh_from_db()
        assert away.until_on == TEN_DAYS
        assert account_of(TimeBudget.objects.get(pk=budget.pk)).now.total == 579 - 174

    def test_who_may_say_so(self, budget: TimeBudget, sam: Actor, june: Actor, owen: Actor) -> None:
        for who in (sam, june, owen):
            with pytest.raises(PermissionDenied):
                pause_time(budget=budget, by=who, from_=BEGINS, until=BEGINS, words="")
