"""Jordan’s direct payment, which they look after; and the fund that Brook holds for Maggie."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast, painting
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.plans.models import CostLine
from whatmatters.spending.actions import (
    open_account,
    pay_in,
    reverse_entry,
    say_no_receipt,
    spend,
)
from whatmatters.spending.models import Account, Entry, Kind

#: Weeks ago that each began. Every four weeks money is paid in.
JORDANS, MAGGIES, EVERY = 10, 12, 4
WALK, KITCHEN = "Walk with me to the gate and back", "Be in the kitchen, not at the cooker"
BILL = "One bill comes each month"
#: Weeks ago in which Sam was ill, and somebody else had no time.
ONE_WALK = {3, 7}


def tell_of_spending() -> None:
    """What came in and went out, in the weeks until today."""
    _for_jordan(Person.objects.get(full_name="Jordan Ellis"), cast.worker("priya"))
    _for_maggie(Person.objects.get(full_name="Margaret Holt"), cast.worker("bridget"))


def _for_jordan(jordan: Person, priya: Actor) -> None:
    with clock.at(_weeks_ago(JORDANS)):
        account = open_account(
            person=jordan,
            by=priya,
            pays="direct-payment",
            a_week=Decimal("52.00"),
            opening=Decimal("31.40"),
            kept_back=Decimal("50.00"),
        )
    themself = Actor(jordan.user) if jordan.user else priya
    line = _line(jordan, KITCHEN)
    for ago in range(JORDANS, 0, -1):
        if (JORDANS - ago) % EVERY == 0:
            _paid_in(account, priya, ago, Decimal("208.00"))
        _bought(
            account, themself, ago, "Two evenings in the kitchen", "46.00", line, no_receipt=BILL
        )
    _odds_and_ends(account, themself)


def _odds_and_ends(account: Account, by: Actor) -> None:
    """With a receipt, with a word, with neither yet; and a slip that was put right."""
    with clock.at(_weeks_ago(5)):
        spend(
            account=account,
            by=by,
            amount=Decimal("18.75"),
            on=clock.today(),
            what="A pan with a lid",
            whom="Westbury Hardware",
            receipt=painting.receipt(3),
        )
    stall = _bought(account, by, 3, "Spices and rice", "6.20", whom="Market stall")
    say_no_receipt(entry=stall, by=by, words="Market stall")
    slip = _bought(account, by, 2, "Bus to the shop and back", "45.00", whom="Westbury Buses")
    with clock.at(_weeks_ago(2)):
        reverse_entry(entry=slip, by=by, words="It was £4.50, not £45.00")
    _bought(account, by, 2, "Bus to the shop and back", "4.50", whom="Westbury Buses")


def _for_maggie(maggie: Person, bridget: Actor) -> None:
    priya = cast.worker("priya")
    with clock.at(_weeks_ago(MAGGIES)):
        account = open_account(
            person=maggie,
            by=priya,
            pays="fund",
            organisation=cast.place("brook"),
            a_week=Decimal("38.00"),
        )
    line = _line(maggie, WALK)
    for ago in range(MAGGIES, 0, -1):
        if (MAGGIES - ago) % EVERY == 0:
            _paid_in(account, bridget, ago, Decimal("152.00"))
            _bought(account, bridget, ago, "Our share for four weeks", "6.00", kind=Kind.RUNNING)
        walks, cost = ("One walk", "19.00") if ago in ONE_WALK else ("Two walks", "38.00")
        _bought(account, bridget, ago, walks, cost, line, no_receipt=BILL)


def _line(person: Person, what: str) -> UUID:
    """Of the plan that runs."""
    lines = CostLine.objects.filter(
        action__aim__plan__person=person, action__aim__plan__status="running", action__what=what
    )
    return lines.order_by("pk").values_list("line", flat=True)[0]


def _paid_in(account: Account, by: Actor, ago: int, amount: Decimal) -> None:
    with clock.at(_weeks_ago(ago)):
        pay_in(account=account, by=by, amount=amount, on=clock.today(), whom="Westbury Council")


def _bought(
    account: Account,
    by: Actor,
    ago: int,
    what: str,
    amount: str,
    line: UUID | None = None,
    *,
    whom: str = "Brook Home Care",
    kind: str = Kind.SPENT,
    no_receipt: str = "",
) -> Entry:
    with clock.at(_weeks_ago(ago)):
        return spend(
            account=account,
            by=by,
            amount=Decimal(amount),
            on=clock.today(),
            what=what,
            whom=whom,
            line=line,
            kind=kind,
            no_receipt=no_receipt,
        )


def _weeks_ago(weeks: int) -> date:
    return clock.today() - timedelta(weeks=weeks)
