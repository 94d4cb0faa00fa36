"""Parts of every deed on somebody’s account."""

from decimal import Decimal
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from whatmatters.budgets.sums import NotAnAmount, an_amount
from whatmatters.foundations.models import Record
from whatmatters.plans.costs import pounds
from whatmatters.spending.models import MOST_AT_ONCE, Account, SpendingNotReady

#: Less than this is printed as nothing.
HALF_A_PENNY = Decimal("0.005")


def held(account: Account) -> Account:
    """The account, read again and locked: two who write in it at once take turns.

    Part of other deeds.
    """
    found = Account.objects.select_for_update(of=("self",)).select_related("person")
    return found.get(pk=account.pk)


def named(within: Record, sent_as: str) -> UUID:
    """What is sent twice has one name, and so is kept once. Part of other deeds."""
    return uuid5(within.pk, sent_as)


def some_money(amount: Decimal) -> Decimal:
    """In pounds and pence. Raises SpendingNotReady for none, or too much. Part of other deeds."""
    if not amount.is_finite() or amount < HALF_A_PENNY:
        raise SpendingNotReady(_("The amount must be more than £0.00"))
    return nothing_or_more(amount)


def nothing_or_more(amount: Decimal) -> Decimal:
    """The same, of what may be nothing. Part of other deeds."""
    try:
        found = an_amount(amount, what=_("The amount"))
    except NotAnAmount as wrong:
        raise SpendingNotReady(str(wrong)) from None
    if found > MOST_AT_ONCE:
        said = _("The amount must be %(most)s or less. If it was more, write it down in parts")
        raise SpendingNotReady(said % {"most": pounds(MOST_AT_ONCE)})
    return found
