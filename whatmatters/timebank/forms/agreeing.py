"""How much time there is, and on what terms. For staff."""

from collections.abc import Sequence
from typing import Any

from whatmatters.access.models import Organisation
from whatmatters.foundations import clock
from whatmatters.foundations.words import later as _
from whatmatters.timebank.forms.long import LongForm
from whatmatters.timebank.models import Lapsing, Period, TimeBudget
from whatmatters.web.forms import ChoiceField, DayField, NumberField, PickField, PlainForm

#: Terms that stand in the boxes at first, as they are now or as most have them.
KEPT = (
    "period",
    "carry_percent",
    "carry_life",
    "overdraw_percent",
    "shortest_visit",
    "pause_after_days",
    "lapsing",
)


class TermsForm(LongForm):
    """How much a week, and how it is kept. Its fields are those of a TimeBudget."""

    how_long = _("Enter how many hours a week, or minutes")

    begins_on = DayField(
        label=_("From which day?"),
        subject=_("The day it starts"),
        required=_("Enter the day it starts"),
    )
    period = ChoiceField(
        label=_("How long is time counted together?"),
        help_text=_("After that, what is left is carried over"),
        choices=Period.choices,
        required=_("Choose how long time is counted together"),
    )
    carry_percent = NumberField(
        label=_("How much can be carried over, in percent?"),
        subject=_("What can be carried over"),
        low=0,
        high=100,
        required=_("Enter how much can be carried over"),
    )
    carry_life = NumberField(
        label=_("For how many periods?"),
        subject=_("How many periods"),
        low=0,
        high=26,
        required=_("Enter for how many periods it is carried over"),
    )
    overdraw_percent = NumberField(
        label=_("How much may be used ahead, in percent?"),
        help_text=_("The next period has so much less"),
        subject=_("What may be used ahead"),
        low=0,
        high=100,
        required=_("Enter how much may be used ahead"),
    )
    shortest_visit = NumberField(
        label=_("How long is the shortest visit, in minutes?"),
        help_text=_("It is used where a visit is called off with less than a day’s notice"),
        subject=_("The shortest visit"),
        low=5,
        high=240,
        required=_("Enter how long the shortest visit is"),
    )
    pause_after_days = NumberField(
        label=_("After how many days away is no more time given?"),
        subject=_("How many days"),
        low=0,
        high=90,
        required=_("Enter after how many days"),
    )
    lapsing = ChoiceField(
        label=_("What becomes of time that can’t be carried over?"),
        choices=Lapsing.choices,
        required=_("Choose what becomes of it"),
    )

    def __init__(self, data: Any = None, *, budget: TimeBudget | None = None) -> None:
        super().__init__(data, initial=_said(budget or TimeBudget()))
        names = ["hours", "minutes", *(n for n in self.fields if n not in {"hours", "minutes"})]
        self.fields["hours"].label = _("How many hours a week?")
        self.order_fields(names)

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if "as_minutes" in told:
            told["minutes_a_week"] = told.pop("as_minutes")
        return told


class OpenForm(TermsForm):
    organisation = PickField(
        label=_("Which provider holds it?"), required=_("Choose which provider holds it")
    )

    def __init__(self, data: Any = None, *, places: Sequence[Organisation]) -> None:
        super().__init__(data)
        self.places = {str(place.pk): place for place in places}
        self.fields["organisation"].choices = [  # type: ignore[attr-defined]
            (key, place.name) for key, place in self.places.items()
        ]
        self.order_fields(["organisation"])

    def clean_organisation(self) -> Organisation:
        return self.places[self.cleaned_data["organisation"]]


class EndForm(PlainForm):
    on = DayField(
        label=_("What is its last day?"),
        help_text=_("What is left then is over. Nobody asks for time back that was used ahead."),
        subject=_("The last day"),
        required=_("Enter the last day"),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"on": clock.today()})


def _said(budget: TimeBudget) -> dict[str, Any]:
    """What stands in the boxes at first: the terms there are, or those most have."""
    said = {name: getattr(budget, name) for name in KEPT} | {"begins_on": clock.today()}
    if budget.minutes_a_week:
        said["hours"], said["minutes"] = divmod(budget.minutes_a_week, 60)
    return said
