"""A provider’s manager reaches what their organisation holds, and no other money of anybody."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from django.db import ProgrammingError, transaction
from django.db.models import Model

from tests.proof.spent import spent
from tests.walls.standing import served
from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.models import CircleMember, Person
from whatmatters.spending.actions import open_account, pay_in
from whatmatters.spending.models import Account, Entry, NoReceipt, Receipt, Terms

TABLES: Sequence[type[Model]] = (Account, Terms, Entry, Receipt, NoReceipt)


@pytest.fixture
def bridget(maggie: Person) -> Actor:
    bridget = cast.worker("bridget")
    CircleMember.objects.create(
        person=maggie,
        kind="provider-manager",
        name=bridget.name,
        user=bridget.user,
        organisation=cast.place("brook"),
    )
    return bridget


@pytest.fixture
def payment(maggie: Person, priya: Actor) -> Account:
    return Account.objects.get(pk=spent(maggie, priya)["account"])


@pytest.fixture
def fund(maggie: Person, priya: Actor) -> Account:
    fund = open_account(
        person=maggie,
        by=priya,
        pays="fund",
        organisation=cast.place("brook"),
        a_week=Decimal(38),
    )
    pay_in(account=fund, by=priya, amount=Decimal(152), on=clock.today())
    return fund


@pytest.mark.django_db
class TestWhoseMoney:
    def test_the_person_and_their_practitioner_reach_all(
        self, payment: Account, fund: Account, priya: Actor, maggie_herself: Actor
    ) -> None:
        for by in (priya, maggie_herself):
            with served(by):
                assert set(Account.objects.order_by("pk")) == {payment, fund}
                assert all(model._default_manager.exists() for model in TABLES)

    def test_a_provider_reaches_what_it_holds(
        self, payment: Account, fund: Account, bridget: Actor
    ) -> None:
        with served(bridget):
            assert Account.objects.get() == fund
            assert Entry.objects.get().account == fund
            assert Terms.objects.get().account == fund
            assert not Receipt.objects.exists()

    def test_and_writes_in_nothing_else(
        self, payment: Account, fund: Account, bridget: Actor
    ) -> None:
        for account, is_theirs in ((fund, True), (payment, False)):
            entry = Entry(account=account, kind="paid-in", amount=1, on=clock.today())
            entry.recorded_by = bridget.user
            with served(bridget):
                if is_theirs:
                    entry.save(force_insert=True)
                    continue
                with pytest.raises(ProgrammingError, match="row-level"), transaction.atomic():
                    entry.save(force_insert=True)

    @pytest.mark.parametrize("who", ["sam", "june", "owen"])
    def test_others_reach_none_of_it(
        self, who: str, payment: Account, fund: Account, request: pytest.FixtureRequest
    ) -> None:
        with served(request.getfixturevalue(who)):
            assert not any(model._default_manager.exists() for model in TABLES)
