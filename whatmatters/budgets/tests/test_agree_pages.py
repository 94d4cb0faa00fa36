"""Working an amount out, and agreeing it: what is wrong is said, and nothing typed is lost."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.budgets.models import Budget, Estimate
from whatmatters.budgets.tests.conftest import (
    SPRING,
    money,
    sent,
    typed,
)
from whatmatters.foundations import clock
from whatmatters.people.models import Person


class TestAgreeing:
    def test_helen_agrees_the_first(self, maggie: Person, helen: Actor, visit: Visit) -> None:
        page = visit(
            f"{money(maggie)}/agree",
            by=helen,
            sending=sent(contribution="24.50", **boxes("assessed_on", SPRING)),
        )
        assert "It is written down" in page.text
        assert maggie.budgets.get().council == Decimal("155.50")

    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            ({"agreed": "-5"}, "The agreed amount must be in pounds and pence"),
            ({"agreed": "99999999"}, "The agreed amount must be £9,999,999.99 or less"),
            ({"contribution": "200"}, "Enter the day it was worked out"),
            ({"contribution": "200", **boxes("assessed_on", SPRING)}, "more than the whole budget"),
            (boxes("ends_on", SPRING - timedelta(days=1)), "The last day must be on or after"),
            (
                {"begins_on_day": "29", "begins_on_month": "2", "begins_on_year": "2027"},
                "must be a real date",
            ),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_is_lost(
        self, wrong: dict[str, str], says: str, maggie: Person, helen: Actor, visit: Visit
    ) -> None:
        given = sent(other_name="Independent Living Fund") | wrong
        page = visit(f"{money(maggie)}/agree", by=helen, sending=given)
        assert says in page.text
        assert typed(page, "other_name") == "Independent Living Fund"
        assert not maggie.budgets.exists()

    def test_a_leap_day_is_a_day(self, maggie: Person, helen: Actor, visit: Visit) -> None:
        given = sent() | boxes("ends_on", date(2028, 2, 29))
        visit(f"{money(maggie)}/agree", by=helen, sending=given)
        assert maggie.budgets.get().ends_on == date(2028, 2, 29)

    def test_who_is_second_is_told_and_keeps_what_they_typed(
        self, budget: Budget, cut: Budget, helen: Actor, maggie: Person, visit: Visit
    ) -> None:
        """They had budget 1 on the screen, and agreed one while somebody agreed budget 2."""
        given = sent(read="1", reason="other", because="As we said", agreed="160.00")
        given |= boxes("told_on", clock.today()) | boxes(
            "begins_on", clock.today() + timedelta(days=9)
        )
        page = visit(f"{money(maggie)}/agree", by=helen, sending=given)
        assert "Somebody else wrote the next version while you had this open." in page.text
        assert typed(page, "because") == "As we said"
        assert typed(page, "read") == "2"
        assert maggie.budgets.count() == 2

    def test_who_was_second_to_the_first_is_told_why_more_is_asked(
        self, budget: Budget, helen: Actor, maggie: Person, visit: Visit
    ) -> None:
        page = visit(f"{money(maggie)}/agree", by=helen, sending=sent(agreed="170.00"))
        assert "Somebody else wrote the next version while you had this open." in page.text
        assert "Choose why the budget changes" in page.text

    def test_priya_works_out_and_does_not_agree(
        self, maggie: Person, priya: Actor, visit: Visit
    ) -> None:
        page = visit(money(maggie), by=priya)
        assert "Work out an amount" in page.text
        assert "Agree a budget" not in page.text
        visit(f"{money(maggie)}/agree", by=priya, expecting=403)
        visit(f"{money(maggie)}/agree", by=priya, sending=sent(), expecting=403)


class TestWorkingOut:
    def test_priya_works_it_out_and_anyone_can_check(
        self, maggie: Person, priya: Actor, maggie_herself: Actor, visit: Visit
    ) -> None:
        given = {
            "of_home": "3",
            "of_assistant": "5",
            "name_1": "Choir",
            "how_1": "Its fee",
            "amount_1": "4",
        }
        page = visit(f"{money(maggie)}/work-out", by=priya, sending=given)
        assert "£171.59" in page.text
        made = maggie.estimates.get()
        page = visit(f"/money/estimates/{made.pk}", by=maggie_herself)
        assert "It comes to the same." in page.text
        assert "£14.60" in page.text

    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            ({}, "Enter how much help of at least one kind"),
            ({"of_home": "-1"}, "Help at home must be a number from 0 to 9,999"),
            ({"of_home": "lots"}, "Help at home must be a number from 0 to 9,999"),
            ({"name_1": "Choir"}, "Say how you worked it out"),
            ({"amount_2": "4"}, "Enter what else is needed"),
        ],
    )
    def test_what_is_wrong_is_said(
        self, wrong: dict[str, str], says: str, maggie: Person, priya: Actor, visit: Visit
    ) -> None:
        page = visit(f"{money(maggie)}/work-out", by=priya, sending={"words": "As said", **wrong})
        assert says in page.text
        assert typed(page, "words") == "As said"
        assert not maggie.estimates.exists()

    def test_a_version_that_is_gone_is_said_to_be(
        self, estimate: Estimate, priya: Actor, visit: Visit, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("whatmatters.budgets.allocation.every_rule", tuple)
        page = visit(f"/money/estimates/{estimate.pk}", by=priya)
        assert "This version of the rule is not kept here." in page.text
