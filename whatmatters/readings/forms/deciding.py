"""What the person decides: what to keep track of, for what, with whom and until when."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from whatmatters.foundations import clock
from whatmatters.foundations.words import later as _
from whatmatters.outcomes.models import Outcome
from whatmatters.plans.forms.read import ReadForm
from whatmatters.readings.kinds import KINDS, OWN
from whatmatters.readings.models import Stream, With
from whatmatters.web.forms import ChoiceField, LineField, PlainForm

MONTHS = ((3, _("3 months")), (6, _("6 months")), (12, _("1 year")))
WITH = tuple((one.value, one.label) for one in With)
WITH_SOMEBODY = tuple(pair for pair in WITH if pair[0] != With.NOBODY)


def in_months(months: int) -> date:
    """The same day, so many months from now; or the last there is of that month."""
    today = clock.today()
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _with() -> ChoiceField:
    return ChoiceField(
        label=_("Who may see it?"),
        help_text=_("They see all its numbers. You can change this at any time."),
        choices=WITH,
        required=_("Choose who may see it"),
    )


def _months() -> ChoiceField:
    return ChoiceField(
        label=_("For how long?"),
        help_text=_("Then we ask you again. Until you say yes again, nothing more is kept."),
        choices=MONTHS,
        coerce=int,
        required=_("Choose for how long"),
        in_a_row=True,
    )


class BeginForm(PlainForm):
    kind = ChoiceField(
        label=_("What do you want to keep track of?"),
        choices=[(kind.key, kind.label) for kind in KINDS.values()],
        required=_("Choose what you want to keep track of"),
    )
    name = LineField(
        label=_("If it is something else, what do you call it?"), required=False, max_length=80
    )
    unit = LineField(
        label=_("And what is it counted in?"),
        help_text=_("Like minutes, cups or words. Leave it empty if there is nothing"),
        required=False,
        max_length=20,
        width="govuk-input--width-10",
    )
    outcome = ChoiceField(
        label=_("What is it for?"),
        help_text=_("Choose something you want. This is what the numbers are there for."),
        required=_("Choose what it is for"),
        coerce=UUID,
        empty_value=None,
    )
    shared_with = _with()
    months = _months()

    def __init__(self, data: Any, *, outcomes: Sequence[Outcome], is_self: bool) -> None:
        super().__init__(data)
        self.outcomes = {one.pk: one for one in outcomes}
        self.fields["outcome"].choices = [(one.pk, one.words) for one in outcomes]  # type: ignore[attr-defined]
        if not is_self:
            self.fields["shared_with"].choices = WITH_SOMEBODY  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("kind") == OWN and not told.get("name"):
            self.add_error("name", _("Say what you call it"))
        return told

    @property
    def given(self) -> dict[str, Any]:
        """What the action asks for."""
        told = dict(self.cleaned_data)
        until = in_months(told.pop("months"))
        return told | {"outcome": self.outcomes[told["outcome"]], "until": until}


class AgreeForm(ReadForm):
    """With whom, and until when: said again."""

    shared_with = _with()
    months = _months()

    def __init__(self, data: Any, *, stream: Stream, is_self: bool) -> None:
        begun = {"shared_with": stream.shared_with, "read": stream.version}
        super().__init__(data, initial=begun)
        if not is_self:
            self.fields["shared_with"].choices = WITH_SOMEBODY  # type: ignore[attr-defined]

    @property
    def given(self) -> dict[str, Any]:
        told = dict(self.cleaned_data)
        return told | {"until": in_months(told.pop("months"))} if "months" in told else told
