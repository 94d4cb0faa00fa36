"""The pages about money: what each is told, and what is refused with a sentence."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.visit import Visit, arrive, boxes
from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.budgets.actions import (
    agree_saving,
    ask_for_benefits_check,
    count_built_up,
    reply_to_budget,
    say_what_came_of_it,
    work_out_budget,
    write_terms,
)
from whatmatters.budgets.allocation import rule_named
from whatmatters.budgets.models import Assistant, BenefitsCheck, Budget, BuiltUp, Estimate, Saving
from whatmatters.budgets.tests.conftest import SPRING, Agrees
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.actions import share
from whatmatters.people.models import CircleMember, Person, Share

TOLD = SPRING + timedelta(days=60)
CUT_ON = TOLD + timedelta(days=28)


def money(person: Person) -> str:
    return f"/money/of/{person.pk}"


def typed(page: BeautifulSoup, name: str) -> str:
    """What stands in a box."""
    box = page.select(f"[name={name}]")[0]
    return str(box.get("value") or box.text.strip())


def sent(**more: str) -> dict[str, str]:
    """A first budget as the form sends it."""
    given = {"agreed": "180.00", "period": "week", "read": "0", "ceiling_weeks": "8"}
    return given | boxes("begins_on", SPRING) | boxes("agreed_on", SPRING) | more


@pytest.fixture
def estimate(maggie: Person, priya: Actor) -> Estimate:
    return work_out_budget(
        person=maggie,
        by=priya,
        rule=rule_named("hours-by-kind", "2026-04"),
        quantities={"home": Decimal(3), "assistant": Decimal(5)},
        words="Mornings, and the allotment",
    )


@pytest.fixture
def assistant(maggie: Person) -> CircleMember:
    return CircleMember.objects.create(person=maggie, kind="personal-assistant", name="Rob Bell")


@pytest.fixture
def cut(budget: Budget, agree: Agrees) -> Budget:
    return agree(
        "150.00",
        begins_on=CUT_ON,
        agreed_on=TOLD,
        told_on=TOLD,
        reason="needs",
        because="June is home again, and does the evenings with you",
        contribution=budget.contribution,
        assessed_on=SPRING,
    )


class TestMyMoney:
    def test_nothing_is_said_plainly(
        self, maggie: Person, maggie_herself: Actor, visit: Visit
    ) -> None:
        page = visit(money(maggie), by=maggie_herself)
        assert page.h1.text == "My money" if page.h1 else False
        assert "Nobody has worked out an amount with you yet." in page.text
        assert "You can ask us to look at it again." in page.text

    def test_a_first_idea_is_called_one(
        self, maggie: Person, maggie_herself: Actor, estimate: Estimate, visit: Visit
    ) -> None:
        page = visit(money(maggie), by=maggie_herself)
        assert "No amount is agreed yet." in page.text
        assert f"£{estimate.amount} a week" in page.text
        assert "14% of £73.00, for holidays, a pension and sick pay" in page.text

    def test_what_there_is_and_who_pays(
        self, budget: Budget, maggie: Person, maggie_herself: Actor, visit: Visit
    ) -> None:
        page = visit(money(maggie), by=maggie_herself)
        assert "£180.00 a week" in page.text
        assert "That is £9,360.00 a year, of 52 weeks." in page.text
        rows = [" ".join(row.text.split()) for row in page.select(".wm-lines__item")]
        assert rows[:2] == ["The council £155.50 86%", "You £24.50 14%"]

    def test_a_cut_shows_its_reason_and_its_days(
        self, cut: Budget, maggie: Person, maggie_herself: Actor, visit: Visit
    ) -> None:
        page = visit(money(maggie), by=maggie_herself)
        assert "£30.00 a week less" in page.text
        assert "What you need has changed" in page.text
        assert "June is home again, and does the evenings with you" in page.text
        told, begins = (f"{day:%-d %B %Y}" for day in (TOLD, CUT_ON))
        assert told in page.text
        assert f"From {begins}" in page.text
        assert "That is 28 days before it starts." in page.text
        assert "What you can do if you do not agree" in page.text

    def test_what_she_says_stands_beside_it(
        self, cut: Budget, maggie: Person, maggie_herself: Actor, visit: Visit
    ) -> None:
        sending = {"says": "disagrees", "words": "Who takes me to the choir?"}
        page = visit(f"/money/{cut.pk}/say", by=maggie_herself, sending=sending)
        assert "I do not agree" in page.text
        assert "Who takes me to the choir?" in visit(money(maggie), by=maggie_herself).text

    def test_before_it_starts_it_is_what_comes_next(
        self, budget: Budget, agree: Agrees, maggie: Person, maggie_herself: Actor, visit: Visit
    ) -> None:
        today = clock.today()
        agree(
            "200.00",
            begins_on=today + timedelta(days=30),
            agreed_on=today,
            told_on=today,
            reason="prices",
            because="Prices went up",
            contribution=budget.contribution,
            assessed_on=SPRING,
        )
        page = visit(money(maggie), by=maggie_herself)
        assert "What comes next" in page.text
        assert "£20.00 a week more" in page.text
        assert "£180.00 a week" in page.text

    def test_what_is_built_up_is_talked_about_first(
        self, budget: Budget, maggie: Person, priya: Actor, helen: Actor, visit: Visit
    ) -> None:
        count_built_up(budget=budget, by=priya, amount=Decimal(1600), words="For a shed")
        agree_saving(person=maggie, by=helen, amount=Decimal(300), what_for="A shed")
        page = visit(money(maggie), by=priya)
        assert "8 weeks of the budget is £1,440.00. This is £160.00 more." in page.text
        assert "Nobody takes it back now. First we talk" in page.text
        assert "A shed" in page.text
        assert not page.select(".govuk-warning-text, .govuk-error-summary")

    def test_a_personal_assistant_and_a_check_of_benefits_are_there(
        self, maggie: Person, maggie_herself: Actor, assistant: CircleMember, visit: Visit
    ) -> None:
        terms(maggie, assistant, by=maggie_herself)
        asked = ask_for_benefits_check(person=maggie, by=maggie_herself, asked_of="Citizens Advice")
        page = visit(money(maggie), by=maggie_herself)
        assert "Citizens Advice was asked to check" in page.text
        assert "£87.43" in page.text
        say_what_came_of_it(
            asked=asked,
            by=maggie_herself,
            done_on=clock.today(),
            done_by="Asif",
            found="more",
            words="Attendance Allowance",
            amount=Decimal("72.65"),
        )
        page = visit(money(maggie), by=maggie_herself)
        assert "There is more to claim" in page.text
        assert "72.65" not in page.text

    @pytest.mark.parametrize("how_many", [1, 12])
    def test_its_queries_do_not_grow(
        self,
        how_many: int,
        budget: Budget,
        agree: Agrees,
        maggie: Person,
        priya: Actor,
        client: Client,
        django_assert_max_num_queries: Any,
    ) -> None:
        for number in range(how_many):
            day = SPRING + timedelta(days=number + 1)
            why = {"reason": "prices", "because": "Prices", "told_on": SPRING}
            made = agree(f"{200 + number}.00", begins_on=day, **why)
            reply_to_budget(budget=made, by=priya, says="agrees")
            agree_saving(
                person=maggie, by=cast.worker("helen"), amount=Decimal(number + 1), what_for="A"
            )
        arrive(client, priya)
        with django_assert_max_num_queries(40) as asked:
            client.get(money(maggie))
        COUNTED[how_many] = len(asked)
        assert len(set(COUNTED.values())) == 1

    def test_it_is_on_paper_with_every_line(
        self, cut: Budget, estimate: Estimate, maggie: Person, maggie_herself: Actor
    ) -> None:
        from whatmatters.budgets.paper import sheet_of
        from whatmatters.budgets.selectors import money_page
        from whatmatters.web.documents import Form

        for form in Form:
            sheet = sheet_of(money_page(viewer=maggie_herself, person_id=maggie.pk), form)
            told = repr(sheet)
            assert "£30.00 a week less" in told
            assert "June is home again" in told
            assert "Costs of being an employer" in told
            assert "£155.50" not in told
            assert "£125.50 (84%)" in told


#: How many questions each number of rows took.
COUNTED: dict[int, int] = {}


class TestWhoSees:
    @pytest.mark.parametrize(("who", "answer"), [("june", 403), ("sam", 403), ("owen", 404)])
    def test_who_may_not_does_not(
        self,
        who: str,
        answer: int,
        budget: Budget,
        maggie: Person,
        visit: Visit,
        request: pytest.FixtureRequest,
    ) -> None:
        visit(money(maggie), by=request.getfixturevalue(who), expecting=answer)

    def test_june_sees_it_once_it_is_shared(
        self, budget: Budget, maggie: Person, june: Actor, visit: Visit
    ) -> None:
        Share.objects.filter(person=maggie).update(budget=True)
        page = visit(money(maggie), by=june)
        assert "£180.00 a week" in page.text
        assert "Do next" not in page.text
        visit(f"/money/{budget.pk}/say", by=june, expecting=403)

    def test_a_commissioner_with_a_share_agrees(
        self, maggie: Person, priya: Actor, visit: Visit
    ) -> None:
        ines = cast.worker("ines")
        visit(money(maggie), by=ines, expecting=404)
        share(
            person=maggie,
            by=priya,
            organisation=cast.place("westbury"),
            covers=[DataClass.CORE, DataClass.BUDGET],
            purpose="To agree the budget",
        )
        visit(f"{money(maggie)}/agree", by=ines, sending=sent())
        assert maggie.budgets.get().agreed_by == ines.user


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


def terms(person: Person, member: CircleMember, *, by: Actor) -> Assistant:
    return write_terms(
        person=person,
        by=by,
        member=member,
        hours=Decimal(5),
        rate=Decimal("14.60"),
        on_costs=Decimal(14),
        payroll=Decimal("9.50"),
        insurance=Decimal(95),
        back_up="June",
        employer="person",
        review_on=date(2027, 4, 6),
        begins_on=SPRING,
    )
