"""An account is opened, gets other terms, and ends."""

from decimal import Decimal
from typing import Any

from whatmatters.budgets.models.budget import CEILING_WEEKS
from whatmatters.budgets.sums import NOTHING
from whatmatters.conversations.forms.writing import SentAsField
from whatmatters.foundations import clock
from whatmatters.foundations.words import later as _
from whatmatters.spending.forms.fields import PastDayField
from whatmatters.spending.models import MOST_AT_ONCE, MOST_WEEKS, Holder, Pays
from whatmatters.spending.selectors import OpenPage, WritePage
from whatmatters.web.forms import (
    ChoiceField,
    DayField,
    LineField,
    MoneyField,
    NumberField,
    PickField,
    PlainForm,
)


class AgreedForm(PlainForm):
    """How much is paid in, and how much may be left before there is a talk."""

    a_week = MoneyField(
        label=_("How much is paid in a week?"),
        required=_("Enter how much is paid in a week"),
        most=MOST_AT_ONCE,
    )
    ceiling_weeks = NumberField(
        label=_("How many weeks of it may be left before you talk about it?"),
        subject=_("The weeks"),
        low=1,
        high=MOST_WEEKS,
        required=_("Enter how many weeks may be left"),
        initial=CEILING_WEEKS,
    )
    kept_back = MoneyField(
        label=_("How much more is kept for what may come?"),
        help_text=_("Leave this empty if nothing is"),
        required=False,
        most=MOST_AT_ONCE,
    )

    def clean_kept_back(self) -> Decimal:
        return self.cleaned_data["kept_back"] or NOTHING


class OpenForm(AgreedForm):
    """Which money, who holds it, from when, and how much there is."""

    pays = ChoiceField(
        label=_("Which money is it?"),
        choices=Pays.choices,
        required=_("Choose which money it is"),
    )
    holder = ChoiceField(
        label=_("Who looks after it?"),
        choices=Holder.choices,
        help_text=_("An organisation always looks after a fund."),
        required=_("Choose who looks after the money"),
        initial=Holder.PERSON.value,
    )
    organisation = PickField(
        label=_("Which organisation?"),
        help_text=_("One that helps them already."),
        nothing=_("None of these"),
        required=False,
    )
    member = PickField(
        label=_("Who in their circle?"),
        help_text=_("They can write in it here, once the person shares the money with them."),
        nothing=_("None of these"),
        required=False,
    )
    holder_name = LineField(
        label=_("Or who else?"),
        help_text=_("A name, if it is none of those"),
        required=False,
    )
    begins_on = PastDayField(label=_("From which day?"))
    opening = MoneyField(
        label=_("How much was there on that day?"),
        help_text=_("Leave this empty if there was nothing"),
        required=False,
        most=MOST_AT_ONCE,
    )
    sent_as = SentAsField()
    field_order = (
        "pays",
        "holder",
        "organisation",
        "member",
        "holder_name",
        "begins_on",
        "opening",
    )

    def __init__(self, data: Any = None, *, page: OpenPage) -> None:
        super().__init__(data, initial={"begins_on": clock.today()})
        self.members = {str(one.pk): one for one in page.members}
        self.organisations = {str(one.pk): one for one in page.organisations}
        for name, offered in (("member", self.members), ("organisation", self.organisations)):
            named = [(key, one.name) for key, one in offered.items()]
            self.fields[name].choices = named  # type: ignore[attr-defined]  # it is a field of choices
            if not named:
                del self.fields[name]

    def clean_opening(self) -> Decimal:
        return self.cleaned_data["opening"] or NOTHING

    @property
    def told(self) -> dict[str, Any]:
        """What the action is told: each holder has only what is theirs."""
        said = dict(self.cleaned_data)
        is_managed = said["holder"] == Holder.MANAGED or said["pays"] == Pays.FUND
        organisation = self.organisations.get(said.pop("organisation", ""))
        member = self.members.get(said.pop("member", ""))
        said["organisation"] = organisation if is_managed else None
        said["member"] = None if is_managed else member
        return said


class TermsForm(AgreedForm):
    """Other terms, from a day on."""

    begins_on = DayField(
        label=_("From which day?"),
        subject=_("The day"),
        required=_("Enter the day"),
    )
    field_order = ("begins_on",)

    def __init__(self, data: Any = None, *, page: WritePage) -> None:
        terms = page.terms
        kept = ("a_week", "ceiling_weeks", "kept_back")
        said = {name: getattr(terms, name) for name in kept} if terms else {}
        super().__init__(data, initial={**said, "begins_on": clock.today()})


class CloseForm(PlainForm):
    """Its last day."""

    on = PastDayField(label=_("What is its last day?"))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"on": clock.today()})
