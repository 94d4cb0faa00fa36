from whatmatters.spending.actions.accounts import change_terms, close_account, open_account
from whatmatters.spending.actions.entries import give_back, pay_in, reverse_entry, spend
from whatmatters.spending.actions.receipts import add_receipt, say_no_receipt

__all__ = [
    "add_receipt",
    "change_terms",
    "close_account",
    "give_back",
    "open_account",
    "pay_in",
    "reverse_entry",
    "say_no_receipt",
    "spend",
]
