"""Saying what cannot be met, why, and what became of it."""

from typing import Any

from whatmatters.foundations import clock
from whatmatters.foundations.words import later as _
from whatmatters.plans import unmet as codes
from whatmatters.plans.models import Unmet, Whose
from whatmatters.plans.selectors import AboutOutcome, OneUnmet
from whatmatters.web.forms import (
    ChoiceField,
    DayField,
    LineField,
    PickField,
    PlainForm,
    WordsField,
)

EMPTY = _("You can leave this empty")
Ending = Unmet.Ending


class SayUnmetForm(PlainForm):
    """Its fields are the keyword arguments of `actions.say_unmet`."""

    words = WordsField(
        label=_("What cannot be met now?"),
        help_text=_("Say it plainly, as you would to a friend"),
        required=_("Say what cannot be met"),
        rows=3,
    )
    action = PickField(
        label=_("Is it about one thing in the plan?"),
        required=False,
        nothing=_("No, it is about the whole of it"),
        empty_value=None,
    )
    why = ChoiceField(label=_("Why not?"), required=_("Choose why it cannot be met"))
    why_words = WordsField(label=_("Say more about why"), help_text=EMPTY, required=False, rows=2)
    tried = WordsField(
        label=_("What was tried, or done in its place?"), help_text=EMPTY, required=False, rows=2
    )
    needed = WordsField(label=_("What would be needed?"), help_text=EMPTY, required=False, rows=2)
    whose = ChoiceField(
        label=_("Whose words are these?"),
        required=_("Choose whose words these are"),
        choices=[
            (Whose.PRACTITIONER, _("Mine")),
            (Whose.PERSON, _("The person’s")),
            (Whose.FAMILY, _("Family, a carer or a friend")),
            (Whose.PROVIDER, _("A provider")),
        ],
    )
    said_by = LineField(
        label=_("Their name"),
        help_text=_("If they are not yours, nor the person’s"),
        required=False,
    )
    since = DayField(
        label=_("Since when?"),
        subject=_("The day it began"),
        required=_("Enter the day it began"),
        no_later_than_today=True,
    )

    def __init__(self, data: Any, *, page: AboutOutcome) -> None:
        super().__init__(data, initial={"since": clock.today(), "whose": Whose.PRACTITIONER})
        self.fields["why"].choices = list(codes.offered().items())  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["why"].widget.hints = codes.hints()
        found = {str(one.pk): one for one in page.actions}
        self.fields["action"].choices = [(key, one.what) for key, one in found.items()]  # type: ignore[attr-defined]  # as above
        self.fields["action"].coerce = found.get  # type: ignore[attr-defined]  # as above
        if not found:
            del self.fields["action"]
        if not page.subject.standing.is_practitioner:
            del self.fields["whose"], self.fields["said_by"]

    def clean(self) -> dict[str, Any]:
        """Something else wants words; family and providers want a name."""
        told = super().clean() or self.cleaned_data
        if told.get("why") == codes.OTHER and not told.get("why_words"):
            self.add_error("why_words", _("Say why in your own words"))
        if told.get("whose") in (Whose.FAMILY, Whose.PROVIDER) and not told.get("said_by"):
            self.add_error("said_by", _("Enter their name"))
        return told


class EndUnmetForm(PlainForm):
    """Its fields are the keyword arguments of `actions.end_unmet`."""

    ending = ChoiceField(label=_("What has become of it?"), required=_("Choose one of the two"))
    on = DayField(
        label=_("Since when?"),
        subject=_("The day"),
        required=_("Enter the day"),
        no_later_than_today=True,
    )
    words = WordsField(
        label=_("How was it met, or why is it taken back?"),
        required=_("Say how it was met, or why it is taken back"),
        rows=3,
    )

    def __init__(self, data: Any, *, page: OneUnmet) -> None:
        super().__init__(data, initial={"on": clock.today()})
        back = [(Ending.WITHDRAWN, _("It is taken back: it was not so"))]
        self.fields["ending"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (Ending.MET, _("It is met now")),
            *(back if page.may_take_back else []),
        ]


class BesideForm(PlainForm):
    """Its fields are the keyword arguments of `actions.say_beside`."""

    words = WordsField(
        label=_("How do you see it?"),
        help_text=_("For example: That is not how I see it"),
        required=_("Say how you see it"),
        rows=3,
    )

    def __init__(self, data: Any, *, page: OneUnmet) -> None:
        super().__init__(data)
        if not page.subject.standing.speaks_for_them:
            of = {"name": page.subject.known_as}
            self.fields["words"].label = _("How does %(name)s see it?") % of
