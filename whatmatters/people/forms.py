"""The questions about who somebody is. To the person they say `you`; to others, the name."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms

from whatmatters.foundations import clock
from whatmatters.people.actions import Work
from whatmatters.people.models import KIND_OF_WORKER, CommunicationNeed, Kind, OtherName
from whatmatters.people.selectors import Subject
from whatmatters.web.forms import (
    ChoiceField,
    DayField,
    EmailField,
    LineField,
    PickField,
    PlainForm,
    WordsField,
    YesField,
)

YES, NO = "yes", "no"
SEES_AT_WORK = (
    "Choose ‘No, or not yet’: somebody who helps for their work sees the record only through "
    "their work. Add them as somebody who works here"
)


class AboutForm(PlainForm):
    """A form about one person: `{do}`, `{their}` and `{them}` in a text become words."""

    def __init__(self, data: Any = None, *, subject: Subject, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        name, is_self = subject.known_as, subject.standing.is_self
        words = {
            "do": "do you" if is_self else f"does {name}",
            "their": "your" if is_self else f"{name}’s",
            "them": "you" if is_self else name,
        }
        for field in self.fields.values():
            field.label = str(field.label).format(**words)
            field.help_text = str(field.help_text).format(**words)


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


class SightForm(AboutForm):
    """May a relative or friend see, and since which day has the person agreed to it?"""

    may_see = ChoiceField(
        label="May they see what matters to {them}, and the plan?",
        help_text="Only if that was agreed. It needs a sign-in of their own as well.",
        choices=[(YES, "Yes, this has been agreed"), (NO, "No, or not yet")],
        required="Choose whether they may see what matters and the plan",
    )
    agreed_on = DayField(
        label="If they may: from which day?",
        help_text="The day it was agreed, or a later one. For example, 27 3 2027",
        subject="The day from which they may see",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        is_missing = not cleaned.get("agreed_on") and "agreed_on" not in self.errors
        if cleaned.get("may_see") == YES and is_missing:
            self.add_error("agreed_on", "Enter the day from which they may see")
        return cleaned

    @property
    def may_see_from(self) -> date | None:
        agreed: date | None = self.cleaned_data["agreed_on"]
        return agreed if self.cleaned_data["may_see"] == YES else None


class CircleForm(SightForm):
    """Somebody the person counts on."""

    name = LineField(label="What is their name?", required="Enter their name")
    kind = PickField(label="Who are they?", choices=Kind.choices, required="Choose who they are")
    relation = LineField(
        label="What {do} call them?",
        help_text="In {their} own words. For example: my daughter, our Jean next door",
        max_length=100,
        required=False,
    )
    reach = LineField(label="How can we reach them?", required=False)

    field_order = ("name", "kind", "relation", "reach", "may_see", "agreed_on")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("may_see") == YES and cleaned.get("kind") in KIND_OF_WORKER.values():
            self.add_error("may_see", SEES_AT_WORK)
        return cleaned

    @property
    def place(self) -> dict[str, Any]:
        """The keyword arguments of `actions.add_to_circle`."""
        own = {key: self.cleaned_data[key] for key in ("name", "kind", "relation", "reach")}
        return own | {"may_see_from": self.may_see_from}


class WorkerForm(AboutForm):
    """Somebody who works for an organisation here, by the address they sign in with."""

    email = EmailField(
        label="Which e-mail address do they sign in with?",
        help_text="They can then open {their} record, as part of their work.",
        required="Enter the e-mail address they sign in with",
    )
    work = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, subject: Subject, works: Iterable[Work] = ()) -> None:
        super().__init__(data, subject=subject)
        if works:
            self.fields["work"] = ChoiceField(
                label="They work in more than one place. As what do they help?",
                choices=[(str(work.id), work.told) for work in works],
                required="Choose as what they help",
            )


class EndPlaceForm(AboutForm):
    """Its field is a keyword argument of `actions.end_place_in_circle`."""

    left_on = DayField(
        label="When does it end?",
        help_text="Today ends it at once. For example, 27 3 2027",
        subject="The day it ends",
        required="Enter the day it ends",
        initial=clock.today,
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


class SureForm(PlainForm):
    """Nothing to fill in: pressing the button is the answer."""
