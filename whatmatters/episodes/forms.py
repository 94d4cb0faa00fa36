"""What is asked when a service begins, pauses, moves or ends. Kept by actions, never here."""

from collections.abc import Iterable
from typing import Any

from django import forms

from whatmatters.access.models import Organisation
from whatmatters.episodes.models import ASKED_ENDINGS, ASKED_SOURCES, Hold, Kind
from whatmatters.foundations.models import Versioned
from whatmatters.web.forms import ChoiceField, DayField, LineField, PickField, PlainForm, WordsField

STALE = (
    "Someone else changed this while you had it open. What you typed is still here: "
    "go back to see what it says now, or send it again"
)
WHAT_NOW = "What do we do now?"
WHAT_NOW_HINT = "In plain words: who does what next. The person reads it on their own page"
SERVICE_HINT = "As people there call it, like Adult social care or Home support"


class ReadField(forms.Field):
    """Which version was on the screen. What can't be read was not the one there is now."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False)

    def to_python(self, value: Any) -> int:
        typed = str(value or "")
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0


class ReadForm(PlainForm):
    """A form about a service that somebody else may be changing too."""

    read = ReadField()

    def answer_again(self, current: object) -> None:
        """Keep all that was typed, and let the next try be about what is there now."""
        version = current.version if isinstance(current, Versioned) else 0
        self.data = {**{name: self.data[name] for name in self.data}, "read": str(version)}
        self.add_error(None, STALE)


class BeginForm(PlainForm):
    kind = ChoiceField(
        label="What kind of help is it?",
        choices=Kind.choices,
        required="Choose what kind of help it is",
        hints={
            Kind.SUPPORT: "A service the person is to have for a while",
            Kind.PREVENTIVE: "Walking with somebody early on, whatever the law says they must have",
        },
    )
    service = LineField(
        label="What is the service called?",
        help_text=SERVICE_HINT,
        required="Enter what the service is called",
        max_length=120,
    )
    source = PickField(
        label="Who first spoke of it?",
        choices=[(one.value, one.label) for one in ASKED_SOURCES],
        required="Choose who first spoke of it",
    )
    source_words = LineField(
        label="Who exactly, if it helps to know",
        required=False,
        max_length=300,
    )
    began_on = DayField(
        label="When did it begin?",
        subject="The day it began",
        required="Enter the day it began",
        no_later_than_today=True,
    )
    what_now = WordsField(label=WHAT_NOW, help_text=WHAT_NOW_HINT, required=False, rows=4)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("kind") == Kind.PREVENTIVE and not told.get("what_now", "").strip():
            self.add_error("what_now", "Say what we do now: early help begins with it")
        return told


class FromEnquiryForm(PlainForm):
    service = LineField(
        label="What is the help called?",
        help_text=SERVICE_HINT,
        required="Enter what the help is called",
        max_length=120,
        initial="Early help",
    )
    what_now = WordsField(
        label=WHAT_NOW,
        help_text=WHAT_NOW_HINT,
        required="Say what we do now",
        rows=4,
    )


class HoldForm(ReadForm):
    why = ChoiceField(
        label="Why does it pause?", choices=Hold.Why.choices, required="Choose why it pauses"
    )
    words = WordsField(label="What should others know about it?", required=False, rows=3)
    began_on = DayField(
        label="From which day?",
        subject="The day the pause begins",
        required="Enter the day the pause begins",
    )
    until = DayField(
        label="What is its last day?",
        subject="The last day of the pause",
        help_text="Leave this empty if nobody knows yet",
        required=False,
    )


class GoOnForm(ReadForm):
    last_on = DayField(
        label="What was the last day of the pause?",
        subject="The last day of the pause",
        required="Enter the last day of the pause",
        no_later_than_today=True,
    )


class EndForm(ReadForm):
    ending = ChoiceField(
        label="Why does it end?",
        choices=[(one.value, one.label) for one in ASKED_ENDINGS],
        required="Choose why it ends",
    )
    because = WordsField(
        label="What would you say to the person about it?",
        help_text="They can read this",
        required="Say in words why it ends",
        rows=4,
    )
    on = DayField(
        label="What is the last day?",
        subject="The last day",
        required="Enter the last day",
        no_later_than_today=True,
    )


class MoveForm(ReadForm):
    to = PickField(label="To which organisation?", required="Choose where it moves to")
    service = LineField(
        label="What is the service called there?",
        help_text=SERVICE_HINT,
        required="Enter what the service is called there",
        max_length=120,
    )
    because = WordsField(
        label="Why does it move?",
        help_text="The person can read this",
        required="Say in words why it moves",
        rows=4,
    )
    on = DayField(
        label="From which day is it theirs?",
        subject="The day it moves",
        required="Enter the day it moves",
        no_later_than_today=True,
    )

    def __init__(self, data: Any, *, places: Iterable[Organisation], **more: Any) -> None:
        super().__init__(data, **more)
        self.places = {str(one.pk): one for one in places}
        self.fields["to"].choices = [  # type: ignore[attr-defined]
            (key, one.name) for key, one in self.places.items()
        ]

    def clean_to(self) -> Organisation:
        return self.places[self.cleaned_data["to"]]
