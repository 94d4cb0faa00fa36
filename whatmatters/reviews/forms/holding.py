"""Asking for a review, holding it and finishing it."""

from typing import Any

from django.utils.translation import gettext

from whatmatters.foundations.words import later as _
from whatmatters.reviews.forms.parts import VersionField, offer
from whatmatters.reviews.models import Review
from whatmatters.web.forms import ChoiceField, DayField, PlainForm, WordsField


class AskForm(PlainForm):
    """Asking to look again, with or without saying why."""

    because = WordsField(label=_("What would you like to talk about?"), required=False, rows=4)

    def __init__(self, data: Any = None, *, asks_for: str = "", **more: Any) -> None:
        super().__init__(data, **more)
        if asks_for:
            self.fields["because"].label = gettext("What does %(asks_for)s want to talk about?") % {
                "asks_for": asks_for
            }
        self.fields["because"].help_text = gettext("You need not say.")


class ReviewForm(PlainForm):
    """Which review this is, when it is held, and who takes part in what way."""

    kind = ChoiceField(
        label=_("What kind of review is this?"),
        choices=Review.Kind.choices,
        required=_("Choose what kind of review this is"),
    )
    held_on = DayField(
        label=_("When is it held?"),
        subject=_("The day it is held"),
        required=_("Enter the day it is held"),
        no_later_than_today=True,
    )
    present = WordsField(
        label=_("Who is there, and how do they take part?"), required=False, rows=3
    )
    read = VersionField()

    def __init__(self, data: Any = None, *, known_as: str, **more: Any) -> None:
        super().__init__(data, **more)
        offer(self.fields["kind"], Review.Kind.choices, known_as)
        self.fields["present"].label = gettext(
            "Who is there, and how does %(known_as)s take part?"
        ) % {"known_as": known_as}
        self.fields["present"].help_text = gettext(
            "For example: at the kitchen table with a daughter; chose from photographs; "
            "an interpreter on the telephone."
        )


class FinishForm(PlainForm):
    """When to look again, if there is anything to look at again."""

    look_again_on = DayField(
        label=_("When do you look again?"),
        subject=_("The day to look again"),
        required=_("Enter the day to look again"),
        no_earlier_than_today=True,
    )

    def __init__(self, data: Any = None, *, has_next: bool, **more: Any) -> None:
        super().__init__(data, **more)
        if not has_next:
            del self.fields["look_again_on"]
