"""Money not spent, a personal assistant, and a check of benefits."""

from datetime import date
from decimal import Decimal

import pytest

from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.budgets.models import Assistant, BenefitsCheck, Budget, BuiltUp, Saving
from whatmatters.budgets.tests.conftest import (
    SPRING,
    money,
    typed,
)
from whatmatters.foundations import clock
from whatmatters.people.models import CircleMember, Person


class TestBesides:
    def test_maggie_writes_what_is_not_spent(
        self, budget: Budget, maggie_herself: Actor, visit: Visit
    ) -> None:
        given = {"amount": "1600", "words": "The shed"} | boxes("counted_on", clock.today())
        visit(f"/money/{budget.pk}/not-spent", by=maggie_herself, sending=given)
        assert BuiltUp.objects.get().over == Decimal("160.00")

    def test_helen_agrees_a_saving_and_priya_does_not(
        self, budget: Budget, maggie: Person, helen: Actor, priya: Actor, visit: Visit
    ) -> None:
        given = {"amount": "300", "what_for": "A shed"} | boxes("agreed_on", clock.today())
        visit(f"{money(maggie)}/save", by=priya, sending=given, expecting=403)
        visit(f"{money(maggie)}/save", by=helen, sending=given)
        assert Saving.objects.get().what_for == "A shed"

    def test_terms_are_written_and_then_written_anew(
        self, maggie: Person, maggie_herself: Actor, assistant: CircleMember, visit: Visit
    ) -> None:
        given = {
            "member": str(assistant.pk),
            "hours": "5",
            "rate": "14.60",
            "on_costs": "14",
            "payroll": "9.50",
            "insurance": "95",
            "back_up": "June, or Brook",
            "employer": "person",
            "read": "0",
        }
        given |= boxes("begins_on", SPRING) | boxes("review_on", date(2027, 4, 6))
        visit(f"{money(maggie)}/assistant", by=maggie_herself, sending=given)
        first = Assistant.objects.get()
        lines = (first.pay, first.added_to_pay, first.payroll_a_week, first.insurance_a_week)
        assert list(map(str, lines)) == ["73.00", "10.22", "2.38", "1.83"]
        assert first.a_week == Decimal("87.43")
        page = visit(f"{money(maggie)}/assistant?member={assistant.pk}", by=maggie_herself)
        assert typed(page, "rate") == "14.60"
        given |= {"hours": "6", "read": "1"}
        visit(f"{money(maggie)}/assistant", by=maggie_herself, sending=given)
        assert [one.hours for one in Assistant.objects.current().in_order()] == [Decimal(6)]
        assert Assistant.objects.count() == 2

    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            ({"hours": "0"}, "The hours must be more than 0"),
            ({"hours": "169"}, "The hours must be a number from 0 to 168"),
            ({"back_up": ""}, "Say who comes when they are ill or away"),
            ({"employer": "nominee"}, "Enter who is the employer for the person"),
        ],
    )
    def test_terms_that_cannot_be_are_refused(
        self,
        wrong: dict[str, str],
        says: str,
        maggie: Person,
        priya: Actor,
        assistant: CircleMember,
        visit: Visit,
    ) -> None:
        given = {"member": str(assistant.pk), "hours": "5", "rate": "14.60", "read": "0"}
        given |= {"back_up": "June", "employer": "person"}
        given |= boxes("begins_on", SPRING) | boxes("review_on", date(2027, 4, 6)) | wrong
        page = visit(f"{money(maggie)}/assistant", by=priya, sending=given)
        assert says in page.text
        assert typed(page, "rate") == "14.60"
        assert not Assistant.objects.exists()

    def test_without_one_in_the_circle_it_says_where_to_begin(
        self, maggie: Person, priya: Actor, visit: Visit
    ) -> None:
        page = visit(f"{money(maggie)}/assistant", by=priya)
        assert "There is no personal assistant in the circle yet." in page.text

    def test_an_amount_of_benefits_is_written_only_where_it_is_wanted(
        self, maggie: Person, maggie_herself: Actor, visit: Visit
    ) -> None:
        given = {"asked_of": "Citizens Advice"} | boxes("asked_on", SPRING)
        visit(f"{money(maggie)}/benefits", by=maggie_herself, sending=given)
        check = BenefitsCheck.objects.get()
        done = {"found": "more", "done_by": "Asif", "amount": "72.65"} | boxes("done_on", SPRING)
        page = visit(f"/money/benefits/{check.pk}", by=maggie_herself, sending=done)
        assert "Tick this if the person wants the amount written down" in page.text
        visit(
            f"/money/benefits/{check.pk}",
            by=maggie_herself,
            sending=done | {"wants_it_written": "on"},
        )
        assert check.result.amount == Decimal("72.65")
        visit(f"/money/benefits/{check.pk}", by=maggie_herself, expecting=404)

    def test_a_lead_does_not_answer_for_benefits(
        self, maggie: Person, helen: Actor, visit: Visit
    ) -> None:
        visit(f"{money(maggie)}/benefits", by=helen, expecting=403)
