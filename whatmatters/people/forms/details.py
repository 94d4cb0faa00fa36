from typing import Any
from uuid import uuid4

from django import forms

from whatmatters.foundations.words import later as _
from whatmatters.people.forms.about import AboutForm
from whatmatters.people.models import CommunicationNeed, OtherName
from whatmatters.web.forms import (
    ChoiceField,
    DayField,
    EmailField,
    LineField,
    PlainForm,
    WordsField,
    YesField,
)


class BeginForm(PlainForm):
    """Who it is: enough to begin with."""

    is_settled = False

    known_as = LineField(
        label=_("What do they like to be called?"),
        help_text=_("If you don’t know yet, the name you have."),
        max_length=100,
        required=_("Enter what they like to be called"),
    )
    full_name = LineField(label=_("What is their full name?"), required=False)
    how_to_reach = WordsField(
        label=_("How can we reach them?"),
        help_text=_("For example: a phone number, and when not to ring"),
        rows=3,
        max_length=2000,
        required=False,
    )
    sent_as = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)

    @property
    def record(self) -> dict[str, Any]:
        """The keyword arguments of `actions.begin_record`."""
        return {name: self.cleaned_data[name] for name in BeginForm.base_fields}


class BeginAnywayForm(BeginForm):
    """The same, once people of that name have been shown."""

    is_settled = True

    is_new = YesField(
        label=_("I have looked: this is somebody else"),
        required=_(
            "Open the record above if it is the same person, or tick that it is somebody else"
        ),
    )


class DetailsForm(AboutForm):
    """Its fields are those of `actions.change_details`."""

    known_as = LineField(
        label=_("What {do} like to be called?"),
        max_length=100,
        required=_("Enter a name to be called by"),
    )
    full_name = LineField(label=_("What is {their} full name?"), required=False)
    pronouns = LineField(
        label=_("Which pronouns {do} use?"),
        help_text=_("For example: she, he, they"),
        max_length=40,
        required=False,
    )
    born_on = DayField(
        label=_("When is {their} birthday?"),
        help_text=_("For example, 27 3 1945"),
        subject=_("The birthday"),
        required=False,
        no_later_than_today=True,
    )
    language = LineField(
        label=_("Which language {do} like to speak?"), max_length=60, required=False
    )
    phone = LineField(label=_("What is {their} phone number?"), max_length=40, required=False)
    email = EmailField(label=_("What is {their} e-mail address?"), required=False)
    address = WordsField(label=_("Where {do} live?"), rows=4, max_length=1000, required=False)
    how_to_reach = WordsField(
        label=_("How and when is it best to reach {them}?"), rows=3, max_length=2000, required=False
    )


class NameForm(AboutForm):
    """Its fields are keyword arguments of `actions.add_name`."""

    name = LineField(label=_("Which other name is {their} own?"), required=_("Enter the name"))
    kind = ChoiceField(
        label=_("What kind of name is it?"),
        choices=OtherName.Kind.choices,
        required=_("Choose what kind of name it is"),
    )


class NeedForm(AboutForm):
    """Its fields are keyword arguments of `actions.add_need`."""

    words = LineField(
        label=_("What helps {them} take part?"),
        help_text=_(
            "As it should be read by whoever gets in touch. For example: "
            "speak on my left side, letters in large print, a BSL interpreter"
        ),
        max_length=1000,
        required=_("Write what helps"),
    )
    kind = ChoiceField(
        label=_("Which of these is it about?"),
        choices=CommunicationNeed.Kind.choices,
        hints={
            CommunicationNeed.Kind.CONTACT: _("Like a text before a call"),
            CommunicationNeed.Kind.FORMAT: _("Like large print, Easy Read or audio"),
            CommunicationNeed.Kind.PROFESSIONAL: _("Like an interpreter or an advocate"),
            CommunicationNeed.Kind.SUPPORT: _("Like a hearing loop, or more time"),
        },
        required=_("Choose what it is about"),
    )
