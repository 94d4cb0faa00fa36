from django import forms

from whatmatters.web.forms.plain import Required, sentences


class FileField(forms.FileField):
    """A file to send. `accept` is what the browser offers to pick, like ".csv,.xlsx"."""

    def __init__(
        self,
        *,
        label: str,
        required: Required,
        help_text: str = "",
        accept: str = "",
    ) -> None:
        attrs = {"class": "govuk-file-upload"} | ({"accept": accept} if accept else {})
        super().__init__(
            label=label,
            required=bool(required),
            help_text=help_text,
            widget=forms.FileInput(attrs),
            error_messages=sentences(
                required,
                invalid="The file did not arrive. Choose it again",
                empty="The file is empty. Choose another",
            ),
        )
