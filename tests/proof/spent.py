"""A direct payment with something in each of its tables, for the routes and pages about it."""

from decimal import Decimal

from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.media.making import Made
from whatmatters.people.models import Person
from whatmatters.spending.actions import (
    add_receipt,
    open_account,
    pay_in,
    reverse_entry,
    say_no_receipt,
    spend,
)
from whatmatters.spending.models import Account, Entry

SEEN = Made("picture", "image/png", b"Not a picture, and never opened here", 1, 1, 0)


def spent(person: Person, by: Actor, words: str = "Hm", receipt: Made = SEEN) -> dict[str, str]:
    """Paid in, spent with a receipt and without, and put right."""
    account = open_account(
        person=person,
        by=by,
        pays="direct-payment",
        holder="nominated",
        holder_name=words[:190],
        opening=Decimal(9000),
        a_week=Decimal(180),
        kept_back=Decimal(100),
    )
    paid = pay_in(
        account=account,
        by=by,
        amount=Decimal(720),
        on=clock.today(),
        whom=words[:190],
        what=words[:290],
    )
    first, second = (_spent(account, by, words, Decimal(each)) for each in ("45.00", "4.50"))
    kept = add_receipt(entry=first, by=by, made=receipt)
    say_no_receipt(entry=second, by=by, words=words[:290])
    reverse_entry(entry=paid, by=by, words=words)
    return {
        "account": str(account.pk),
        "month": f"{clock.today():%Y-%m}",
        "spent": str(first.pk),
        "receipt": str(kept.pk),
    }


def _spent(account: Account, by: Actor, words: str, amount: Decimal) -> Entry:
    return spend(
        account=account,
        by=by,
        amount=amount,
        on=clock.today(),
        what=words[:290],
        whom=words[:190],
    )
