from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext

from whatmatters.foundations import clock
from whatmatters.foundations.words import later as _
from whatmatters.people.actions import Work
from whatmatters.people.forms.about import NO, YES, AboutForm
from whatmatters.people.models import KIND_OF_WORKER, Kind
from whatmatters.people.selectors import Subject
from whatmatters.web.forms import ChoiceField, DayField, EmailField, LineField, PickField

SEES_AT_WORK = _(
    "Choose ‘No, or not yet’: somebody who helps for their work sees the record only through "
    "their work. Add them as somebody who works here"
)


class SightForm(AboutForm):
    """May a relative or friend see, and since which day has the person agreed to it?"""

    may_see = ChoiceField(
        label=_("May they see what matters to {them}, and the plan?"),
        help_text=_("Only if that was agreed. It needs a sign-in of their own as well."),
        choices=[(YES, _("Yes, this has been agreed")), (NO, _("No, or not yet"))],
        required=_("Choose whether they may see what matters and the plan"),
    )
    agreed_on = DayField(
        label=_("If they may: from which day?"),
        help_text=_("The day it was agreed, or a later one. For example, 27 3 2027"),
        subject=_("The day from which they may see"),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        is_missing = not cleaned.get("agreed_on") and "agreed_on" not in self.errors
        if cleaned.get("may_see") == YES and is_missing:
            self.add_error("agreed_on", gettext("Enter the day from which they may see"))
        return cleaned

    @property
    def may_see_from(self) -> date | None:
        agreed: date | None = self.cleaned_data["agreed_on"]
        return agreed if self.cleaned_data["may_see"] == YES else None


class CircleForm(SightForm):
    """Somebody the person counts on."""

    name = LineField(label=_("What is their name?"), required=_("Enter their name"))
    kind = PickField(
        label=_("Who are they?"), choices=Kind.choices, required=_("Choose who they are")
    )
    relation = LineField(
        label=_("What {do} call them?"),
        help_text=_("In {their} own words. For example: my daughter, our Jean next door"),
        max_length=100,
        required=False,
    )
    reach = LineField(label=_("How can we reach them?"), required=False)

    proved_by = LineField(
        label=_("If they are an attorney or deputy: what shows it?"),
        help_text=_(
            "You can add it later. Until then they have no say here. For example: a "
            "registered lasting power of attorney, a court order"
        ),
        max_length=300,
        required=False,
    )
    proved_on = DayField(
        label=_("When was that seen?"),
        subject=_("The day it was seen"),
        required=False,
        no_later_than_today=True,
    )

    field_order = (
        *("name", "kind", "relation", "reach"),
        *("may_see", "agreed_on", "proved_by", "proved_on"),
    )

    def __init__(self, data: Any = None, *, subject: Subject, initial: Any = None) -> None:
        super().__init__(data, subject=subject, initial=initial)
        if not subject.standing.is_practitioner:
            del self.fields["proved_by"], self.fields["proved_on"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("may_see") == YES and cleaned.get("kind") in KIND_OF_WORKER.values():
            self.add_error("may_see", SEES_AT_WORK)
        if cleaned.get("proved_by") and cleaned.get("kind") not in {Kind.ATTORNEY, Kind.DEPUTY}:
            self.add_error(
                "proved_by", gettext("Leave this empty, or choose that they are one above")
            )
        return cleaned

    @property
    def place(self) -> dict[str, Any]:
        """The keyword arguments of `actions.add_to_circle`."""
        asked = ("name", "kind", "relation", "reach", "proved_by", "proved_on")
        own = {key: self.cleaned_data[key] for key in asked if key in self.fields}
        return own | {"may_see_from": self.may_see_from}


class WorkerForm(AboutForm):
    """Somebody who works for an organisation here, by the address they sign in with."""

    email = EmailField(
        label=_("Which e-mail address do they sign in with?"),
        help_text=_("They can then open {their} record, as part of their work."),
        required=_("Enter the e-mail address they sign in with"),
    )
    work = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, subject: Subject, works: Iterable[Work] = ()) -> None:
        super().__init__(data, subject=subject)
        if works:
            self.fields["work"] = ChoiceField(
                label=gettext("They work in more than one place. As what do they help?"),
                choices=[(str(work.id), work.told) for work in works],
                required=gettext("Choose as what they help"),
            )


class EndPlaceForm(AboutForm):
    """Its field is a keyword argument of `actions.end_place_in_circle`."""

    left_on = DayField(
        label=_("When does it end?"),
        help_text=_("Today ends it at once. For example, 27 3 2027"),
        subject=_("The day it ends"),
        required=_("Enter the day it ends"),
        initial=clock.today,
    )
