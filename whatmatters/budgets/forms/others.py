"""Money not spent, a personal assistant’s terms, and a check of benefits."""

from decimal import Decimal
from typing import Any

from whatmatters.budgets.forms.read import NumberedForm
from whatmatters.budgets.models import Assistant, BenefitsResult
from whatmatters.budgets.selectors import TermsPage
from whatmatters.budgets.sums import NOTHING
from whatmatters.foundations import clock
from whatmatters.foundations.words import later as _
from whatmatters.people.models import CircleMember
from whatmatters.web.forms import (
    ChoiceField,
    DayField,
    LineField,
    MoneyField,
    PickField,
    PlainForm,
    QuantityField,
    WordsField,
    YesField,
)


class BuiltUpForm(PlainForm):
    """Its fields are the keyword arguments of `actions.count_built_up`."""

    amount = MoneyField(
        label=_("How much has not been spent?"), required=_("Enter how much has not been spent")
    )
    counted_on = DayField(
        label=_("On which day was that?"),
        subject=_("The day it was counted"),
        required=_("Enter the day it was counted"),
        no_later_than_today=True,
    )
    words = WordsField(
        label=_("What was said about it?"),
        help_text=_("For example what it is being saved for, or what help did not come"),
        required=False,
        rows=3,
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"counted_on": clock.today()})


class SavingForm(PlainForm):
    """Its fields are the keyword arguments of `actions.agree_saving`."""

    amount = MoneyField(label=_("How much is saved?"), required=_("Enter how much is saved"))
    what_for = LineField(
        label=_("What is it for?"), required=_("Enter what it is for"), max_length=300
    )
    agreed_on = DayField(
        label=_("When was that agreed?"),
        subject=_("The day it was agreed"),
        required=_("Enter the day it was agreed"),
        no_later_than_today=True,
    )
    until_on = DayField(
        label=_("When do you talk about it again?"),
        subject=_("The day to talk again"),
        help_text=_("Leave this empty if no day is set"),
        required=False,
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"agreed_on": clock.today()})


class TermsForm(NumberedForm):
    """Its fields are the keyword arguments of `actions.write_terms`."""

    member = PickField(label=_("Who is it?"), required=_("Choose who it is"))
    begins_on = DayField(
        label=_("From which day?"),
        subject=_("The day it starts"),
        required=_("Enter the day it starts"),
    )
    ends_on = DayField(
        label=_("What is the last day?"),
        subject=_("The last day"),
        help_text=_("Leave this empty if it goes on"),
        required=False,
    )
    hours = QuantityField(
        label=_("How many hours a week?"),
        subject=_("The hours"),
        most=Decimal(168),
        required=_("Enter how many hours a week"),
    )
    rate = MoneyField(
        label=_("How much is the pay an hour?"),
        subject=_("The pay an hour"),
        required=_("Enter the pay an hour"),
    )
    on_costs = QuantityField(
        label=_("How much is added to the pay, in percent?"),
        help_text=_("For holidays, a pension and sick pay"),
        subject=_("What is added to the pay"),
        most=Decimal(100),
        required=False,
        empty_value=NOTHING,
    )
    payroll = MoneyField(
        label=_("What does a payroll service cost, for four weeks?"),
        subject=_("The payroll service"),
        required=False,
        empty_value=NOTHING,
    )
    insurance = MoneyField(
        label=_("What does an employer’s insurance cost a year?"),
        subject=_("The insurance"),
        required=False,
        empty_value=NOTHING,
    )
    back_up = WordsField(
        label=_("Who comes when they are ill or away?"),
        required=_("Say who comes when they are ill or away"),
        rows=2,
    )
    employer = ChoiceField(
        label=_("Who is the employer?"),
        choices=Assistant.Employer.choices,
        required=_("Choose who is the employer"),
    )
    nominee = LineField(label=_("If somebody does it for them, who?"), required=False)
    review_on = DayField(
        label=_("When do we look at this again?"),
        subject=_("The day to look again"),
        required=_("Enter the day to look at this again"),
    )

    def __init__(self, data: Any, *, page: TermsPage, last: int) -> None:
        super().__init__(data, last=last, initial=_said(page))
        self.members = {str(member.pk): member for member in page.members}
        offered = [(key, member.name) for key, member in self.members.items()]
        self.fields["member"].choices = offered  # type: ignore[attr-defined]  # it is a field of choices

    def clean_member(self) -> CircleMember | None:
        return self.members.get(self.cleaned_data["member"])


def _said(page: TermsPage) -> dict[str, Any]:
    if page.terms is None:
        return {"begins_on": clock.today(), "employer": Assistant.Employer.PERSON}
    kept = ("hours", "rate", "on_costs", "payroll", "insurance", "back_up", "employer", "nominee")
    said = {name: getattr(page.terms, name) or None for name in kept}
    return said | {"member": str(page.terms.member_id), "begins_on": clock.today()}


class AskBenefitsForm(PlainForm):
    """Its fields are the keyword arguments of `actions.ask_for_benefits_check`."""

    asked_of = LineField(
        label=_("Who is asked to check?"),
        help_text=_("For example Citizens Advice"),
        required=_("Enter who is asked to check"),
    )
    asked_on = DayField(
        label=_("When were they asked?"),
        subject=_("The day they were asked"),
        required=_("Enter the day they were asked"),
        no_later_than_today=True,
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"asked_on": clock.today()})


class BenefitsResultForm(PlainForm):
    """Its fields are the keyword arguments of `actions.say_what_came_of_it`."""

    found = ChoiceField(
        label=_("What came of it?"),
        choices=BenefitsResult.Found.choices,
        required=_("Choose what came of it"),
    )
    done_by = LineField(label=_("Who did it?"), required=_("Enter who did it"))
    done_on = DayField(
        label=_("When was it done?"),
        subject=_("The day it was done"),
        required=_("Enter the day it was done"),
        no_later_than_today=True,
    )
    words = WordsField(label=_("What is there to say about it?"), required=False, rows=3)
    wants_it_written = YesField(
        label=_("An amount may be written down"),
        help_text=_("Only if the person wants that"),
        required=False,
    )
    amount = MoneyField(label=_("How much more is it a week?"), required=False)

    def __init__(self, data: Any = None, *, asked_of: str) -> None:
        super().__init__(data, initial={"done_by": asked_of, "done_on": clock.today()})

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("amount") is not None and not told.get("wants_it_written"):
            self.add_error(
                "wants_it_written", _("Tick this if the person wants the amount written down")
            )
        return told
