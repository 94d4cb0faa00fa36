from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from whatmatters.foundations.words import later as _
from whatmatters.spending.models import MOST_AT_ONCE
from whatmatters.web.forms import DayField, MoneyField
from whatmatters.web.forms.plain import Said

ON_WHICH = _("On which day?")
TOO_MUCH = _("The amount must be £99,999.99 or less. If it was more, write it down in parts")


class SomeMoneyField(MoneyField):
    """An amount that came or went: more than nothing, and no slip of the finger."""

    def __init__(self, *, label: Said, help_text: Said = "") -> None:
        super().__init__(label=label, required=_("Enter how much it was"), help_text=help_text)

    def to_python(self, value: Any) -> Decimal | None:
        amount = super().to_python(value)
        if amount is not None and not amount:
            raise ValidationError(_("The amount must be more than £0.00"), code="invalid")
        if amount is not None and amount > MOST_AT_ONCE:
            raise ValidationError(TOO_MUCH, code="invalid")
        return amount


class PastDayField(DayField):
    """A day on which something happened. Whether the account went on then, the deed decides."""

    def __init__(self, *, label: Said = ON_WHICH, initial: date | None = None) -> None:
        super().__init__(
            label=label,
            subject=_("The day"),
            required=_("Enter the day"),
            no_later_than_today=True,
            initial=initial,
        )
