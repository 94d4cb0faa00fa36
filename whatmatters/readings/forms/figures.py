"""A number with a point, if one likes. Whether it can be so, the kind of reading says."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from whatmatters.readings.sheet import Wrong, number_of
from whatmatters.web.forms.lines import LineWidget
from whatmatters.web.forms.plain import Required, Said, sentences


class FigureField(forms.Field):
    """Gives a Decimal, as it was typed."""

    def __init__(self, *, label: Said, required: Required, help_text: Said = "") -> None:
        super().__init__(
            label=label,
            required=bool(required),
            help_text=help_text,
            widget=LineWidget(
                width="govuk-input--width-5", inputmode="decimal", autocomplete="off"
            ),
            error_messages=sentences(required),
        )

    def to_python(self, value: Any) -> Decimal | None:
        typed = str("" if value is None else value).strip()
        if not typed:
            return None
        try:
            return number_of(typed)
        except Wrong as wrong:
            raise ValidationError(str(wrong), code="invalid") from None
