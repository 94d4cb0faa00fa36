from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from whatmatters.resources.intake.fetching import NotFetched, checked
from whatmatters.web.forms import FileField, LineField, PlainForm

#: It is looked at while somebody waits; the command line takes files of any length.
LARGEST = 5 * 1024 * 1024


class SendFileForm(PlainForm):
    """The file with services."""

    file = FileField(
        label="Which file holds the services?",
        help_text="JSON as Open Referral UK 3.0 has it, or a .csv file with our headings. "
        "5 MB at most.",
        required="Choose the file with the services",
        accept=".json,.csv",
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise ValidationError(
                "The file is larger than 5 MB. Ask whoever runs the server to bring it in"
            )
        return file


class FeedForm(PlainForm):
    """Another directory to read."""

    name = LineField(label="What is it called?", required="Say what it is called", max_length=200)
    address = LineField(
        label="What is its address?",
        help_text="It begins with https:// and often ends with /services.",
        required="Give its address",
        max_length=2000,
    )

    def __init__(self, *args: Any, known: frozenset[str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.known = known

    def clean_address(self) -> str:
        try:
            address = checked(self.cleaned_data["address"].strip())
        except NotFetched as refused:
            raise ValidationError(str(refused)) from None
        if address in self.known:
            raise ValidationError("You read this address already")
        return address
