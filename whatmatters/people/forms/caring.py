from typing import Any

from django.utils.translation import gettext_lazy as _

from whatmatters.people.equality import QUESTIONS, RATHER_NOT
from whatmatters.people.forms.about import AboutForm
from whatmatters.people.models import Caring
from whatmatters.web.forms import ChoiceField, DayField, LineField, PlainForm

STILL = [
    ("right", _("Yes, as it is")),
    ("changed", _("It has changed")),
    ("no-longer", _("It is no longer needed")),
]
NOT_SAID = ("", _("Not known"))


class ReviewNeedForm(AboutForm):
    """Its fields are keyword arguments of `actions.review_need`."""

    still = ChoiceField(
        label=_("Does this still help?"), choices=STILL, required=_("Choose whether it still helps")
    )
    words = LineField(
        label=_("If it has changed, what helps now?"), max_length=1000, required=False
    )

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("still") == "changed" and not self.cleaned_data.get("words"):
            self.add_error("words", _("Write what helps now"))
        return self.cleaned_data


class CarerForm(PlainForm):
    """Its fields are keyword arguments of `actions.begin_carers_record`."""

    known_as = LineField(
        label=_("What does the carer like to be called?"),
        max_length=100,
        required=_("Enter what they like to be called"),
    )
    full_name = LineField(label=_("What is their full name?"), required=False)
    whom = LineField(
        label=_("Whom do they look after, in their own words?"),
        help_text=_("For example: my mum"),
        max_length=100,
        required=_("Say whom they look after"),
    )
    home = ChoiceField(
        label=_("Do they live together?"), choices=[*Caring.Home.choices, NOT_SAID], required=False
    )
    since = DayField(
        label=_("Since when?"),
        subject=_("The day it began"),
        help_text=_("Leave this empty if they cannot say"),
        required=False,
        no_later_than_today=True,
    )


class LookAfterForm(AboutForm):
    """Its fields are keyword arguments of `actions.look_after`."""

    whom = LineField(
        label=_("Whom {do} look after?"),
        help_text=_("For example: my mum"),
        max_length=100,
        required=_("Say whom"),
    )
    home = ChoiceField(
        label=_("Do you live together?"),
        choices=[*Caring.Home.choices, NOT_SAID],
        required=False,
    )
    since = DayField(
        label=_("Since when?"),
        subject=_("The day it began"),
        help_text=_("Leave this empty if you cannot say"),
        required=False,
        no_later_than_today=True,
    )


class NoLongerForm(AboutForm):
    """Its field is a keyword argument of `actions.stop_looking_after`."""

    until = DayField(
        label=_("Since when is that?"),
        subject=_("The day it ended"),
        required=_("Enter the day it ended"),
        no_later_than_today=True,
    )


class EqualityForm(PlainForm):
    """Every question may be left."""

    def __init__(self, data: Any = None, *, told: dict[str, str]) -> None:
        super().__init__(data)
        for question in QUESTIONS:
            answers = [*question.answers.items(), (RATHER_NOT, _("I would rather not say"))]
            self.fields[question.code] = ChoiceField(
                label=str(question.asks),
                choices=answers,
                required=False,
                initial=told.get(question.code),
            )
