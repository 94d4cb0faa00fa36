"""A time of day, in one box, as people write it; and a moment, which may come twice."""

import re
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from whatmatters.visits.walltime import comes_twice, moment_of
from whatmatters.web.components.words import clock_time
from whatmatters.web.forms import ChoiceField, DayField, PlainForm
from whatmatters.web.forms.lines import LineWidget
from whatmatters.web.forms.plain import Required, Said, sentences

TYPED = re.compile(r"(?P<hour>[0-9]{1,2})(?:[:.\s]?(?P<minute>[0-9]{2}))?\s*(?P<half>am|pm)?")
EXAMPLE = _("For example, 9:30am or 14:00")
WORDS = {"midday": time(12), "noon": time(12), "midnight": time(0)}


class TimeField(forms.Field):
    """A time by the clock on the wall: `9:30am`, `9.30`, `0930`, `2pm`, `14:00`, `midday`."""

    def __init__(
        self,
        *,
        label: Said,
        required: Required,
        help_text: Said = EXAMPLE,
        initial: time | None = None,
    ) -> None:
        super().__init__(
            label=label,
            required=bool(required),
            help_text=help_text,
            initial=initial,
            widget=LineWidget(width="govuk-input--width-5", autocomplete="off", spellcheck="false"),
            error_messages=sentences(required),
        )

    def prepare_value(self, value: Any) -> Any:
        return clock_time(value) if isinstance(value, time) else value

    def to_python(self, value: Any) -> time | None:
        typed = str("" if value is None else value).strip().lower()
        if not typed:
            return None
        if (read := read_time(typed)) is None:
            raise ValidationError(_("Enter a time, like 9:30am or 14:00"), code="invalid")
        return read


def read_time(typed: str) -> time | None:
    """The time somebody meant, if it is one."""
    if typed in WORDS:
        return WORDS[typed]
    if not (found := TYPED.fullmatch(typed)):
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * (found["half"] == "pm")
    return time(hour, minute) if hour < 24 and minute < 60 else None


class MomentForm(PlainForm):
    """A day and a time. Where clocks show that time twice, it asks which of the two."""

    on = DayField(label=_("On which day?"), subject=_("The day"), required=_("Enter the day"))
    at = TimeField(label=_("At what time?"), required=_("Enter the time"))
    which = ChoiceField(
        label=_("The clocks go back that night, so that time comes twice. Which one is it?"),
        choices=[("first", _("The first")), ("second", _("The second, an hour later"))],
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        on, at, which = told.get("on"), told.get("at"), told.pop("which", "")
        twice = isinstance(on, date) and isinstance(at, time) and comes_twice(on, at)
        if twice and not which:
            self.add_error("which", _("Choose the first or the second"))
        elif isinstance(on, date) and isinstance(at, time):
            told["moment"] = moment_of(on, at, second=which == "second")
        if not twice:
            del self.fields["which"]
        return told

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            del self.fields["which"]
