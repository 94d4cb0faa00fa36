"""Agreeing a budget, and changing it: nothing is overwritten, and nobody is cut unawares."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whatmatters.access.actor import Actor
from whatmatters.budgets.actions import agree_budget, reply_to_budget, work_out_budget
from whatmatters.budgets.allocation import rule_named
from whatmatters.budgets.models import Budget, BudgetNotReady, Reply
from whatmatters.budgets.sums import MOST, percents
from whatmatters.budgets.tests.conftest import SPRING, Agrees
from whatmatters.foundations import clock
from whatmatters.foundations.models import Stale
from whatmatters.people.models import Person

TOLD = SPRING + timedelta(days=100)
LATER = TOLD + timedelta(days=28)
WHY = {"reason": "needs", "because": "June is home again", "told_on": TOLD, "agreed_on": TOLD}
MONEY = st.decimals(min_value=0, max_value=MOST, places=2)


class TestTheFirst:
    def test_who_pays_comes_to_what_is_agreed(self, budget: Budget) -> None:
        assert (budget.own, budget.council) == (Decimal("24.50"), Decimal("155.50"))
        assert budget.council_share == budget.council
        assert (budget.number, budget.is_cut, budget.reason) == (1, False, "")

    def test_a_year_is_so_many_weeks_as_it_says(self, agree: Agrees) -> None:
        made = agree("9360.00", period="year", contribution=Decimal("24.50"), assessed_on=SPRING)
        assert made.weeks == Decimal("52.000")
        assert (made.agreed_weekly, made.agreed_yearly) == (Decimal(180), Decimal(9360))
        assert (made.own, made.council) == (Decimal("1274.00"), Decimal("8086.00"))

    def test_the_ceiling_is_eight_weeks_of_it(self, budget: Budget) -> None:
        assert budget.ceiling == Decimal("1440.00")

    def test_four_may_pay(self, agree: Agrees) -> None:
        made = agree(
            "500.00",
            contribution=Decimal(20),
            assessed_on=SPRING,
            health=Decimal("120.10"),
            education=Decimal("60.20"),
            other=Decimal("30.30"),
            other_name="Independent Living Fund",
        )
        assert made.council == Decimal("269.40")

    def test_pressed_twice_it_is_agreed_once(self, agree: Agrees, maggie: Person) -> None:
        assert agree("180.00", read=0) == agree("180.00", read=0)
        assert maggie.budgets.count() == 1

    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            ({"agreed": "-1"}, "The agreed amount must be £0.00 or more"),
            ({"agreed": "10000000"}, "must be £9,999,999.99 or less"),
            ({"contribution": Decimal("180.01"), "assessed_on": SPRING}, "more than the whole"),
            ({"contribution": Decimal(-5), "assessed_on": SPRING}, "£0.00 or more"),
            ({"contribution": Decimal(5)}, "Enter the day it was worked out"),
            (
                {
                    "contribution": Decimal(5),
                    "contribution_most": Decimal(4),
                    "assessed_on": SPRING,
                },
                "more than the most they can pay",
            ),
            ({"health": Decimal("180.01")}, "comes to more than the whole budget"),
            ({"other": Decimal(1)}, "Enter who else pays"),
            ({"ends_on": SPRING - timedelta(days=1)}, "The last day must be on or after"),
            ({"agreed_on": date(2100, 1, 1)}, "must be today or earlier"),
        ],
    )
    def test_what_cannot_be_is_refused_with_a_sentence(
        self, agree: Agrees, wrong: dict[str, Any], says: str
    ) -> None:
        given = {"agreed": "180.00"} | wrong
        with pytest.raises(BudgetNotReady, match=says):
            agree(**given)

    @pytest.mark.parametrize("who", ["priya", "maggie_herself"])
    def test_who_works_it_out_does_not_agree_it(
        self, who: str, maggie: Person, request: pytest.FixtureRequest
    ) -> None:
        with pytest.raises(PermissionDenied):
            agree_budget(
                person=maggie,
                by=request.getfixturevalue(who),
                agreed=Decimal(1),
                period="week",
                begins_on=SPRING,
            )

    def test_it_is_based_on_nobody_elses_estimate(
        self, agree: Agrees, priya: Actor, helen: Actor
    ) -> None:
        from whatmatters.people.actions import begin_record

        kofi = begin_record(by=priya, known_as="Kofi", full_name="Kofi Mensah")
        his = work_out_budget(
            person=kofi,
            by=priya,
            rule=rule_named("hours-by-kind", "2026-04"),
            quantities={"home": Decimal(2)},
        )
        with pytest.raises(BudgetNotReady, match="for this person"):
            agree("180.00", estimate=his)

    @settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(agreed=MONEY, parts=st.lists(MONEY, min_size=4, max_size=4), year=st.booleans())
    def test_the_shares_always_come_to_what_is_agreed(
        self, agreed: Decimal, parts: list[Decimal], year: bool
    ) -> None:
        made = Budget(
            number=1,
            period="year" if year else "week",
            weeks=Decimal("52.143"),
            begins_on=SPRING,
            agreed_on=SPRING,
            agreed=agreed,
            contribution=parts[0],
            assessed_on=SPRING,
            health=parts[1],
            education=parts[2],
            other=parts[3],
            other_name="ILF",
        )
        try:
            made.settle(None)
        except BudgetNotReady:
            return
        shares = [made.council, made.health, made.education, made.other, made.own]
        assert sum(shares) == made.agreed
        assert min(shares) >= 0
        assert made.council_share == made.council
        assert sum(percents(shares)) == (100 if made.agreed else 0)


class TestAChange:
    def test_the_next_takes_its_place_on_its_day_and_the_first_is_kept(
        self, budget: Budget, agree: Agrees, maggie: Person, priya: Actor
    ) -> None:
        pays = {"contribution": budget.contribution, "assessed_on": SPRING}
        then = agree("210.00", begins_on=LATER, **pays, **self.more())
        seen = Budget.objects.visible_to(priya)
        with clock.at(LATER - timedelta(days=1)):
            assert seen.in_force(maggie) == budget
        with clock.at(LATER):
            assert seen.in_force(maggie) == then
        assert (then.number, then.is_cut) == (2, False)

    def test_one_that_is_over_holds_no_longer(self, agree: Agrees, maggie: Person) -> None:
        made = agree("180.00", ends_on=date(2028, 2, 29))
        found = Budget.objects.filter(person=maggie)
        with clock.at(date(2028, 2, 29)):
            assert found.in_force(maggie) == made
        with clock.at(date(2028, 3, 1)):
            assert found.in_force(maggie) is None

    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            ({"reason": ""}, "Say why the budget changes"),
            ({"because": "  "}, "Say why the budget changes"),
            ({"told_on": None}, "Enter the day the person was told"),
            ({"told_on": date(2100, 1, 1)}, "must be today or earlier"),
            ({"begins_on": SPRING}, "Two budgets can’t hold on one day"),
            ({"begins_on": SPRING - timedelta(days=1)}, "Two budgets can’t hold on one day"),
        ],
    )
    def test_it_needs_a_reason_a_day_and_its_own_time(
        self, budget: Budget, agree: Agrees, wrong: dict[str, Any], says: str
    ) -> None:
        given = {"begins_on": LATER, **self.more(), **wrong}
        with pytest.raises(BudgetNotReady, match=says):
            agree("210.00", **given)

    def test_a_cut_is_told_before_it_starts(self, budget: Budget, agree: Agrees) -> None:
        with pytest.raises(BudgetNotReady, match="Tell them before it starts"):
            agree("150.00", begins_on=TOLD, **self.more())
        cut = agree("150.00", begins_on=TOLD + timedelta(days=1), **self.more())
        assert cut.is_cut

    def test_one_that_cannot_wait_says_why(self, budget: Budget, agree: Agrees) -> None:
        cut = agree("150.00", begins_on=TOLD, urgent_because="The home closed", **self.more())
        assert cut.is_cut
        assert cut.urgent_because

    def test_to_pay_more_is_a_cut_too(self, budget: Budget, agree: Agrees) -> None:
        more = {"contribution": Decimal("24.51"), "assessed_on": TOLD}
        with pytest.raises(BudgetNotReady, match="Tell them before it starts"):
            agree("180.00", begins_on=TOLD, **self.more(), **more)

    def test_of_two_who_agree_at_once_one_wins(self, budget: Budget, agree: Agrees) -> None:
        given = {"begins_on": LATER, "read": 1, **self.more()}
        agree("210.00", **given)
        with pytest.raises(Stale) as told:
            agree("220.00", **given)
        assert isinstance(told.value.current, Budget)
        assert told.value.current.number == 2

    @staticmethod
    def more() -> dict[str, Any]:
        return dict(WHY)


class TestWhatTheDatabaseHolds:
    @pytest.mark.parametrize(
        "wrong",
        [
            {"council": Decimal("155.51")},
            {"agreed": Decimal("179.99")},
            {"council": Decimal("-1"), "own": Decimal("181.00")},
            {"number": 1},
            {"begins_on": SPRING},
            {"because": ""},
            {"told_on": None},
            {"is_cut": True, "told_on": LATER},
            {"ends_on": SPRING},
            {"contribution_most": Decimal(1)},
        ],
    )
    def test_a_budget_that_cannot_be_is_not_kept(
        self, budget: Budget, wrong: dict[str, Any]
    ) -> None:
        budget.refresh_from_db()
        right = {"number": 2, "begins_on": LATER, "reason": "needs", "because": "So"}
        given = {**right, "told_on": TOLD, **wrong}
        copy = Budget(**{name: getattr(budget, name) for name in Budget.kept} | given)
        with pytest.raises(IntegrityError), transaction.atomic():
            copy.save(force_insert=True)

    @pytest.mark.parametrize(
        ("agreed", "own", "health"),
        [("0.30", "0.10", "0.20"), ("9999999.99", "1.01", "3333333.33"), ("0.03", "0.01", "0.01")],
    )
    def test_pennies_are_counted_as_pennies(
        self, agree: Agrees, agreed: str, own: str, health: str
    ) -> None:
        made = agree(agreed, contribution=Decimal(own), assessed_on=SPRING, health=Decimal(health))
        assert made.council + made.own + made.health == made.agreed

    def test_nothing_of_it_is_overwritten(self, budget: Budget) -> None:
        for name in ("agreed", "council", "because", "told_on", "ends_on"):
            changed = {"agreed": 1, "council": 1, "because": "x", "told_on": TOLD, "ends_on": TOLD}
            with pytest.raises(IntegrityError, match="kept_as_written"), transaction.atomic():
                Budget.objects.filter(pk=budget.pk).update(**{name: changed[name]})
        assert connection.vendor in {"sqlite", "postgresql"}


class TestReplies:
    def test_what_she_says_stands_beside_it_for_good(
        self, budget: Budget, maggie_herself: Actor, priya: Actor
    ) -> None:
        hers = reply_to_budget(
            budget=budget, by=maggie_herself, says="disagrees", words="Who takes me to choir?"
        )
        told = reply_to_budget(budget=budget, by=priya, says="not-sure", words="She shook her head")
        assert (hers.said_by, told.said_by) == ("", "Maggie")
        assert [one.says for one in Reply.objects.visible_to(priya).in_order()] == [
            "disagrees",
            "not-sure",
        ]
        with pytest.raises(IntegrityError), transaction.atomic():
            Reply.objects.filter(pk=hers.pk).update(words="I am fine with it")

    def test_sent_twice_it_is_said_once(self, budget: Budget, maggie_herself: Actor) -> None:
        again = [reply_to_budget(budget=budget, by=maggie_herself, says="agrees") for _ in "ab"]
        assert again[0] == again[1]

    def test_sent_twice_of_an_earlier_day_it_is_said_once(
        self, budget: Budget, maggie_herself: Actor, priya: Actor
    ) -> None:
        reply_to_budget(budget=budget, by=maggie_herself, says="agrees")
        for _pressed in range(2):
            reply_to_budget(budget=budget, by=priya, says="not-sure", said_on=SPRING)
        assert budget.replies.count() == 2

    def test_it_was_said_by_today(self, budget: Budget, priya: Actor) -> None:
        with pytest.raises(BudgetNotReady, match="today or earlier"):
            reply_to_budget(budget=budget, by=priya, says="agrees", said_on=date(2100, 1, 1))
