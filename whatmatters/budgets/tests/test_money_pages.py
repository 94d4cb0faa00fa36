"""The pages about money: what each is told, and what is refused with a sentence."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.budgets.actions import (
    agree_saving,
    ask_for_benefits_check,
    count_built_up,
    reply_to_budget,
    say_what_came_of_it,
)
from whatmatters.budgets.models import Budget, Estimate
from whatmatters.budgets.tests.conftest import (
    CUT_ON,
    SPRING,
    TOLD,
    Agrees,
    money,
    sent,
    terms,
)
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.actions import share
from whatmatters.people.models import CircleMember, Person, Share


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

    def test_who_an_assistant_is_stays_with_those_who_may_know_the_circle(
        self, assistant: CircleMember, maggie: Person, june: Actor, priya: Actor, visit: Visit
    ) -> None:
        terms(maggie, assistant, by=priya)
        Share.objects.filter(person=maggie).update(budget=True)
        assert "Rob Bell" in visit(money(maggie), by=priya).text
        page = visit(money(maggie), by=june)
        assert "5 hours a week, at £14.60" in page.text
        assert "Rob Bell" not in page.text

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
