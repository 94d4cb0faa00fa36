"""What came into a direct payment or a fund, and what it was spent on: one account each."""

from whatmatters.spending.models.account import (
    MOST_AT_ONCE,
    MOST_WEEKS,
    Account,
    AccountQuerySet,
    Holder,
    Pays,
    SpendingNotReady,
    Terms,
    TermsQuerySet,
)
from whatmatters.spending.models.entry import (
    CAME_IN,
    MORE,
    Entry,
    EntryQuerySet,
    Kind,
)
from whatmatters.spending.models.receipt import (
    NoReceipt,
    NoReceiptQuerySet,
    Receipt,
    ReceiptQuerySet,
)

__all__ = [
    "CAME_IN",
    "MORE",
    "MOST_AT_ONCE",
    "MOST_WEEKS",
    "Account",
    "AccountQuerySet",
    "Entry",
    "EntryQuerySet",
    "Holder",
    "Kind",
    "NoReceipt",
    "NoReceiptQuerySet",
    "Pays",
    "Receipt",
    "ReceiptQuerySet",
    "SpendingNotReady",
    "Terms",
    "TermsQuerySet",
]
