"""A reading typed in, and a file of them."""

from datetime import time
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext, ngettext

from whatmatters.conversations.forms.writing import SentAsField
from whatmatters.foundations import clock
from whatmatters.foundations.words import later as _
from whatmatters.readings.forms.figures import FigureField
from whatmatters.readings.given import Given, wrong_with
from whatmatters.readings.models import Stream
from whatmatters.readings.sheet import LARGEST, Wrong, time_of
from whatmatters.web.forms import DayField, FileField, LineField, PlainForm, ScaleField, YesField

ENTER = _("Enter the number")
MOOD = "mood"


class AddForm(PlainForm):
    """Its fields are the keyword arguments of `actions.add_reading`."""

    value = FigureField(label=_("Number"), required=ENTER)
    second = FigureField(label=_("Lower number"), required=ENTER)
    on = DayField(
        label=_("On which day?"),
        subject=_("The day"),
        required=_("Enter the day"),
        no_later_than_today=True,
    )
    at = LineField(
        label=_("At what time?"),
        help_text=_("Like 8:30 or 20:15. Leave it empty if it does not matter"),
        required=False,
        max_length=10,
        width="govuk-input--width-5",
    )
    words = LineField(
        label=_("Anything to say about it?"),
        help_text=_("Like: after a walk, or a bad night"),
        required=False,
    )
    sent_as = SentAsField()

    def __init__(self, data: Any, *, stream: Stream) -> None:
        super().__init__(data, initial={"on": clock.today()})
        self.stream, kind = stream, stream.sort
        if kind.key == MOOD:
            self.fields["value"] = _mood()
        else:
            self.fields["value"].label = kind.asks
            self.fields["value"].help_text = stream.counted_in
        if not kind.has_two:
            del self.fields["second"]
        if kind.is_of_a_day:
            del self.fields["at"]

    def clean_value(self) -> Decimal:
        return Decimal(self.cleaned_data["value"])

    def clean_at(self) -> time | None:
        try:
            return time_of(self.cleaned_data["at"])
        except Wrong as wrong:
            raise ValidationError(str(wrong)) from None

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if not self.errors:
            given = Given(told["on"], told["value"], told.get("second"))
            if wrong := wrong_with(given, self.stream.sort):
                self.add_error("value", wrong)
        return told


def _mood() -> ScaleField:
    return ScaleField(
        label=_("How do you feel?"),
        low_words=_("Very low"),
        high_words=_("Very good"),
        required=_("Choose a number from 0 to 10"),
    )


class SheetForm(PlainForm):
    file = FileField(
        label=_("Which file holds the numbers?"),
        help_text=_("A .csv file with a row of headings, 1 MB at most."),
        required=_("Choose the file with the numbers"),
        accept=".csv",
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise ValidationError(gettext("The file is larger than 1 MB. Send it in parts"))
        return file


class BringInForm(PlainForm):
    """The yes to a file; and whether to leave out what is to be mended."""

    def __init__(self, data: Any, *, bad_rows: int) -> None:
        super().__init__(data)
        if bad_rows:
            leave_out = ngettext(
                "Leave out %(count)s row, and take in the others",
                "Leave out %(count)s rows, and take in the others",
                bad_rows,
            )
            self.fields["keep_good"] = YesField(
                label=leave_out % {"count": bad_rows},
                required=_("Tick to leave them out, or mend the file and send it again"),
            )
