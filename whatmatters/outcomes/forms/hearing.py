from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext

from whatmatters.conversations.models import Statement, Whose
from whatmatters.foundations.words import later as _
from whatmatters.outcomes.forms.describing import DescriptionForm
from whatmatters.outcomes.models import Outcome
from whatmatters.web.forms import ChoiceField, LineField, WordsField

SOURCES = (
    Outcome.Source.SAID,
    Outcome.Source.WROTE,
    Outcome.Source.SEEN,
    Outcome.Source.FOR_THEM,
)
SOURCE_OF = {Whose.PERSON: Outcome.Source.SAID, Whose.SEEN: Outcome.Source.SEEN}


class HearForm(DescriptionForm):
    """Its answers are keyword arguments of `actions.hear_outcome`. Only words are asked for."""

    field_order = ("words",)

    words = WordsField(
        label=_("What do they want?"),
        help_text=_("Keep the person’s own words. Trim, don’t tidy."),
        required=_("Write what they want, in their words"),
        rows=4,
    )
    source = ChoiceField(
        label=_("How do we know?"),
        choices=[(source.value, source.label) for source in SOURCES],
        required=False,
        empty_value=Outcome.Source.SAID,
        initial=Outcome.Source.SAID,
    )
    source_name = LineField(
        label=_("Who said it for them, or saw it?"),
        help_text=_("Leave this empty when the words are the person’s own"),
        required=False,
    )
    said_in = forms.UUIDField(widget=forms.HiddenInput, required=False)
    follows = forms.UUIDField(widget=forms.HiddenInput, required=False)
    sent_as = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, is_self: bool = False, known_as: str, **kwargs: Any) -> None:
        super().__init__(*args, is_self=is_self, **kwargs)
        words = self.fields["words"]
        words.label = gettext("What does %(known_as)s want?") % {"known_as": known_as}
        if is_self:
            words.label = gettext("What do you want?")
            words.help_text = gettext("Say it your way. There are no wrong words.")
            del self.fields["source"], self.fields["source_name"]

    @staticmethod
    def begun_from(statement: Statement | None, chosen: str) -> dict[str, Any]:
        """What the form shows first: the sentence, or as much of it as was chosen."""
        begun: dict[str, Any] = {"sent_as": uuid4()}
        if statement:
            source = SOURCE_OF.get(Whose(statement.whose), Outcome.Source.FOR_THEM)
            begun |= {
                "words": chosen if chosen.strip() else statement.words,
                "said_in": statement.pk,
                "source": source,
                "source_name": "" if source == Outcome.Source.SAID else statement.whose_name,
            }
        return begun

    @property
    def says_how_we_know(self) -> bool:
        if "source" not in self.fields:
            return False
        return self["source"].value() != Outcome.Source.SAID or self._holds("source_name")

    def answers(self) -> dict[str, Any]:
        own = ("words", "source", "source_name", "sent_as")
        said = {name: self.cleaned_data[name] for name in own if name in self.cleaned_data}
        return said | self.description()
