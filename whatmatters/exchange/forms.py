from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from whatmatters.exchange.already_here import Double
from whatmatters.exchange.models import Upload
from whatmatters.exchange.selectors import Preview, RemittancePage
from whatmatters.foundations import clock
from whatmatters.web.forms import (
    ChoiceField,
    DayField,
    FileField,
    PickField,
    PlainForm,
    YesField,
)

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


class SendVisitsForm(PlainForm):
    """The file with the visits, and of which kind it is."""

    kind = ChoiceField(
        label="What is in the file?",
        choices=[
            (Upload.Kind.PLANNED.value, "Planned visits"),
            (Upload.Kind.ACTUAL.value, "What became of visits"),
        ],
        required="Choose what is in the file",
    )
    file = FileField(
        label="Which file holds the visits?",
        help_text="A .csv or .xlsx file with a row of headings, 1,000 visits and 10 MB at most.",
        required="Choose the file with the visits",
        accept=".csv,.xlsx",
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise ValidationError("The file is larger than 10 MB. Send it in parts")
        return file


class BringInVisitsForm(PlainForm):
    """The yes to a file of visits."""

    def __init__(self, data: Any, *, bad_rows: int) -> None:
        super().__init__(data)
        if bad_rows:
            rows = "the row" if bad_rows == 1 else f"the {bad_rows:,} rows"
            self.fields["keep_good"] = YesField(
                label=f"Leave out {rows} to mend, and bring in the others",
                required="Tick to leave out the rows to mend, or mend them and send the file again",
            )


class RemittanceForm(PlainForm):
    """For whom, and for which weeks. Who sees one provider alone is not asked which."""

    def __init__(self, data: Any, *, page: RemittancePage) -> None:
        super().__init__(data, initial=_asked_or_last_week(page))
        self.providers = page.providers
        if len(page.providers) != 1:
            self.fields["provider"] = PickField(
                label="Which provider?",
                choices=[(str(one.pk), one.name) for one in page.providers],
                required="Choose a provider",
            )
        self.fields["first"] = DayField(
            label="From which day?",
            required="Give the first day",
            subject="The first day",
            no_later_than_today=True,
        )
        self.fields["weeks"] = ChoiceField(
            label="For how long?",
            choices=[("1", "A week"), ("4", "Four weeks")],
            required="Choose a week, or four",
        )

    @property
    def told(self) -> dict[str, str]:
        """What was chosen, as an address has it."""
        said = self.cleaned_data
        provider = said.get("provider") or str(self.providers[0].pk)
        first, weeks = said["first"].isoformat(), said["weeks"]
        return {"provider": provider, "first": first, "weeks": weeks}

    @staticmethod
    def asked(page: RemittancePage) -> dict[str, str]:
        """What the page shows, as an address has it."""
        asked = page.asked
        if asked is None:
            return {}
        first, weeks = asked.first.isoformat(), str(asked.weeks)
        return {"provider": str(asked.provider.pk), "first": first, "weeks": weeks}


def _asked_or_last_week(page: RemittancePage) -> dict[str, Any]:
    if page.asked:
        asked = page.asked
        first, weeks = asked.first, str(asked.weeks)
        return {"provider": str(asked.provider.pk), "first": first, "weeks": weeks}
    today = clock.today()
    return {"first": today - timedelta(days=today.weekday() + 7), "weeks": "1"}


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
