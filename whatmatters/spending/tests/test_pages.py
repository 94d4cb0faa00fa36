"""The pages about spending: what each is told, and what is refused with nothing lost."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from tests.visit import Visit, arrive, boxes
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.budgets.actions import agree_saving
from whatmatters.demonstration import cast
from whatmatters.people.models import Person, Share
from whatmatters.spending.actions import add_receipt, close_account, reverse_entry, say_no_receipt
from whatmatters.spending.models import Account
from whatmatters.spending.tests.conftest import TODAY, a_receipt, at, bought, paid, rows

#: How many questions each number of rows took.
COUNTED: dict[int, int] = {}


class TestTheAccount:
    def test_it_adds_up_in_plain_words(
        self, account: Account, choir: UUID, maggie_herself: Actor, visit: Visit
    ) -> None:
        paid(account, maggie_herself, "200.00")
        bought(account, maggie_herself, "4.00", line=choir, whom="Westbury Choir")
        bought(account, maggie_herself, "6.50", what="Stamps")

        page = visit(at(account), by=maggie_herself)
        assert page.h1.text == "My direct payment: October 2026" if page.h1 else False
        assert rows(page)[:4] == [
            "There was, at the start £20.00",
            "Came in + £200.00",
            "Went out − £10.50",
            "Is left £209.50",
        ]
        assert "£17.71 is planned. £13.71 of it is not spent." in page.text
        assert "Not in the plan" in page.text

    def test_a_month_before_says_what_there_was_then(
        self, account: Account, priya: Actor, visit: Visit
    ) -> None:
        bought(account, priya, "4.00", on=date(2026, 9, 3))

        page = visit(at(account, "?month=2026-09"), by=priya)
        assert "What was left at the end of September 2026" in page.text
        assert rows(page)[3] == "Is left £16.00"
        assert "August 2026" in page.text

    def test_more_than_planned_and_more_than_there_is_are_told_gently(
        self, account: Account, choir: UUID, maggie_herself: Actor, visit: Visit
    ) -> None:
        bought(account, maggie_herself, "30.00", line=choir)

        page = visit(at(account), by=maggie_herself)
        assert "More than planned" in page.text
        assert "This is £12.29 more. We can talk about it." in page.text
        assert "−£10.00" in page.text
        assert "More went out than came in. That can happen." in page.text

    def test_over_the_ceiling_a_talk_comes_first(
        self, account: Account, maggie: Person, priya: Actor, visit: Visit
    ) -> None:
        paid(account, priya, "500.00")
        page = visit(at(account), by=priya)
        assert "More is left than we planned for: £120.00 more." in page.text
        assert "Nobody takes it back without a talk." in page.text

        helen = cast.worker("helen")
        agree_saving(person=maggie, by=helen, amount=Decimal(120), what_for="A raised bed")
        assert "Let us talk" not in visit(at(account), by=priya).text

    def test_overheads_of_a_fund_stand_by_themselves(
        self, fund: Account, maggie_herself: Actor, bridget: Actor, visit: Visit
    ) -> None:
        bought(fund, bridget, "12.00", kind="running", what="Our share for October")

        page = visit(at(fund), by=maggie_herself)
        assert "Brook Home Care looks after this money." in page.text
        assert "For looking after the money" in page.text
        assert "keeps it apart from everybody else’s" in page.text
        assert rows(visit(at(fund), by=bridget)) == rows(page)

    def test_what_it_says_of_receipts(
        self, account: Account, maggie_herself: Actor, visit: Visit
    ) -> None:
        add_receipt(entry=bought(account, maggie_herself), by=maggie_herself, made=a_receipt())
        other = bought(account, maggie_herself, "5.00")
        say_no_receipt(entry=other, by=maggie_herself, words="Market stall")
        bought(account, maggie_herself, "6.00")

        page = visit(at(account), by=maggie_herself)
        assert "Receipt kept." in page.text
        assert "Market stall" in page.text
        assert "1 receipt is not here yet." in page.text

    def test_one_that_ended(self, account: Account, priya: Actor, visit: Visit) -> None:
        close_account(account=account, by=priya, on=TODAY)
        page = visit(at(account), by=priya)
        assert "We talk about what is left." in page.text
        assert "Say that it ends" not in page.text

    @pytest.mark.parametrize("how_many", [1, 12])
    def test_its_queries_do_not_grow(
        self,
        how_many: int,
        account: Account,
        choir: UUID,
        priya: Actor,
        client: Client,
        django_assert_max_num_queries: Any,
    ) -> None:
        for number in range(how_many):
            entry = bought(account, priya, f"{number + 1}.00", line=choir, receipt=a_receipt())
            reverse_entry(entry=entry, by=priya, words="Wrong")
            paid(account, priya, f"{number + 1}.00")
        arrive(client, priya)
        with django_assert_max_num_queries(40) as asked:
            client.get(at(account))
        COUNTED[how_many] = len(asked)
        assert len(set(COUNTED.values())) == 1

    def test_it_is_on_paper(self, account: Account, choir: UUID, maggie_herself: Actor) -> None:
        from whatmatters.spending.paper import sheet_of
        from whatmatters.spending.selectors import account_page
        from whatmatters.web.documents import Form

        paid(account, maggie_herself, "500.00")
        wrong = bought(account, maggie_herself, "4.00", line=choir, whom="Westbury Choir")
        reverse_entry(entry=wrong, by=maggie_herself, words="Twice")
        for form in Form:
            told = repr(sheet_of(account_page(viewer=maggie_herself, account_id=account.pk), form))
            assert "My direct payment: October 2026" in told
            assert "('Is left', '£520.00')" in told
            assert "Put right: Choir, with the tea, Westbury Choir" in told
            assert "−£4.00" in told
            assert "Nobody takes it back without a talk." in told


class TestOpening:
    def test_an_account_is_opened(self, maggie: Person, priya: Actor, visit: Visit) -> None:
        address = f"/spending/of/{maggie.pk}"
        assert "No direct payment or fund is kept here." in visit(address, by=priya).text
        sending = {"pays": "direct-payment", "holder": "person", "a_week": "50"}
        sending |= {"ceiling_weeks": "8", "opening": "12.50", **boxes("begins_on", TODAY)}
        page = visit(f"{address}/open", by=priya, sending=sending)
        assert "£12.50" in page.text

    def test_a_fund_with_an_organisation_that_helps_them(
        self, maggie: Person, priya: Actor, bridget: Actor, visit: Visit
    ) -> None:
        brook = str(bridget.organisation_id)
        sending = {"pays": "fund", "holder": "managed", "a_week": "76.20", "ceiling_weeks": "8"}
        sending |= boxes("begins_on", TODAY)
        address = f"/spending/of/{maggie.pk}"
        page = visit(f"{address}/open", by=priya, sending=sending)
        assert "Choose which organisation holds the fund" in page.text
        page = visit(f"{address}/open", by=priya, sending=sending | {"organisation": brook})
        assert "Brook Home Care looks after it." in page.text

    def test_other_terms_and_an_end(self, account: Account, priya: Actor, visit: Visit) -> None:
        sending = {"a_week": "54", "ceiling_weeks": "4", **boxes("begins_on", TODAY)}
        page = visit(at(account, "/terms"), by=priya, sending=sending)
        assert "4 weeks of £54.00 a week: £216.00." in " ".join(page.text.split())
        page = visit(at(account, "/close"), by=priya, sending=boxes("on", TODAY))
        assert "It ended on 20 October 2026." in page.text


class TestWhoSees:
    @pytest.mark.parametrize(
        ("who", "answer"), [("june", 403), ("sam", 403), ("owen", 404), ("bridget", 200)]
    )
    def test_who_may_not_does_not(
        self, who: str, answer: int, account: Account, visit: Visit, request: pytest.FixtureRequest
    ) -> None:
        """Of what a provider does not hold, its manager is not even told that it is there."""
        by = request.getfixturevalue(who)
        visit(at(account), by=by, expecting=404)
        page = visit(f"/spending/of/{account.person_id}", by=by, expecting=answer)
        assert "£20.00" not in page.text

    def test_person_funder_and_provider_are_told_the_same(
        self, fund: Account, maggie_herself: Actor, bridget: Actor, visit: Visit
    ) -> None:
        bought(fund, bridget, "25.40", what="One hour")
        told = [rows(visit(at(fund), by=by)) for by in (maggie_herself, bridget)]
        told.append(rows(visit(at(fund), by=cast.worker("priya"))))
        assert told[0] == told[1] == told[2]

    def test_june_reads_it_once_it_is_shared_and_writes_nothing(
        self, account: Account, maggie: Person, june: Actor, visit: Visit
    ) -> None:
        Share.objects.filter(person=maggie).update(budget=True)
        page = visit(at(account), by=june)
        assert "£20.00" in page.text
        assert not page.select("a[href$='/spend']")
        visit(at(account, "/spend"), by=june, expecting=403)

    def test_looking_is_written_down(
        self, account: Account, maggie_herself: Actor, visit: Visit
    ) -> None:
        visit(at(account), by=maggie_herself)
        assert AuditEntry.objects.filter(did="looked", to="spending.account").count() == 1
