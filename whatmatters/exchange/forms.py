from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from whatmatters.exchange.already_here import Double
from whatmatters.exchange.selectors import Preview
from whatmatters.web.forms import ChoiceField, FileField, PlainForm, YesField

LARGEST = 10 * 1024 * 1024


class SendListForm(PlainForm):
    """The file with the list."""

    file = FileField(
        label="Which file holds the list?",
        help_text="A .csv or .xlsx file with a row of headings, 10 MB at most.",
        required="Choose the file with the list",
        accept=".csv,.xlsx",
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise ValidationError("The file is larger than 10 MB. Send the list in parts")
        return file


class BringInForm(PlainForm):
    """The yes to a list: what to do with rows to mend, with doubles, and who takes them on."""

    def __init__(self, data: Any, *, preview: Preview) -> None:
        super().__init__(data)
        self.preview = preview
        for double in preview.asked:
            self.fields[_box(double.row.row)] = _asked(double)
        if bad := preview.sorted_out.bad_rows:
            rows = "the row" if bad == 1 else f"the {bad:,} rows"
            self.fields["keep_good"] = YesField(
                label=f"Leave out {rows} to mend, and bring in the others",
                required="Tick to leave out the rows to mend, or mend them and send the list again",
            )
        if preview.may_join:
            self.fields["into_circle"] = YesField(
                label="Put me in their circle, as their practitioner",
                help_text="You can then open their records. Otherwise nobody can, until somebody "
                "who works with them takes them on.",
                required=False,
            )

    @property
    def decided(self) -> dict[int, str]:
        """What was said of each row that was asked about."""
        return {
            double.row.row: self.cleaned_data.get(_box(double.row.row)) or "leave-out"
            for double in self.preview.asked
        }


def _asked(double: Double) -> ChoiceField:
    row, known = double.row, double.known
    same = [("same", "The same person: change nothing about them")] if known else []
    number = f", under the number {' or '.join(double.numbers)}" if double.numbers else ""
    return ChoiceField(
        label=f"Row {row.row:,}: who is {row.name}?",
        help_text=f"{double.why}{number}.",
        choices=[
            ("leave-out", "I am not sure: leave this row out"),
            *same,
            ("new", "Somebody else: bring them in as a new person"),
        ],
        required=False,
        initial="leave-out",
    )


def _box(row: int) -> str:
    return f"row_{row}"
