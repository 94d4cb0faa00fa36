"""Hours and minutes: two boxes, and one number of minutes for the deed."""

from typing import Any

from whatmatters.foundations.words import later as _
from whatmatters.web.forms import NumberField, PlainForm

MOST_HOURS = 336


class LongForm(PlainForm):
    """Asks how long, and gives it as `as_minutes`. `how_long` is what to say where nothing is."""

    how_long = _("Enter how many hours or minutes")

    hours = NumberField(
        label=_("How many hours?"), low=0, high=MOST_HOURS, required=False, subject=_("The hours")
    )
    minutes = NumberField(
        label=_("And how many minutes?"), low=0, high=59, required=False, subject=_("The minutes")
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if not self.errors:
            hours, minutes = told.pop("hours") or 0, told.pop("minutes") or 0
            told["as_minutes"] = 60 * hours + minutes
            if not told["as_minutes"]:
                self.add_error("hours", self.how_long)
        return told
