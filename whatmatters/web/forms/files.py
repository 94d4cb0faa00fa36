from django import forms
from django.utils.translation import gettext_lazy as _

from whatmatters.web.forms.plain import Required, Said, sentences


class FileField(forms.FileField):
    """A file to send. `accept` is what the browser offers to pick, like ".csv,.xlsx"."""

    def __init__(
        self,
        *,
        label: Said,
        required: Required,
        help_text: Said = "",
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
                invalid=_("The file did not arrive. Choose it again"),
                empty=_("The file is empty. Choose another"),
            ),
        )
