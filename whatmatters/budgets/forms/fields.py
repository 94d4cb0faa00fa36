"""A number of hours, days or percent: with a point, if one likes."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from whatmatters.web.forms.lines import LineWidget
from whatmatters.web.forms.plain import Required, Said, sentences


class QuantityField(forms.Field):
    """From 0 to `most`, with two places at most. `subject` begins its errors."""

    def __init__(
        self,
        *,
        label: Said,
        most: Decimal,
        required: Required,
        help_text: Said = "",
        subject: Said = "",
        initial: Decimal | None = None,
    ) -> None:
        super().__init__(
            label=label,
            required=bool(required),
            help_text=help_text,
            initial=initial,
            widget=LineWidget(width="govuk-input--width-5", inputmode="decimal"),
            error_messages=sentences(required),
        )
        self.most, self.subject = most, subject or _("The number")

    def to_python(self, value: Any) -> Decimal | None:
        typed = re.sub(r"[,\s]", "", str("" if value is None else value))
        if not typed:
            return None
        whole = re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,2})?", typed)
        if not whole or Decimal(typed) > self.most:
            said = {"subject": self.subject, "most": f"{self.most:,}"}
            wrong = _("%(subject)s must be a number from 0 to %(most)s, like 2 or 2.5")
            raise ValidationError(wrong, code="invalid", params=said)
        return Decimal(typed)
