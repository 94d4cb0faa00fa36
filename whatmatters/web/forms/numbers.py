import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from whatmatters.web.forms.lines import LineWidget
from whatmatters.web.forms.plain import Required, sentences

MOST_MONEY = Decimal("9999999.99")


class NumberField(forms.Field):
    """A whole number from `low` to `high`. `subject` begins its errors."""

    def __init__(
        self,
        *,
        label: str,
        low: int,
        high: int,
        required: Required,
        help_text: str = "",
        subject: str = "The number",
        initial: int | None = None,
    ) -> None:
        super().__init__(
            label=label,
            required=bool(required),
            help_text=help_text,
            initial=initial,
            widget=LineWidget(
                width="govuk-input--width-5", inputmode="numeric", autocomplete="off"
            ),
            error_messages=sentences(required),
        )
        self.low, self.high, self.subject = low, high, subject

    def to_python(self, value: Any) -> int | None:
        typed = str("" if value is None else value).replace(",", "").strip()
        if not typed:
            return None
        number = int(typed) if re.fullmatch(r"-?[0-9]{1,15}", typed) else None
        if number is None or not self.low <= number <= self.high:
            raise ValidationError(
                f"{self.subject} must be a whole number from {self.low:,} to {self.high:,}",
                code="invalid",
            )
        return number


class MoneyWidget(LineWidget):
    template_name = "web/fields/money.html"

    def __init__(self) -> None:
        super().__init__(
            width="govuk-input--width-5",
            inputmode="decimal",
            autocomplete="off",
            spellcheck="false",
        )


class MoneyField(forms.Field):
    """Pounds and pence, as a Decimal. `subject` begins its errors."""

    def __init__(
        self,
        *,
        label: str,
        required: Required,
        help_text: str = "",
        subject: str = "The amount",
        most: Decimal = MOST_MONEY,
        initial: Decimal | None = None,
    ) -> None:
        super().__init__(
            label=label,
            required=bool(required),
            help_text=help_text,
            initial=initial,
            widget=MoneyWidget(),
            error_messages=sentences(required),
        )
        self.most, self.subject = most, subject

    def to_python(self, value: Any) -> Decimal | None:
        typed = re.sub(r"[£,\s]", "", str("" if value is None else value))
        if not typed:
            return None
        if not re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,2})?", typed):
            raise self._wrong("must be in pounds and pence, like 12.50")
        amount = Decimal(typed).quantize(Decimal("0.01"))
        if amount > self.most:
            raise self._wrong(f"must be £{self.most:,} or less")
        return amount

    def _wrong(self, how: str) -> ValidationError:
        return ValidationError(f"{self.subject} {how}", code="invalid")


class ScaleWidget(forms.RadioSelect):
    template_name = "web/fields/scale.html"

    def __init__(self, *, low_words: str, high_words: str) -> None:
        super().__init__()
        self.ends = {"low_words": low_words, "high_words": high_words}

    def first_box(self, auto_id: str, value: object) -> str:
        return f"{auto_id}_0"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        groups = context["widget"]["optgroups"]
        options = [option for _, group, _ in groups for option in group]
        context["widget"] |= {"options": options, **self.ends}
        return context


class ScaleField(forms.TypedChoiceField):
    """How near, from 0 to 10, with the two ends in words. Gives a whole number."""

    def __init__(
        self,
        *,
        label: str,
        low_words: str,
        high_words: str,
        required: Required,
        help_text: str = "",
        initial: int | None = None,
    ) -> None:
        super().__init__(
            label=label,
            choices=[(number, str(number)) for number in range(11)],
            coerce=int,
            empty_value=None,
            required=bool(required),
            help_text=help_text,
            initial=initial,
            widget=ScaleWidget(low_words=low_words, high_words=high_words),
            error_messages=sentences(
                required,
                invalid_choice="Choose a number from 0 to 10",
            ),
        )
