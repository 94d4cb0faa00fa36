"""What is asked about spending. Their fields are the keyword arguments of the actions."""

from whatmatters.spending.forms.accounts import CloseForm, OpenForm, TermsForm
from whatmatters.spending.forms.entries import GiveBackForm, PayInForm, PutRightForm, SpendForm
from whatmatters.spending.forms.receipts import NoReceiptForm, ReceiptForm

__all__ = [
    "CloseForm",
    "GiveBackForm",
    "NoReceiptForm",
    "OpenForm",
    "PayInForm",
    "PutRightForm",
    "ReceiptForm",
    "SpendForm",
    "TermsForm",
]
