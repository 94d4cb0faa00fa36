"""The questions of an enquiry, a page each, and what those who answer fill in."""

from typing import Any, ClassVar
from uuid import uuid4

from django import forms

from whatmatters.enquiries.models import Enquiry
from whatmatters.foundations.words import later as _
from whatmatters.web.forms import ChoiceField, LineField, PlainForm, WordsField

For = Enquiry.For


class Asking(PlainForm):
    """One page of questions. Leaving off to come back later, nothing has to be filled in."""

    title: ClassVar[str]
    lead: ClassVar[str] = ""

    def __init__(self, data: Any = None, *, draft: Enquiry | None, later: bool = False) -> None:
        super().__init__(data, initial=_written(draft))
        for field in self.fields.values():
            field.required = field.required and not later

    @property
    def answers(self) -> dict[str, str]:
        """What was said, by the names of `actions.ANSWERS`."""
        return dict(self.cleaned_data)


def _written(draft: Enquiry | None) -> dict[str, str]:
    names = (f.name for f in Enquiry._meta.concrete_fields)
    return {name: getattr(draft, name) for name in names} if draft else {}


class WordsForm(Asking):
    title = _("What made today the day you got in touch?")
    lead = _("Start wherever you like. There is no wrong way to say it.")

    words = WordsField(
        label=_("In your own words"),
        help_text=_(
            "What is happening, who matters to you, and what you would like to be different."
        ),
        rows=10,
        required=_("Tell us in your own words what made today the day"),
    )


class WhoForm(Asking):
    title = _("Who are you asking for?")

    asking_for = ChoiceField(
        label=_("Choose what is nearest"),
        required=False,
        choices=For.choices,
        hints={
            For.SOMEONE: _("Like a relative, a friend or a neighbour"),
            For.BOTH: _("You help someone, and life could be easier for you too"),
            For.WORK: _("Like somebody you nurse, teach or find a home for"),
        },
    )


class OwnNameForm(Asking):
    title = _("What is your name?")

    name = LineField(
        label=_("Your name"),
        help_text=_("What you would like us to call you. You can leave this empty."),
        required=False,
        autocomplete="name",
    )


class NamesForm(Asking):
    title = _("Who is it about, and who are you?")
    lead = _("You can leave out what you would rather not say yet.")

    name = LineField(label=_("What is the name of the person you are asking for?"), required=False)
    knows_of_it = LineField(
        label=_("Do they know that you are asking?"),
        help_text=_("It is all right if they don’t, or if it is hard to say."),
        max_length=300,
        required=False,
    )
    asked_by = LineField(label=_("What is your own name?"), required=False, autocomplete="name")
    relation = LineField(
        label=_("Who are you to them?"),
        help_text=_("For example: her son, a friend from chapel"),
        max_length=100,
        required=False,
    )


class NamesAtWorkForm(NamesForm):
    relation = LineField(
        label=_("What is your work?"),
        help_text=_("For example: district nurse at Mill Lane Surgery"),
        max_length=100,
        required=False,
    )


class ReachForm(Asking):
    title = _("How can we reach you?")
    lead = _("We will use the way that suits you.")

    reach_by = ChoiceField(
        label=_("What suits you best?"), required=False, choices=Enquiry.Reach.choices
    )
    reach = LineField(
        label=_("What is the number, e-mail or address?"),
        required=_("Give us a phone number, an e-mail address or a postal address"),
        autocomplete="on",
    )
    when_to_reach = LineField(
        label=_("When is a good time?"),
        help_text=_("And when not. For example: afternoons, but not Tuesdays"),
        max_length=300,
        required=False,
    )


class HelpForm(Asking):
    title = _("What helps you to be heard?")
    lead = _("Only if there is something. We will do our best to have it ready from the start.")

    helps_communicate = WordsField(
        label=_("What would make it easier to talk, read or understand each other?"),
        help_text=_(
            "For example: large print, a Polish interpreter, a text before you ring, "
            "time to find words, my sister beside me"
        ),
        rows=3,
        max_length=1000,
        required=False,
    )
    typed_by = LineField(
        label=_("Is somebody typing this for you?"),
        help_text=_("If so, give their name. If not, leave this empty."),
        required=False,
    )


class CodeForm(PlainForm):
    """The code somebody wrote down. Any spaces, dashes and small letters will do."""

    code = LineField(
        label=_("What is your code?"),
        help_text=_(
            "12 letters and numbers, like 7KQ4-M2ND-P3XR. Spaces and small letters are fine."
        ),
        width="govuk-input--width-20",
        required=_("Enter the code you wrote down"),
    )


class FoundForm(PlainForm):
    """Both, so that whoever finds a reference on a piece of paper learns nothing by it."""

    reference = LineField(
        label=_("What is your reference?"),
        help_text=_("8 letters and numbers, like 7KQ4-M2ND"),
        width="govuk-input--width-20",
        required=_("Enter the reference you were given"),
    )
    reach = LineField(
        label=_("How did you say we could reach you?"),
        help_text=_("The same telephone number, e-mail or address"),
        required=_("Enter the number, e-mail or address you gave us"),
    )


class SendForm(PlainForm):
    """Nothing to fill in: everything was said on the pages before."""


class AnswerForm(PlainForm):
    """Its fields are the keyword arguments of `actions.answer_enquiry`."""

    words = WordsField(
        label=_("What did you tell them?"),
        help_text=_("The information or advice you gave, in words they would recognise."),
        required=_("Write the information or advice you gave"),
    )
    given_how = LineField(
        label=_("How did you give it?"),
        help_text=_("For example: by phone, to June"),
        required=False,
    )
    sent_as = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)
