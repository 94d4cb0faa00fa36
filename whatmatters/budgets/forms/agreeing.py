"""Agreeing a budget: for staff, in groups, so that no page is a wall of boxes."""

from decimal import Decimal
from typing import Any

from whatmatters.budgets.forms.read import NumberedForm
from whatmatters.budgets.models import CEILING_WEEKS, Budget
from whatmatters.budgets.selectors import MoneyPage
from whatmatters.budgets.sums import NOTHING
from whatmatters.foundations import clock
from whatmatters.foundations.words import later as _
from whatmatters.web.forms import (
    ChoiceField,
    DayField,
    LineField,
    MoneyField,
    NumberField,
    PickField,
    WordsField,
)

#: What each part of the page asks.
HOW_MUCH = ("agreed", "period", "begins_on", "ends_on", "agreed_on")
THEY_PAY = ("contribution", "contribution_most", "assessed_on")
OTHERS_PAY = ("health", "education", "other", "other_name")
CEILING = ("ceiling_weeks",)
WHY = ("reason", "because", "told_on", "urgent_because")


class AgreeForm(NumberedForm):
    """Its fields are the keyword arguments of `actions.agree_budget`."""

    agreed = MoneyField(
        label=_("How much is agreed?"),
        subject=_("The agreed amount"),
        required=_("Enter how much is agreed"),
    )
    period = ChoiceField(
        label=_("For how long is that?"),
        choices=Budget.Period.choices,
        required=_("Choose whether that is for a week or for a year"),
        in_a_row=True,
    )
    begins_on = DayField(
        label=_("When does it start?"),
        subject=_("The day it starts"),
        required=_("Enter the day it starts"),
    )
    ends_on = DayField(
        label=_("What is its last day?"),
        subject=_("The last day"),
        help_text=_("Leave this empty if it goes on until it is changed"),
        required=False,
    )
    agreed_on = DayField(
        label=_("When was it agreed?"),
        subject=_("The day it was agreed"),
        required=_("Enter the day it was agreed"),
        no_later_than_today=True,
    )
    contribution = MoneyField(
        label=_("How much does the person pay a week?"),
        help_text=_("Leave this empty if they pay nothing"),
        subject=_("What the person pays"),
        required=False,
        empty_value=NOTHING,
    )
    contribution_most = MoneyField(
        label=_("What is the most they can be asked to pay a week?"),
        subject=_("The most the person pays"),
        required=False,
    )
    assessed_on = DayField(
        label=_("When was it worked out what they can pay?"),
        subject=_("The day it was worked out what they can pay"),
        required=False,
        no_later_than_today=True,
    )
    health = MoneyField(
        label=_("How much does health pay?"),
        subject=_("What health pays"),
        required=False,
        empty_value=NOTHING,
    )
    education = MoneyField(
        label=_("How much does education pay?"),
        subject=_("What education pays"),
        required=False,
        empty_value=NOTHING,
    )
    other = MoneyField(
        label=_("How much does somebody else pay?"),
        help_text=_("For example the Independent Living Fund"),
        subject=_("What somebody else pays"),
        required=False,
        empty_value=NOTHING,
    )
    other_name = LineField(label=_("Who is that?"), required=False, max_length=100)
    ceiling_weeks = NumberField(
        label=_("After how many weeks of unspent money do we talk?"),
        low=1,
        high=52,
        required=_("Enter a number of weeks"),
        initial=CEILING_WEEKS,
    )
    reason = PickField(
        label=_("Why does the budget change?"),
        choices=Budget.Reason.choices,
        required=_("Choose why the budget changes"),
    )
    because = WordsField(
        label=_("Say it in words for the person"),
        help_text=_("They read this. Say what changed, and what it means for them."),
        required=_("Say why the budget changes: the person will read it"),
        rows=4,
    )
    told_on = DayField(
        label=_("When was the person told?"),
        subject=_("The day the person was told"),
        required=_("Enter the day the person was told"),
        no_later_than_today=True,
    )
    urgent_because = WordsField(
        label=_("If it can’t wait until they have had notice, why?"),
        help_text=_("Only where it gives less and starts on the day they were told, or before"),
        required=False,
        rows=2,
    )

    def __init__(self, data: Any, *, page: MoneyPage) -> None:
        super().__init__(data, last=page.last_number, initial=_first_said(page))
        if not page.versions:
            for name in WHY:
                del self.fields[name]

    def parts(self) -> list[tuple[str, list[Any]]]:
        """The groups of the page, each with its heading and its fields."""
        named = [
            (_("Why it changes"), WHY),
            (_("How much, and for how long"), HOW_MUCH),
            (_("What the person pays"), THEY_PAY),
            (_("What others pay, in the same weeks or year"), OTHERS_PAY),
            (_("Money that is not spent"), CEILING),
        ]
        asked = [
            (heading, [self[n] for n in names if n in self.fields]) for heading, names in named
        ]
        return [(heading, fields) for heading, fields in asked if fields]


def _first_said(page: MoneyPage) -> dict[str, Any]:
    """What stands in the boxes at first: the last version; or the amount that was worked out."""
    said: dict[str, Any] = {"agreed_on": clock.today(), "period": Budget.Period.WEEK}
    if page.versions:
        last = page.versions[0].budget
        kept = ("agreed", "period", *THEY_PAY, *OTHERS_PAY, *CEILING)
        return said | {name: _shown(getattr(last, name)) for name in kept}
    if page.worked:
        said["agreed"] = page.worked.estimate.amount
    return said


def _shown(value: Any) -> Any:
    """Nothing is an empty box."""
    return None if isinstance(value, Decimal) and not value else value
