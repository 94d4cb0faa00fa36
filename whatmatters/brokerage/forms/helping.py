from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from whatmatters.brokerage.models import BrokerRecord, BrokerSkill, HelpGiven
from whatmatters.conversations.forms.writing import SentAsField
from whatmatters.foundations import clock
from whatmatters.plans.forms.read import ReadForm
from whatmatters.web.forms import (
    ChoiceField,
    ChoicesField,
    DayField,
    LineField,
    MoneyField,
    NumberField,
    PickField,
    PlainForm,
    WordsField,
)


class HelpForm(PlainForm):
    """Choose what it was, and save: the rest is filled in."""

    kind = ChoiceField(
        label=_("What help was it?"),
        choices=HelpGiven.Kind.choices,
        required=_("Choose what help it was"),
    )
    minutes = NumberField(
        label=_("How many minutes?"),
        low=1,
        high=1440,
        required=_("Enter how many minutes it took"),
        subject=_("The minutes"),
        initial=15,
    )
    given_on = DayField(
        label=_("On which day?"),
        required=_("Enter the day of the help"),
        subject=_("The day"),
        no_later_than_today=True,
    )
    helper = LineField(label=_("Who helped?"), required=_("Say who helped"))
    words = WordsField(label=_("Anything to add?"), required=False, rows=2, max_length=5_000)
    sent_as = SentAsField()

    def __init__(self, data: Any = None, *, helper: str, **more: Any) -> None:
        begun = {"given_on": clock.today(), "helper": helper}
        super().__init__(data, initial=begun | more.pop("initial", {}), **more)

    @property
    def rest_is_open(self) -> bool:
        """Whether something in the folded part of the page needs to be seen."""
        return bool(set(self.errors) - {"kind"})


class BrokerForm(ReadForm):
    """Who helps to find and choose. What may pull them another way is said openly."""

    name = LineField(label=_("What are they called?"), required=_("Enter their name"))
    kind = ChoiceField(
        label=_("Who are they?"),
        choices=BrokerRecord.Kind.choices,
        required=_("Choose who they are"),
    )
    independence = ChoiceField(
        label=_("Are they free to suggest anything?"),
        choices=BrokerRecord.Independence.choices,
        required=_("Choose how free they are"),
    )
    conflict = WordsField(
        label=_("What might pull them another way?"),
        help_text=_("Like: they work for one of those who could be asked."),
        required=False,
        rows=3,
        max_length=5_000,
    )
    skills = ChoicesField(
        label=_("What do they know well?"), choices=BrokerSkill.Skill.choices, required=False
    )
    agreement = WordsField(label=_("What was agreed?"), required=False, rows=3, max_length=5_000)
    hours = NumberField(
        label=_("How many hours, all in all?"),
        low=0,
        high=5_000,
        required=False,
        subject=_("The hours"),
    )
    fee = MoneyField(
        label=_("What are they paid?"),
        help_text=_("0 where they are paid nothing."),
        required=False,
        subject=_("The fee"),
    )
    fee_per = PickField(
        label=_("How often is that paid?"), choices=BrokerRecord.FeePer.choices, required=False
    )
    paid_by = LineField(label=_("Who pays them?"), required=False)
    began_on = DayField(
        label=_("Since when?"), required=_("Enter since when they help"), subject=_("The day")
    )
    ended_on = DayField(
        label=_("Until when?"),
        help_text=_("Leave it empty while they help."),
        required=False,
        subject=_("The day"),
    )

    def __init__(
        self, data: Any = None, *, broker: BrokerRecord | None, skills: Sequence[str]
    ) -> None:
        super().__init__(data, initial=_now(broker) | {"skills": list(skills)})

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("independence") in {"partly", "tied"} and not said.get("conflict"):
            self.add_error("conflict", _("Say what might pull them another way"))
        if said.get("fee") and not said.get("fee_per"):
            self.add_error("fee_per", _("Choose how often the fee is paid"))
        began, ended = said.get("began_on"), said.get("ended_on")
        if began and ended and ended < began:
            raise ValidationError(_("They cannot end before they begin. Change one of the days"))
        return said


def _now(broker: BrokerRecord | None) -> dict[str, Any]:
    if broker is None:
        return {"began_on": clock.today()}
    names = set(BrokerForm.base_fields) - {"skills", "read"}
    return {name: getattr(broker, name) for name in names} | {"read": broker.version}
