"""What came and what went: never edited, only put right, and always adding up."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as some
from hypothesis.extra.django import TestCase

from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, Organisation
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people import actions as people
from whatmatters.people.models import CircleMember, Person, Share
from whatmatters.spending.actions import (
    add_receipt,
    give_back,
    open_account,
    reverse_entry,
    say_no_receipt,
)
from whatmatters.spending.models import Account, Entry, NoReceipt, Receipt, SpendingNotReady
from whatmatters.spending.tests.conftest import BEGAN, TODAY, a_receipt, bought, paid

CENT = Decimal("0.01")


class TestWhatIsWrittenDown:
    def test_for_a_line_of_the_plan_under_its_name(
        self, account: Account, choir: UUID, maggie_herself: Actor
    ) -> None:
        entry = bought(account, maggie_herself, line=choir)

        assert (entry.line, entry.towards) == (choir, "Choir, with the tea")
        assert entry.amount == Decimal("-4.00")
        assert AuditEntry.objects.filter(did="spending.spent").exists()

    def test_a_line_of_somebody_elses_plan_is_refused(self, account: Account, priya: Actor) -> None:
        with pytest.raises(SpendingNotReady, match="Choose a line of the plan"):
            bought(account, priya, line=uuid4())

    def test_more_than_there_is_is_written_down(self, account: Account, priya: Actor) -> None:
        bought(account, priya, "25.00")

        assert account.entries.balance() == Decimal("-5.00")

    def test_sent_twice_it_is_kept_once(self, account: Account, priya: Actor) -> None:
        name = uuid4()
        for _ in range(2):
            bought(account, priya, sent_as=name, no_receipt="Market stall", receipt=None)

        assert account.entries.filter(kind="spent").count() == 1
        assert NoReceipt.objects.get().words == "Market stall"

    def test_from_the_same_page_something_else_is_something_else(
        self, account: Account, priya: Actor
    ) -> None:
        name = uuid4()
        bought(account, priya, "4.00", sent_as=name)
        bought(account, priya, "5.00", sent_as=name)

        assert account.entries.filter(kind="spent").count() == 2

    def test_what_a_shop_gave_back(self, account: Account, choir: UUID, priya: Actor) -> None:
        back = paid(account, priya, "4.00", kind="came-back", line=choir)

        assert (back.amount, back.towards) == (Decimal("4.00"), "Choir, with the tea")

    def test_nothing_goes_back_without_a_word(self, account: Account, priya: Actor) -> None:
        given: dict[str, Any] = {"account": account, "by": priya, "amount": Decimal(5)}
        with pytest.raises(SpendingNotReady, match="Say what was agreed"):
            give_back(**given, on=TODAY, words=" ")
        back = give_back(**given, on=TODAY, words="We spoke; she wants it so")
        assert back.amount == Decimal("-5.00")

    def test_only_a_fund_is_charged_for_itself(
        self, account: Account, fund: Account, priya: Actor
    ) -> None:
        with pytest.raises(SpendingNotReady, match="Only a fund is charged"):
            bought(account, priya, kind="running")
        assert bought(fund, priya, kind="running").kind == "running"

    @pytest.mark.parametrize(
        ("amount", "more", "says"),
        [
            ("0.00", {}, "more than £0.00"),
            ("0.004", {}, "more than £0.00"),
            ("-4.00", {}, "more than £0.00"),
            ("NaN", {}, "more than £0.00"),
            ("Infinity", {}, "more than £0.00"),
            ("100000.00", {}, "must be £99,999.99 or less"),
            ("1E+30", {}, "or less"),
            ("4.00", {"on": TODAY + timedelta(days=1)}, "must be today or earlier"),
            ("4.00", {"on": BEGAN - timedelta(days=1)}, "This account began on 10 August 2026"),
            ("4.00", {"what": "  "}, "Enter what it was spent on"),
            ("4.00", {"kind": "start"}, "Choose what the money went on"),
        ],
    )
    def test_what_cannot_be_is_refused_with_a_sentence(
        self, amount: str, more: dict[str, Any], says: str, account: Account, priya: Actor
    ) -> None:
        with pytest.raises(SpendingNotReady, match=says):
            bought(account, priya, amount, **more)

    def test_what_came_in_is_of_a_kind(self, account: Account, priya: Actor) -> None:
        with pytest.raises(SpendingNotReady, match="Choose whether it was paid in"):
            paid(account, priya, kind="spent")


class TestPuttingRight:
    def test_both_stay_and_come_to_nothing(self, account: Account, priya: Actor) -> None:
        wrong = bought(account, priya, "45.00", on=date(2026, 9, 3))
        right = reverse_entry(entry=wrong, by=priya, words="It was £4.50")

        assert (right.amount, right.on, right.what) == (Decimal(45), TODAY, wrong.what)
        assert account.entries.balance() == Decimal("20.00")

    def test_sent_twice_it_is_done_once(self, account: Account, priya: Actor) -> None:
        wrong = bought(account, priya)
        first, second = (reverse_entry(entry=wrong, by=priya, words="No") for _ in range(2))
        assert first == second

    def test_not_twice_and_not_of_what_puts_right(self, account: Account, priya: Actor) -> None:
        wrong = bought(account, priya)
        right = reverse_entry(entry=wrong, by=priya, words="No")

        with pytest.raises(SpendingNotReady, match="put right already"):
            reverse_entry(entry=wrong, by=priya, words="No, really")
        with pytest.raises(SpendingNotReady, match="This puts something right"):
            reverse_entry(entry=right, by=priya, words="It was right")

    def test_it_says_what_was_wrong(self, account: Account, priya: Actor) -> None:
        with pytest.raises(SpendingNotReady, match="Say what was wrong"):
            reverse_entry(entry=bought(account, priya), by=priya, words="")

    @pytest.mark.parametrize("name", ["amount", "on", "what", "kind", "line"])
    def test_no_statement_changes_an_entry(self, name: str, account: Account, priya: Actor) -> None:
        other = {"amount": -1, "on": BEGAN, "what": "Else", "kind": "running", "line": uuid4()}
        bought(account, priya)

        with pytest.raises(IntegrityError), transaction.atomic():
            Entry.objects.filter(kind="spent").update(**{name: other[name]})

    def test_money_that_comes_is_never_less(self, account: Account, priya: Actor) -> None:
        wrong = {"account": account, "kind": "paid-in", "on": TODAY, "recorded_by": priya.user}
        with pytest.raises(IntegrityError), transaction.atomic():
            Entry.objects.create(amount=Decimal(-5), **wrong)


class TestReceipts:
    def test_one_is_kept_with_what_was_bought(self, account: Account, priya: Actor) -> None:
        entry = bought(account, priya, receipt=a_receipt())

        assert Receipt.objects.get().entry == entry
        assert not entry.lacks_receipt

    def test_the_same_twice_is_kept_once(self, account: Account, priya: Actor) -> None:
        entry = bought(account, priya)
        for _ in range(2):
            add_receipt(entry=entry, by=priya, made=a_receipt())
        assert entry.receipts.count() == 1

    def test_there_are_not_too_many(self, account: Account, priya: Actor) -> None:
        entry = bought(account, priya)
        for size in range(6):
            add_receipt(entry=entry, by=priya, made=a_receipt((80, 60 + size)))
        with pytest.raises(SpendingNotReady, match="There are 6 receipts already"):
            add_receipt(entry=entry, by=priya, made=a_receipt((40, 40)))

    def test_a_word_is_enough_and_is_said_once(self, account: Account, priya: Actor) -> None:
        entry = bought(account, priya)
        for _ in range(2):
            say_no_receipt(entry=entry, by=priya, words="Lost")
        assert not Entry.objects.get(pk=entry.pk).lacks_receipt
        with pytest.raises(SpendingNotReady, match="already said"):
            say_no_receipt(entry=entry, by=priya, words="Found no shop")

    def test_only_what_was_bought_has_one(self, account: Account, priya: Actor) -> None:
        with pytest.raises(SpendingNotReady, match="Only what was bought has a receipt"):
            add_receipt(entry=paid(account, priya), by=priya, made=a_receipt())


class TestWhoMayWrite:
    @pytest.mark.parametrize("who", ["june", "sam", "owen", "bridget"])
    def test_who_may_not_does_not(
        self, who: str, account: Account, request: pytest.FixtureRequest
    ) -> None:
        with pytest.raises(PermissionDenied):
            bought(account, request.getfixturevalue(who))

    def test_the_provider_that_holds_the_fund_does(self, fund: Account, bridget: Actor) -> None:
        assert bought(fund, bridget).recorded_by == bridget.user

    def test_another_provider_does_not(self, fund: Account, maggie: Person) -> None:
        nia = cast.worker("nia")
        CircleMember.objects.create(
            person=maggie,
            kind="provider-manager",
            name=nia.name,
            user=nia.user,
            organisation=cast.place("meadow"),
        )
        with pytest.raises(PermissionDenied):
            bought(fund, nia)
        assert not Account.objects.visible_to(nia).exists()

    def test_somebody_she_chose_does_while_she_shares_the_money(
        self, maggie: Person, priya: Actor, june: Actor
    ) -> None:
        member = CircleMember.objects.get(person=maggie, user=june.user)
        account = open_account(
            person=maggie,
            by=priya,
            pays="direct-payment",
            holder="nominated",
            member=member,
            a_week=Decimal(50),
        )
        with pytest.raises(PermissionDenied):
            bought(account, june)
        Share.objects.filter(member=member).update(budget=True)
        assert bought(account, june).recorded_by == june.user


def test_that_a_confidential_service_holds_a_fund_is_for_itself_and_the_person(
    fund: Account, priya: Actor, bridget: Actor, maggie_herself: Actor
) -> None:
    Organisation.objects.filter(address_name="brook").update(is_confidential=True)

    assert not Account.objects.visible_to(priya).exists()
    assert Account.objects.visible_to(maggie_herself).get() == fund
    assert Account.objects.visible_to(bridget).get() == fund


kinds = some.sampled_from(["spent", "paid-in", "came-back", "given-back", "put-right"])
deeds = some.lists(
    some.tuples(kinds, some.decimals("0.01", "99999.99", places=2), some.integers(0, 71)),
    max_size=12,
)


class TestItAlwaysAddsUp(TestCase):
    """Whatever is written down, in whatever order, what is left is the sum of the entries."""

    account: Account
    priya: Actor

    @classmethod
    def setUpTestData(cls) -> None:
        cls.priya = cast.worker("priya")
        with clock.at(TODAY):
            maggie = people.begin_record(by=cls.priya, known_as="Maggie", full_name="Margaret")
            cls.account = open_account(
                person=maggie,
                by=cls.priya,
                pays="direct-payment",
                a_week=Decimal(50),
                begins_on=BEGAN,
                opening=Decimal(20),
            )

    @settings(max_examples=40, deadline=None)
    @given(deeds)
    def test_what_is_left_is_the_sum_of_the_entries(
        self, told: list[tuple[str, Decimal, int]]
    ) -> None:
        expected = Decimal(20)
        with clock.at(TODAY):
            for kind, amount, day in told:
                expected += self.do(kind, amount, BEGAN + timedelta(days=day))
        entries = Entry.objects.filter(account=self.account)
        assert entries.balance() == expected == entries.balances()[self.account.pk]
        assert expected == expected.quantize(CENT)

    def do(self, kind: str, amount: Decimal, on: date) -> Decimal:
        """What it makes more or less; nothing, where there was nothing to put right."""
        if kind == "put-right":
            wrong = self.account.entries.filter(reverses=None, reversed_by=None).in_order()
            if not (entry := wrong.last()):
                return Decimal(0)
            return reverse_entry(entry=entry, by=self.priya, words="Wrong").amount
        if kind == "given-back":
            return give_back(
                account=self.account, by=self.priya, amount=amount, on=on, words="Agreed"
            ).amount
        if kind == "spent":
            return bought(self.account, self.priya, str(amount), on=on).amount
        return paid(self.account, self.priya, str(amount), on=on, kind=kind).amount
