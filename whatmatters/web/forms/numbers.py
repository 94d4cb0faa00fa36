import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from whatmatters.web.forms.lines import LineWidget
from whatmatters.web.forms.plain import Required, Said, sentences

THE_NUMBER, THE_AMOUNT = _("The number"), _("The amount")
MOST_MONEY = Decimal("9999999.99")
TWO_PLACES = re.compile(r"[0-9]{1,15}(\.[0-9]{1,2})?")


def _figures(value: Any, *, but: str) -> str:
    """What was typed, without spaces and the signs in `but`.

    “2,5” is how many write two and a half: it was never meant for twenty-five.
    """
    typed = re.sub(rf"[{but}\s]", "", str("" if value is None else value))
    return re.sub(r"^([0-9]+),([0-9]{1,2})$", r"\1.\2", typed).replace(",", "")


#: A comma stands before three figures, so that nobody's "2,5" becomes 25.
WHOLE = re.compile(r"-?([0-9]{1,15}|[0-9]{1,3}(,[0-9]{3}){1,4})")


class FiguresField(forms.Field):
    """What is typed in figures. `subject` begins its errors."""

    def __init__(
        self,
        *,
        label: Said,
        required: Required,
        widget: forms.Widget,
        help_text: Said = "",
        subject: Said = THE_NUMBER,
        initial: int | Decimal | None = None,
    ) -> None:
        super().__init__(
            label=label,
            required=bool(required),
            help_text=help_text,
            initial=initial,
            widget=widget,
            error_messages=sentences(required),
        )
        self.subject = subject


def _short_line(inputmode: str) -> LineWidget:
    return LineWidget(width="govuk-input--width-5", inputmode=inputmode, autocomplete="off")


class NumberField(FiguresField):
    """A whole number from `low` to `high`."""

    def __init__(
        self,
        *,
        label: Said,
        low: int,
        high: int,
        required: Required,
        help_text: Said = "",
        subject: Said = THE_NUMBER,
        initial: int | None = None,
    ) -> None:
        super().__init__(
            label=label,
            required=required,
            widget=_short_line("numeric"),
            help_text=help_text,
            subject=subject,
            initial=initial,
        )
        self.low, self.high = low, high

    def to_python(self, value: Any) -> int | None:
        typed = str("" if value is None else value).strip()
        if not typed:
            return None
        number = int(typed.replace(",", "")) if WHOLE.fullmatch(typed) else None
        if number is None or not self.low <= number <= self.high:
            raise ValidationError(
                _("%(subject)s must be a whole number from %(low)s to %(high)s"),
                code="invalid",
                params={
                    "subject": self.subject,
                    "low": f"{self.low:,}",
                    "high": f"{self.high:,}",
                },
            )
        return number


class QuantityField(FiguresField):
    """So many hours, days or percent, with two places at most, as a Decimal.

    From 0, or more than that, to `most`. `empty_value` is what an empty box means.
    """

    def __init__(
        self,
        *,
        label: Said,
        most: Decimal,
        required: Required,
        more_than_nothing: bool = False,
        help_text: Said = "",
        subject: Said = THE_NUMBER,
        empty_value: Decimal | None = None,
        initial: Decimal | None = None,
    ) -> None:
        super().__init__(
            label=label,
            required=required,
            widget=_short_line("decimal"),
            help_text=help_text,
            subject=subject,
            initial=initial,
        )
        self.most, self.empty_value = most, empty_value
        self.more_than_nothing = more_than_nothing

    def to_python(self, value: Any) -> Decimal | None:
        typed = _figures(value, but="%")
        if not typed:
            return self.empty_value
        number = Decimal(typed) if TWO_PLACES.fullmatch(typed) else None
        if number is None or number > self.most or (self.more_than_nothing and not number):
            raise ValidationError(
                _("%(subject)s must be more than 0, up to %(most)s, like 2 or 2.5")
                if self.more_than_nothing
                else _("%(subject)s must be a number from 0 to %(most)s, like 2 or 2.5"),
                code="invalid",
                params={"subject": self.subject, "most": f"{self.most:,}"},
            )
        return number

    def prepare_value(self, value: Any) -> Any:
        """Without the noughts that say nothing."""
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value


class MoneyWidget(LineWidget):
    template_name = "web/fields/money.html"

    def __init__(self) -> None:
        super().__init__(
            width="govuk-input--width-5",
            inputmode="decimal",
            autocomplete="off",
            spellcheck="false",
        )


class MoneyField(FiguresField):
    """Pounds and pence, as a Decimal. `empty_value` is what an empty box means."""

    def __init__(
        self,
        *,
        label: Said,
        required: Required,
        help_text: Said = "",
        subject: Said = THE_AMOUNT,
        most: Decimal = MOST_MONEY,
        empty_value: Decimal | None = None,
        initial: Decimal | None = None,
    ) -> None:
        super().__init__(
            label=label,
            required=required,
            widget=MoneyWidget(),
            help_text=help_text,
            subject=subject,
            initial=initial,
        )
        self.most, self.empty_value = most, empty_value

    def to_python(self, value: Any) -> Decimal | None:
        typed = _figures(value, but="£")
        if not typed:
            return self.empty_value
        if not TWO_PLACES.fullmatch(typed):
            raise self._wrong(_("%(subject)s must be in pounds and pence, like 12.50"))
        amount = Decimal(typed).quantize(Decimal("0.01"))
        if amount > self.most:
            raise self._wrong(_("%(subject)s must be £%(most)s or less"))
        return amount

    def _wrong(self, how: Said) -> ValidationError:
        said = {"subject": self.subject, "most": f"{self.most:,}"}
        return ValidationError(how, code="invalid", params=said)


class ScaleWidget(forms.RadioSelect):
    template_name = "web/fields/scale.html"

    def __init__(self, *, low_words: Said, high_words: Said) -> None:
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
        label: Said,
        low_words: Said,
        high_words: Said,
        required: Required,
        help_text: Said = "",
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
                invalid_choice=_("Choose a number from 0 to 10"),
            ),
        )
