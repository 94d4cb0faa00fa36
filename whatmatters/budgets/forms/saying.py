from typing import Any

from whatmatters.budgets.models import Reply
from whatmatters.foundations import clock
from whatmatters.foundations.words import later as _
from whatmatters.web.forms import ChoiceField, DayField, LineField, PlainForm, WordsField


class ReplyForm(PlainForm):
    """The person says what they think of it. Its fields are the action’s arguments."""

    says = ChoiceField(
        label=_("What do you say about this budget?"),
        choices=Reply.Says.choices,
        required=_("Choose what you want to say"),
    )
    words = WordsField(
        label=_("Is there anything you want to say about it?"),
        help_text=_("You can leave this empty. It is kept as you write it."),
        required=False,
    )


class ToldForm(PlainForm):
    """Somebody writes down what the person told them."""

    says = ChoiceField(
        label=_("What do they say about this budget?"),
        choices=(
            ("agrees", _("They agree")),
            ("not-sure", _("They are not sure")),
            ("disagrees", _("They do not agree")),
        ),
        required=_("Choose what they say"),
    )
    words = WordsField(
        label=_("Their words"), help_text=_("As they were said, where you can"), required=False
    )
    said_by = LineField(label=_("Who said so?"), required=False)
    said_on = DayField(
        label=_("When was it said?"),
        subject=_("The day it was said"),
        required=_("Enter the day it was said"),
        no_later_than_today=True,
    )


def reply_form(data: Any, *, is_self: bool, known_as: str) -> PlainForm:
    if is_self:
        return ReplyForm(data)
    return ToldForm(data, initial={"said_by": known_as, "said_on": clock.today()})
