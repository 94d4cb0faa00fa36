"""Which days are counted."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from whatmatters.visits.periods import DAYS, LONGEST, QUARTER, Period, four_weeks, quarter
from whatmatters.web.forms import DayField, PlainForm


class DaysForm(PlainForm):
    """From one day to another."""

    first = DayField(
        label=_("From which day?"),
        subject=_("The first day"),
        required=_("Enter the first day"),
        no_later_than_today=True,
    )
    last = DayField(
        label=_("Until which day?"),
        subject=_("The last day"),
        required=_("Enter the last day"),
        no_later_than_today=True,
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        first, last = told.get("first"), told.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day must not be before the first"))
        elif first and last and last - first > LONGEST:
            self.add_error("last", _("Choose a year at most"))
        return told

    @property
    def period(self) -> Period:
        """The days that are asked for. Until those are right, the last four weeks."""
        if not (self.is_bound and self.is_valid()):
            return four_weeks()
        return Period(DAYS, self.cleaned_data["first"], self.cleaned_data["last"])


def asked_period(data: Any) -> tuple[Period, DaysForm]:
    """What an address asks for, and the form to ask for other days."""
    key = data.get("period")
    form = DaysForm(data if key == DAYS else None)
    return (quarter() if key == QUARTER else form.period), form
