"""A day, in three boxes. A month may be a number or a name, whole or short."""

import calendar
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from whatmatters.foundations import clock
from whatmatters.web.forms.plain import Required, Said, sentences

EXAMPLE = _("For example, 27 3 2027")
THE_DATE = _("The date")
PARTS = ("day", "month", "year")
LABELS = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
#: What is asked for where a box is empty. Each is whole, since words change beside others.
MISSING = {
    ("day",): _("%(subject)s must include a day"),
    ("month",): _("%(subject)s must include a month"),
    ("year",): _("%(subject)s must include a year"),
    ("day", "month"): _("%(subject)s must include a day and month"),
    ("day", "year"): _("%(subject)s must include a day and year"),
    ("month", "year"): _("%(subject)s must include a month and year"),
}
WELSH = (
    *("", "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin"),
    *("Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr"),
)
MONTHS = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr, WELSH)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
# In letters, as the design system counts; a month may be a name.
WIDTHS = {"day": 2, "month": 3, "year": 4}
FIRST_YEAR, LAST_YEAR = 1850, 2199


@dataclass(frozen=True, slots=True)
class Boxes:
    """What was typed, box by box."""

    day: str = ""
    month: str = ""
    year: str = ""

    @classmethod
    def of(cls, value: Any) -> "Boxes":
        if isinstance(value, Boxes):
            return value
        if isinstance(value, date):
            return cls(str(value.day), str(value.month), str(value.year))
        return cls()

    @property
    def empty(self) -> tuple[str, ...]:
        return tuple(part for part in PARTS if not getattr(self, part))

    def as_date(self) -> date:
        """The day itself. Raises ValueError when there is no such day."""
        month = MONTHS.get(self.month.lower().rstrip(".")) or whole(self.month)
        return date(whole(self.year), month, whole(self.day))


def whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        raise ValueError("not a whole number of up to four figures")
    return int(text)


class DayWidget(forms.Widget):
    template_name = "web/fields/day.html"
    use_fieldset = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Boxes:
        typed = {part: str(data.get(f"{name}_{part}", "")).strip() for part in PARTS}
        return Boxes(**typed)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return not any(f"{name}_{part}" in data for part in PARTS)

    def id_for_label(self, id_: str | None, index: str | None = None) -> str:
        return ""

    def first_box(self, auto_id: str, value: object) -> str:
        """The first empty box, or the first of all when none is empty."""
        return f"{auto_id}_{(Boxes.of(value).empty or PARTS)[0]}"

    def format_value(self, value: Any) -> Any:
        return value

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        typed, is_wrong = Boxes.of(value), "aria-invalid" in (attrs or {})
        wrong = (typed.empty or PARTS) if is_wrong else ()
        context["widget"]["boxes"] = [
            {
                "part": part,
                "label": LABELS[part],
                "text": getattr(typed, part),
                "width": WIDTHS[part],
                "is_wrong": part in wrong,
            }
            for part in PARTS
        ]
        return context


class DayField(forms.Field):
    """A day. `subject` begins its errors: "The date it was agreed must be a real date"."""

    widget = DayWidget

    def __init__(
        self,
        *,
        label: Said,
        required: Required,
        help_text: Said = EXAMPLE,
        subject: Said = THE_DATE,
        no_later_than_today: bool = False,
        no_earlier_than_today: bool = False,
        initial: Any = None,
    ) -> None:
        super().__init__(
            label=label,
            required=bool(required),
            help_text=help_text,
            initial=initial,
            error_messages=sentences(required),
        )
        self.subject = subject
        self.no_later_than_today = no_later_than_today
        self.no_earlier_than_today = no_earlier_than_today

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, date):
            return value
        typed = Boxes.of(value)
        if typed.empty == PARTS:
            return None
        if typed.empty:
            raise self._wrong(MISSING[typed.empty])
        try:
            day = typed.as_date()
        except ValueError:
            raise self._wrong(_("%(subject)s must be a real date, like 27 3 2027")) from None
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise self._wrong(_("%(subject)s must have a year from %(first)s to %(last)s"))
        return day

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is None:
            return
        if self.no_later_than_today and value > clock.today():
            raise self._wrong(_("%(subject)s must be today or in the past"))
        if self.no_earlier_than_today and value < clock.today():
            raise self._wrong(_("%(subject)s must be today or in the future"))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return Boxes.of(initial) != Boxes.of(data)

    def _wrong(self, how: Said) -> ValidationError:
        said = {"subject": self.subject, "first": FIRST_YEAR, "last": LAST_YEAR}
        return ValidationError(how, code="invalid", params=said)
