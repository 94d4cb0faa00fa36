"""How much help do you want with your plan?"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from whatmatters.foundations import clock
from whatmatters.plans.models import HelpLevel
from whatmatters.plans.wording import of_somebody
from whatmatters.web.forms import ChoiceField, DayField, LineField, PlainForm, WordsField

Level, Asked = HelpLevel.Level, HelpLevel.Asked
CHOOSE = _("Press one of the three buttons")


class MyHelpForm(PlainForm):
    """The person's own: each answer is a button, and words are as they like."""

    words = WordsField(
        label=_("Is there anything you want to say about it?"),
        help_text=_("You need not write. Press a button to answer."),
        required=False,
        rows=2,
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.pressed = str((data or {}).get("level", ""))

    def clean(self) -> dict[str, Any]:
        if self.pressed not in Level.values:
            self.add_error(None, CHOOSE)
        return {**self.cleaned_data, "level": self.pressed}


class HelpForm(PlainForm):
    """A practitioner writes down what they were told. Its fields are the action's arguments."""

    level = ChoiceField(label="", choices=(), required=_("Choose how much help they want"))
    words = WordsField(
        label=_("Their words"), help_text=_("As they were said"), required=False, rows=3
    )
    said_by = LineField(label=_("Who said so?"), required=False)
    asked = ChoiceField(
        label="",
        choices=[*Asked.choices, ("", _("I do not know"))],
        required=False,
    )
    said_on = DayField(
        label=_("When was it said?"),
        subject=_("The day it was said"),
        required=_("Enter the day it was said"),
        no_later_than_today=True,
    )
    ask_again_on = DayField(
        label=_("When do you ask again?"),
        subject=_("The day to ask again"),
        help_text=_("Leave this empty if no day is set. Ask when they are on their own."),
        required=False,
        no_earlier_than_today=True,
    )

    def __init__(self, data: Any = None, *, known_as: str) -> None:
        super().__init__(data, initial={"said_on": clock.today(), "said_by": known_as})
        self.fields["level"].label = _("How much help does %(name)s want with the plan?") % {
            "name": known_as
        }
        self.fields["level"].choices = list(of_somebody(known_as).items())  # type: ignore[attr-defined]  # it is a field of choices
        self.fields["asked"].label = _("Was %(name)s on their own when asked?") % {"name": known_as}
