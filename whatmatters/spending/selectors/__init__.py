from whatmatters.spending.selectors.account import (
    AccountPage,
    AccountsPage,
    Shown,
    account_page,
    accounts_page,
    opened_account,
)
from whatmatters.spending.selectors.writing import (
    EntryPage,
    OpenPage,
    WritePage,
    entry_page,
    open_page,
    opening,
    receipt_file,
    write_page,
)

__all__ = [
    "AccountPage",
    "AccountsPage",
    "EntryPage",
    "OpenPage",
    "Shown",
    "WritePage",
    "account_page",
    "accounts_page",
    "entry_page",
    "open_page",
    "opened_account",
    "opening",
    "receipt_file",
    "write_page",
]
