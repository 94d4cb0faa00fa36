from datetime import date
from typing import Any

from django.utils.translation import gettext

from whatmatters.foundations import clock
from whatmatters.foundations.words import later as _
from whatmatters.people.forms.about import NO, YES, AboutForm
from whatmatters.people.models import CapacityRecord
from whatmatters.web.forms import ChoiceField, DayField, LineField, WordsField

WHAT_SHOWS_IT = _("What shows it?")
FOR_EXAMPLE = _(
    "For an attorney or a deputy. For example: a registered lasting power of attorney for "
    "health and welfare, a court order"
)


class CapacityForm(AboutForm):
    """Whether the person can make one decision, on one day, and why that was found."""

    decision = ChoiceField(
        label=_("Which decision is it about?"),
        choices=CapacityRecord.Decision.choices,
        required=_("Choose which decision it is about"),
    )
    about = LineField(
        label=_("In words, what is to be decided?"),
        help_text=_("Needed if you chose “Something else”."),
        max_length=300,
        required=False,
    )
    helped_by = WordsField(
        label=_("What was done to help {them} decide?"),
        help_text=_("For example: a quiet room, pictures, an interpreter, another time of day"),
        rows=3,
        required=_("Write what was done to help"),
    )
    has_capacity = ChoiceField(
        label=_("Can they make this decision now?"),
        choices=[(YES, _("Yes, they can decide it")), (NO, _("No, not now, even with help"))],
        required=_("Choose whether they can make this decision"),
    )
    reasons = WordsField(
        label=_("What shows that?"),
        help_text=_(
            "Whether they understand it, keep it in mind, weigh it up, and can say what they want."
        ),
        rows=5,
        required=_("Write what shows it"),
    )
    found_on = DayField(
        label=_("When was this found?"),
        subject=_("The day it was found"),
        required=_("Enter the day it was found"),
        no_later_than_today=True,
        initial=clock.today,
    )
    review_on = DayField(
        label=_("When is it to be looked at again?"),
        help_text=_("Within a year. Until the end of that day it counts. For example, 27 3 2027"),
        subject=_("The day to look again"),
        required=_("Enter the day to look at it again"),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        found_on, review_on = cleaned.get("found_on"), cleaned.get("review_on")
        if found_on and review_on and not found_on < review_on <= _a_year_after(found_on):
            sentence = gettext(
                "The day to look again must be after it was found, and within a year of it"
            )
            self.add_error("review_on", sentence)
        if cleaned.get("decision") == CapacityRecord.Decision.OTHER and not cleaned.get("about"):
            self.add_error("about", gettext("Write what is to be decided"))
        return cleaned

    @property
    def finding(self) -> dict[str, Any]:
        """The keyword arguments of `actions.record_capacity`."""
        return self.cleaned_data | {"has_capacity": self.cleaned_data["has_capacity"] == YES}


def _a_year_after(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return date(day.year + 1, 3, 1) if is_leap_day else day.replace(year=day.year + 1)


class AuthorityForm(AboutForm):
    """Its fields are keyword arguments of `actions.prove_authority`. Empty takes it back."""

    proved_by = LineField(
        label=WHAT_SHOWS_IT, help_text=FOR_EXAMPLE, max_length=300, required=False
    )
    proved_on = DayField(
        label=_("When was it seen?"),
        subject=_("The day it was seen"),
        required=False,
        no_later_than_today=True,
    )
