"""Days away, and putting right what was written."""

from typing import Any

from whatmatters.foundations.words import later as _
from whatmatters.plans.forms import ReadForm
from whatmatters.timebank.models import Away
from whatmatters.web.forms import DayField, LineField, PlainForm


class AwayForm(PlainForm):
    from_ = DayField(
        label=_("What is the first day away?"),
        subject=_("The first day away"),
        required=_("Enter the first day away"),
    )
    until = DayField(
        label=_("What is the last day away?"),
        help_text=_("Your best guess. You can change it later."),
        subject=_("The last day away"),
        required=_("Enter the last day away"),
    )
    words = LineField(
        label=_("Why?"),
        help_text=_("You do not have to say"),
        required=False,
        max_length=300,
    )


class BackForm(ReadForm):
    until = DayField(
        label=_("What is the last day away?"),
        subject=_("The last day away"),
        required=_("Enter the last day away"),
    )

    def __init__(self, data: Any = None, *, away: Away) -> None:
        super().__init__(data, initial={"until": away.until_on, "read": away.version})


class PutRightForm(PlainForm):
    words = LineField(label=_("What was wrong?"), required=_("Say what was wrong"), max_length=300)
