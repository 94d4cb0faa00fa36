from typing import Any
from uuid import uuid4

from django import forms

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
        label="What do they like to be called?",
        help_text="If you don’t know yet, the name you have.",
        max_length=100,
        required="Enter what they like to be called",
    )
    full_name = LineField(label="What is their full name?", required=False)
    how_to_reach = WordsField(
        label="How can we reach them?",
        help_text="For example: a phone number, and when not to ring",
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
        label="I have looked: this is somebody else",
        required="Open the record above if it is the same person, or tick that it is somebody else",
    )


class DetailsForm(AboutForm):
    """Its fields are those of `actions.change_details`."""

    known_as = LineField(
        label="What {do} like to be called?",
        max_length=100,
        required="Enter a name to be called by",
    )
    full_name = LineField(label="What is {their} full name?", required=False)
    pronouns = LineField(
        label="Which pronouns {do} use?",
        help_text="For example: she, he, they",
        max_length=40,
        required=False,
    )
    born_on = DayField(
        label="When is {their} birthday?",
        help_text="For example, 27 3 1945",
        subject="The birthday",
        required=False,
        no_later_than_today=True,
    )
    language = LineField(label="Which language {do} like to speak?", max_length=60, required=False)
    phone = LineField(label="What is {their} phone number?", max_length=40, required=False)
    email = EmailField(label="What is {their} e-mail address?", required=False)
    address = WordsField(label="Where {do} live?", rows=4, max_length=1000, required=False)
    how_to_reach = WordsField(
        label="How and when is it best to reach {them}?", rows=3, max_length=2000, required=False
    )


class NameForm(AboutForm):
    """Its fields are keyword arguments of `actions.add_name`."""

    name = LineField(label="Which other name is {their} own?", required="Enter the name")
    kind = ChoiceField(
        label="What kind of name is it?",
        choices=OtherName.Kind.choices,
        required="Choose what kind of name it is",
    )


class NeedForm(AboutForm):
    """Its fields are keyword arguments of `actions.add_need`."""

    words = LineField(
        label="What helps {them} take part?",
        help_text="As it should be read by whoever gets in touch. For example: "
        "speak on my left side, letters in large print, a BSL interpreter",
        max_length=1000,
        required="Write what helps",
    )
    kind = ChoiceField(
        label="Which of these is it about?",
        choices=CommunicationNeed.Kind.choices,
        hints={
            CommunicationNeed.Kind.CONTACT: "Like a text before a call",
            CommunicationNeed.Kind.FORMAT: "Like large print, Easy Read or audio",
            CommunicationNeed.Kind.PROFESSIONAL: "Like an interpreter or an advocate",
            CommunicationNeed.Kind.SUPPORT: "Like a hearing loop, or more time",
        },
        required="Choose what it is about",
    )
