from whatmatters.spending.views.accounts import close, open_one, terms
from whatmatters.spending.views.reading import account, entry, of_person, paper, receipt
from whatmatters.spending.views.writing import (
    add_receipt,
    give_back,
    no_receipt,
    pay_in,
    put_right,
    spend,
)

__all__ = [
    "account",
    "add_receipt",
    "close",
    "entry",
    "give_back",
    "no_receipt",
    "of_person",
    "open_one",
    "paper",
    "pay_in",
    "put_right",
    "receipt",
    "spend",
    "terms",
]
