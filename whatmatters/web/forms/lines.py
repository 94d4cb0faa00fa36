from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from whatmatters.web.forms.plain import Required, Said, sentences
from whatmatters.web.forms.words import refuse_unkeepable, shown


class LineWidget(forms.TextInput):
    def __init__(self, *, kind: str = "text", width: str = "", **attrs: str) -> None:
        self.input_type = kind
        css = f"govuk-input {width}".strip()
        super().__init__({"class": css, **attrs})

    def format_value(self, value: object) -> str | None:
        return None if value is None else shown(str(value))


class LineField(forms.CharField):
    """A short answer on one line: a name, a title, a phone number."""

    def __init__(
        self,
        *,
        label: Said,
        required: Required,
        help_text: Said = "",
        max_length: int = 200,
        autocomplete: str = "off",
        width: str = "",
        initial: str | None = None,
        widget: forms.Widget | None = None,
    ) -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            required=bool(required),
            initial=initial,
            widget=widget or LineWidget(width=width, autocomplete=autocomplete, dir="auto"),
            error_messages=sentences(required),
        )
        self.longest = max_length
        self.validators = []

    def to_python(self, value: object) -> str:
        return " ".join((super().to_python(value) or "").split())

    def validate(self, value: str) -> None:
        super().validate(value)
        refuse_unkeepable(value)
        if len(value) > self.longest:
            raise ValidationError(
                _("Shorten this to %(most)s characters or fewer"),
                code="long",
                params={"most": f"{self.longest:,}"},
            )


class EmailField(LineField):
    """An email address."""

    def __init__(self, *, label: Said, required: Required, help_text: Said = "") -> None:
        super().__init__(
            label=label,
            required=required,
            help_text=help_text,
            max_length=254,
            widget=LineWidget(kind="email", autocomplete="email", spellcheck="false"),
        )

    def validate(self, value: str) -> None:
        super().validate(value)
        if not value:
            return
        try:
            validate_email(value)
        except ValidationError as wrong:
            raise ValidationError(
                _("Enter an email address in the correct format, like name@example.com"),
                code="invalid",
            ) from wrong


class PasswordField(forms.CharField):
    """A password, kept exactly as typed and never sent back to the page."""

    def __init__(
        self,
        *,
        label: Said,
        required: Required,
        help_text: Said = "",
        autocomplete: str = "current-password",
    ) -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            strip=False,
            widget=forms.PasswordInput({"class": "govuk-input", "autocomplete": autocomplete}),
            error_messages=sentences(required),
        )
        self.validators = []

    def validate(self, value: str) -> None:
        super().validate(value)
        refuse_unkeepable(value)
