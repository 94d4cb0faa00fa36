from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext

from whatmatters.brokerage.models import OfferMessage
from whatmatters.brokerage.selectors import OfferShown
from whatmatters.foundations.words import later as _
from whatmatters.web.forms import ChoiceField, LineField, PlainForm, WordsField, YesField

NONE = "none"


class ChooseForm(PlainForm):
    """One of the offers, or none; its fields are keyword arguments of `actions.choose_offer`."""

    why = WordsField(
        label=_("Why?"),
        help_text=_("In a few words. Those who offered do not read it"),
        required=_("Say why, in a few words"),
        rows=3,
    )

    def __init__(
        self, data: Any, *, offers: Iterable[OfferShown], told_by: str = "", **given: Any
    ) -> None:
        super().__init__(data, **given)
        self.found = {str(one.offer.pk): one for one in offers}
        self.fields["offer"] = ChoiceField(
            label=_("Which one?"),
            choices=[
                *((key, one.recipient.called) for key, one in self.found.items()),
                (NONE, _("None of them")),
            ],
            hints={key: _hint(one) for key, one in self.found.items()},
            required=_("Choose one of them, or none"),
            coerce=lambda key: self.found[key].offer if key in self.found else None,
            empty_value=None,
        )
        if told_by:
            self.fields["said_by"] = _who_said(told_by)
        self.order_fields(["offer"])


class ThoughtForm(PlainForm):
    """Its fields are the keyword arguments of `actions.think_of_offer`."""

    words = WordsField(
        label=_("What do you think of it?"),
        help_text=_("No provider reads this"),
        required=_("Say what you think"),
        rows=3,
    )

    def __init__(self, data: Any, *, told_by: str = "", **given: Any) -> None:
        super().__init__(data, **given)
        if told_by:
            self.fields["said_by"] = _who_said(told_by)


class SayForm(PlainForm):
    """Its fields are the keyword arguments of `actions.say_of_offer`."""

    words = WordsField(label=_("What do you want to say?"), required=_("Write something"), rows=3)
    kind = ChoiceField(
        label=_("What is it about?"),
        choices=OfferMessage.Kind.choices,
        required=_("Choose what it is about"),
        initial=OfferMessage.Kind.QUESTION,
    )
    is_note = YesField(label=_("A note for our side only"), required=False)
    because = WordsField(label=_("If a name must stay in it, why?"), required=False, rows=2)
    sent_as = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, **given: Any) -> None:
        super().__init__(data, **given)
        if not (data and data.get("because")):
            self.fields["because"].widget = forms.HiddenInput()

    def ask_why(self) -> None:
        """What was written would tell who it is: ask for the reason, or for other words."""
        self.fields["because"].widget = WordsField(label="", required=False, rows=2).widget


def _who_said(told_by: str) -> LineField:
    return LineField(
        label=_("Who told you?"),
        help_text=gettext("Leave it as it is if %(name)s did") % {"name": told_by},
        required=False,
        initial=told_by,
    )


def _hint(one: OfferShown) -> str:
    price = one.costs.in_words if one.has_price else gettext("No price yet")
    return f"{one.offer.what}. {price}"
