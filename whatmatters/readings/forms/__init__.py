"""What is asked about readings. Kept by actions, never here."""

from whatmatters.readings.forms.deciding import AgreeForm, BeginForm
from whatmatters.readings.forms.measuring import AddForm, BringInForm, SheetForm
from whatmatters.readings.forms.talking import CloseForm, LineForm

__all__ = [
    "AddForm",
    "AgreeForm",
    "BeginForm",
    "BringInForm",
    "CloseForm",
    "LineForm",
    "SheetForm",
]
