"""What is asked about meetings, being in touch, and reminders. Kept by actions, never here."""

from typing import Any

from whatmatters.appointments.models import Contact, Meeting, Way
from whatmatters.conversations.forms.writing import SentAsField
from whatmatters.foundations.words import later as _
from whatmatters.plans.forms import ReadForm
from whatmatters.visits.forms.times import MomentForm
from whatmatters.web.forms import (
    ChoiceField,
    DayField,
    LineField,
    NumberField,
    PlainForm,
)


class MeetingForm(MomentForm, ReadForm):
    """A day and a time, where and what about."""

    minutes = NumberField(
        label=_("How many minutes does it take?"),
        low=5,
        high=1440,
        subject=_("The minutes"),
        required=_("Enter how many minutes it takes"),
        initial=60,
    )
    where = LineField(label=_("Where?"), required=False, max_length=200)
    about = LineField(label=_("What is it about?"), required=False, max_length=300)

    @property
    def given(self) -> dict[str, Any]:
        told = self.cleaned_data
        names = ("minutes", "where", "about")
        return {"starts_at": told["moment"], **{name: told[name] for name in names}}


class ContactForm(PlainForm):
    """Who and how, and a word. What is next, and by when, only where there is something."""

    how = ChoiceField(
        label=_("How?"),
        choices=Contact.How.choices,
        required=_("Choose how"),
        in_a_row=True,
    )
    who = ChoiceField(
        label=_("With whom?"),
        choices=Contact.Who.choices,
        required=_("Choose with whom"),
        in_a_row=True,
        initial=Contact.Who.PERSON,
    )
    words = LineField(label=_("A word of it"), required=False, max_length=500)
    what_next = LineField(
        label=_("What is to be done next, if anything?"), required=False, max_length=300
    )
    due_on = DayField(label=_("By which day?"), subject=_("The day"), required=False)
    sent_as = SentAsField()


class CallOffForm(ReadForm):
    because = LineField(
        label=_("Why?"), help_text=_("You need not say"), required=False, max_length=300
    )


class RemindForm(PlainForm):
    """One way, and where to. Each way has a form of its own."""

    address = LineField(label=_("Where to?"), required=False, max_length=254)

    def __init__(self, data: Any, *, way: str, begun: str = "") -> None:
        super().__init__(data, prefix=way, initial={"address": begun})
        is_email = way == Way.EMAIL
        field = self.fields["address"]
        field.label = _("Which email address?") if is_email else _("Which mobile number?")
        field.required = True
        field.error_messages["required"] = (
            _("Enter an email address") if is_email else _("Enter a mobile number")
        )


class LeaveAloneForm(PlainForm):
    words = LineField(
        label=_("Why?"), help_text=_("You need not say"), required=False, max_length=300
    )


def begun_with(meeting: Meeting) -> dict[str, Any]:
    """What a meeting says now, for its form."""
    here = meeting.starts_here
    names = ("minutes", "where", "about")
    return {
        "on": here.date(),
        "at": here.time(),
        "read": meeting.version,
        **{name: getattr(meeting, name) for name in names},
    }
