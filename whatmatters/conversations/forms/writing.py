"""The two boxes to write in. Their fields are the keyword arguments of the actions."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext

from whatmatters.conversations.models import Draft, Statement, Whose
from whatmatters.foundations.words import later as _
from whatmatters.web.forms import ChoiceField, LineField, PlainForm, WordsField

WHOSE = {
    Whose.CARER: _("A carer’s"),
    Whose.FAMILY: _("Family’s or friend’s"),
    Whose.ADVOCATE: _("An advocate’s"),
    Whose.PROFESSIONAL: _("A professional’s"),
    Whose.SEEN: _("What we saw"),
}
ABOUT = {
    Statement.About.MATTERS: _("What matters"),
    Statement.About.STRENGTH: _("A strength"),
    Statement.About.PEOPLE: _("People and places"),
    Statement.About.BARRIER: _("What gets in the way"),
    Statement.About.RISK: _("A risk"),
}


class SentAsField(forms.Field):
    """What this tab will send its words as. Made on the server, carried by the page."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False, initial=uuid4)

    def to_python(self, value: Any) -> UUID:
        """A new name where the page has lost the one it was given: better kept than refused."""
        try:
            return UUID(value)
        except (TypeError, ValueError):
            return uuid4()


class BoxForm(PlainForm):
    """A box of words that may be kept, or put aside unfinished."""

    box: Draft.Box
    words: forms.Field
    sent_as = SentAsField()

    def __init__(self, data: Any = None, *, unfinished: bool = False, **more: Any) -> None:
        super().__init__(data, **more)
        if unfinished:
            self.fields["words"].required = False


class SayForm(BoxForm):
    """What is being said, whose words they are, and what they are about."""

    box = Draft.Box.STATEMENT
    words = WordsField(
        label=_("What is being said, as it is said"),
        required=_("Write what is being said, then keep it"),
        rows=9,
    )
    whose = ChoiceField(
        label=_("Whose words are these?"),
        required=False,
        initial=Whose.PERSON,
        empty_value=Whose.PERSON,
    )
    whose_name = LineField(label=_("Who said or saw it?"), required=False)
    about = ChoiceField(
        label=_("What is this about?"),
        choices=list(ABOUT.items()),
        required=False,
        initial=Statement.About.MATTERS,
        empty_value=Statement.About.MATTERS,
    )

    def __init__(
        self, data: Any = None, *, known_as: str, is_self: bool, label: str = "", **more: Any
    ) -> None:
        super().__init__(data, **more)
        own = gettext("%(known_as)s’s own") % {"known_as": known_as}
        self.fields["whose"].choices = [(Whose.PERSON, own), *WHOSE.items()]  # type: ignore[attr-defined]
        self.fields["whose_name"].widget.attrs["list"] = "there"
        if is_self:
            self.fields["words"].label = gettext("What would you like to say?")
            del self.fields["whose"], self.fields["whose_name"]
        if label:
            self.fields["words"].label = label


class UnderstandForm(BoxForm):
    """What a practitioner makes of it."""

    box = Draft.Box.UNDERSTANDING
    words = WordsField(
        label=_("What do you make of it?"),
        help_text=_("It stands beside what was said, with your name. It can’t be changed later."),
        required=_("Write what you make of it, then sign it"),
        rows=5,
    )

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, auto_id="reading_%s", **more)
