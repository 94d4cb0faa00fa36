from typing import Any

from whatmatters.foundations import clock
from whatmatters.foundations.words import later as _
from whatmatters.outcomes.forms.versions import VersionedForm
from whatmatters.outcomes.models import Outcome
from whatmatters.web.forms import ChoiceField, DayField, WordsField

MY_ENDINGS = [
    (ending.value, ending.said_by_them)
    for ending in Outcome.Ending
    if ending != Outcome.Ending.DIED
]


class EndForm(VersionedForm):
    """Its fields are keyword arguments of `actions.end_outcome`."""

    ending = ChoiceField(
        label=_("What happened?"),
        help_text=_("None of these counts as failing"),
        choices=Outcome.Ending.choices,
        required=_("Say what happened"),
    )
    on = DayField(
        label=_("When?"),
        required=_("Enter the day, or the nearest you know"),
        subject=_("The day"),
        no_later_than_today=True,
    )
    words = WordsField(
        label=_("Is there anything to say about it?"),
        help_text=_("For example, what made it happen, or what is wanted instead"),
        required=False,
        rows=3,
    )

    def __init__(self, *args: Any, is_self: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today()
        if is_self:
            self.fields["ending"].choices = MY_ENDINGS  # type: ignore[attr-defined]
