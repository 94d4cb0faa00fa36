from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from whatmatters.conversations.models import Whose
from whatmatters.conversations.symbols import SYMBOLS
from whatmatters.media.forms import MediaField
from whatmatters.web.forms import ChoiceField, ChoicesField, LineField, PlainForm, WordsField

MOST_CARDS = 60


class BoardForm(PlainForm):
    """What to sort, and by which question."""

    question = LineField(
        label=_("What is the question?"),
        required=_("Write the question"),
    )
    symbols = ChoicesField(
        label=_("Which cards shall we use?"), required=False, choices=list(SYMBOLS.items())
    )
    own = WordsField(
        label=_("Your own cards"),
        help_text=_("One on each line. You can add pictures to cards later."),
        required=False,
        rows=4,
        max_length=5000,
    )

    @staticmethod
    def begun() -> dict[str, Any]:
        """What the form shows first."""
        return {"question": gettext("What matters to me?")}

    def clean_own(self) -> list[str]:
        lines = [line.strip()[:200] for line in self.cleaned_data["own"].splitlines()]
        return [line for line in lines if line]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        number = len(given.get("symbols", ())) + len(given.get("own", ()))
        if not number and not self.errors:
            self.add_error("symbols", ValidationError(_("Choose or write at least one card")))
        if number > MOST_CARDS:
            self.add_error("own", ValidationError(_("Use 60 cards or fewer")))
        return given


class CardForm(PlainForm):
    """A card of one's own, with a picture or without."""

    words = LineField(label=_("What is on the card?"), required=_("Write what is on the card"))
    picture = MediaField(label=_("A picture of your own"), required=False, capture="environment")


class ShowForm(PlainForm):
    """A picture, sound or film, and what it says."""

    shown = MediaField(
        label=_("Which picture, sound or film?"),
        required=_("Choose a picture, sound or film"),
        kinds=("picture", "sound", "film"),
    )
    words = WordsField(
        label=_("What does it say or show?"),
        help_text=_("In your own words, for people who cannot see or hear it."),
        required=_("Write what it says or shows"),
        rows=3,
        max_length=5000,
    )
    whose = ChoiceField(
        label=_("Whose is it?"),
        choices=Whose.choices,
        required=False,
        empty_value=Whose.PERSON,
        initial=Whose.PERSON,
    )
    whose_name = LineField(label=_("What is their name?"), required=False)
    sent_as = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)

    def __init__(self, *args: Any, is_self: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_self:
            del self.fields["whose"], self.fields["whose_name"]
