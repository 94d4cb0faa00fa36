"""An account is opened, gets other terms, and ends."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.demonstration import cast
from whatmatters.people.models import CircleMember, Person
from whatmatters.spending.actions import change_terms, close_account, open_account
from whatmatters.spending.models import Account, SpendingNotReady, Terms
from whatmatters.spending.tests.conftest import BEGAN, TODAY, bought, paid


def opened(person: Person, by: Actor, **more: Any) -> Account:
    given: dict[str, Any] = {"pays": "direct-payment", "a_week": Decimal(50)}
    return open_account(person=person, by=by, **given | more)


class TestOpening:
    def test_it_begins_with_what_there_was(self, account: Account) -> None:
        assert account.entries.balance() == Decimal("20.00")
        assert account.terms.get().ceiling == Decimal("400.00")
        assert AuditEntry.objects.filter(did="spending.opened").exists()

    def test_sent_twice_it_is_opened_once(self, maggie: Person, priya: Actor) -> None:
        name = uuid4()
        first, second = (opened(maggie, priya, sent_as=name) for _ in range(2))

        assert first == second
        assert Terms.objects.count() == 1

    def test_a_fund_is_held_by_an_organisation(self, maggie: Person, priya: Actor) -> None:
        with pytest.raises(SpendingNotReady, match="Choose which organisation holds the fund"):
            opened(maggie, priya, pays="fund")
        fund = opened(maggie, priya, pays="fund", organisation=cast.place("brook"))
        assert (fund.holder, fund.holder_name) == ("managed", "Brook Home Care")

    def test_somebody_else_has_a_name(self, maggie: Person, priya: Actor) -> None:
        with pytest.raises(SpendingNotReady, match="Enter who looks after the money"):
            opened(maggie, priya, holder="nominated")

    def test_nobody_of_another_circle_holds_it(
        self, maggie: Person, priya: Actor, owen: Actor
    ) -> None:
        other = Person.objects.create(known_as="Gwen")
        member = CircleMember.objects.create(person=other, kind="family", name="Ann")

        with pytest.raises(SpendingNotReady, match="Choose somebody from their circle"):
            opened(maggie, priya, holder="nominated", member=member)

    def test_there_is_one_of_a_kind_at_a_time(
        self, account: Account, maggie: Person, priya: Actor
    ) -> None:
        with pytest.raises(SpendingNotReady, match="There is such an account already"):
            opened(maggie, priya)
        close_account(account=account, by=priya, on=TODAY)
        assert opened(maggie, priya) != account

    def test_and_the_database_keeps_it_so(self, account: Account) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            Account.objects.create(
                person=account.person,
                pays="direct-payment",
                holder="person",
                recorded_by=account.recorded_by,
            )

    @pytest.mark.parametrize(
        ("more", "says"),
        [
            ({"begins_on": TODAY + timedelta(days=1)}, "today or earlier"),
            ({"opening": Decimal(-1)}, "must be £0.00 or more"),
            ({"a_week": Decimal(100_000)}, "£99,999.99 or less"),
            ({"a_week": Decimal("NaN")}, "must be £0.00 or more"),
            ({"ceiling_weeks": 0}, "The weeks must be from 1 to 104"),
            ({"ceiling_weeks": 105}, "The weeks must be from 1 to 104"),
        ],
    )
    def test_what_cannot_be_is_refused_with_a_sentence(
        self, more: dict[str, Any], says: str, maggie: Person, priya: Actor
    ) -> None:
        with pytest.raises(SpendingNotReady, match=says):
            opened(maggie, priya, **more)

    @pytest.mark.parametrize("who", ["maggie_herself", "june", "sam", "owen"])
    def test_who_may_not_does_not(
        self, who: str, maggie: Person, request: pytest.FixtureRequest
    ) -> None:
        with pytest.raises(PermissionDenied):
            opened(maggie, request.getfixturevalue(who))


class TestTerms:
    def test_others_leave_those_before_as_they_were(self, account: Account, priya: Actor) -> None:
        change_terms(
            account=account,
            by=priya,
            a_week=Decimal("54.00"),
            begins_on=date(2026, 10, 1),
            kept_back=Decimal(30),
        )

        weekly = account.terms.newest_first().values_list("a_week", flat=True)
        assert list(weekly) == [Decimal("54.00"), Decimal("50.00")]

    def test_the_same_again_is_not_written_twice(self, account: Account, priya: Actor) -> None:
        for _ in range(2):
            change_terms(account=account, by=priya, a_week=Decimal(54))
        assert account.terms.count() == 2

    def test_the_database_keeps_them(self, account: Account) -> None:
        with pytest.raises(IntegrityError, match="kept_as_written"), transaction.atomic():
            account.terms.update(a_week=Decimal(1))

    def test_they_do_not_hold_before_it_began(self, account: Account, priya: Actor) -> None:
        early = BEGAN - timedelta(days=1)
        with pytest.raises(SpendingNotReady, match="This account began on 10 August 2026"):
            change_terms(account=account, by=priya, a_week=Decimal(54), begins_on=early)


class TestEnding:
    def test_what_is_left_stays_and_is_asked_back_by_nobody(
        self, account: Account, priya: Actor
    ) -> None:
        paid(account, priya)
        ended = close_account(account=account, by=priya, on=TODAY)

        assert (ended.is_open, ended.entries.balance()) == (False, Decimal("220.00"))

    def test_twice_is_once(self, account: Account, priya: Actor) -> None:
        for _ in range(2):
            ended = close_account(account=account, by=priya, on=TODAY)
        assert ended.version == 2
        with pytest.raises(SpendingNotReady, match="ended already"):
            close_account(account=account, by=priya, on=TODAY - timedelta(days=1))

    def test_not_before_what_was_written_down(self, account: Account, priya: Actor) -> None:
        bought(account, priya)
        with pytest.raises(SpendingNotReady, match="Enter a later day"):
            close_account(account=account, by=priya, on=TODAY - timedelta(days=1))

    def test_then_nothing_is_written_for_a_day_after(self, account: Account, priya: Actor) -> None:
        close_account(account=account, by=priya, on=TODAY - timedelta(days=1))
        with pytest.raises(SpendingNotReady, match="This account ended on 19 October 2026"):
            bought(account, priya)
