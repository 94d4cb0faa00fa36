"""Signing as a provider or a funder, and saying no, or yes on a condition."""

from collections.abc import Iterable
from typing import Any

from django.forms import HiddenInput

from whatmatters.foundations import clock
from whatmatters.foundations.words import later as _
from whatmatters.plans.asked import Asked
from whatmatters.plans.forms.agreeing import SAY
from whatmatters.plans.forms.read import ReadForm
from whatmatters.plans.models import Agreement, Objection
from whatmatters.plans.selectors import Signing
from whatmatters.web.forms import ChoiceField, DayField, LineField, PlainForm, WordsField

How, Kind, Ending = Agreement.How, Objection.Kind, Objection.Ending
WHO = _("Choose who it is")


class PartyForm(ReadForm):
    """About one of those who are asked; where there is only one, it is not asked which.

    Which one is meant is kept by their place among all who are asked: that stays what it was on
    the page, whoever signs meanwhile.
    """

    def __init__(self, data: Any, *, page: Signing, among: Iterable[Asked], **given: Any) -> None:
        initial = {"read": page.plan.version, "on": clock.today(), **given.pop("initial", {})}
        super().__init__(data, initial=initial, **given)
        self.among = {str(page.asked.index(asked)): asked for asked in among}
        who, names = self.fields["who"], {key: page.name_of(a) for key, a in self.among.items()}
        who.choices = list(names.items())  # type: ignore[attr-defined]  # it is a ChoiceField
        if len(names) == 1:
            who.widget, who.required = HiddenInput(), False
            [self.initial["who"]] = names

    @property
    def told(self) -> dict[str, Any]:
        """The keyword arguments of the deed."""
        given = dict(self.cleaned_data)
        asked = self.among[given.pop("who") or next(iter(self.among))]
        return {**given, "party": asked.party, "behalf": asked.behalf}


class SignForm(PartyForm):
    """For where one works, with a sign-in of one’s own."""

    who = ChoiceField(label=_("Sign as"), required=WHO)
    words = WordsField(label=SAY, help_text=_("You can leave this empty"), required=False, rows=3)

    @property
    def signed(self) -> dict[str, Any]:
        return {**self.told, "agreed_on": clock.today()}


class WriteSignatureForm(PartyForm):
    """A practitioner writes down that a provider or a funder has signed."""

    who = ChoiceField(label=_("Who has signed?"), required=WHO)
    name = LineField(label=_("The name of who signed"), required=_("Enter the name of who signed"))
    how = ChoiceField(
        label=_("How did they sign?"),
        required=_("Choose how they signed"),
        choices=[
            (How.TOLD_US, _("They told me")),
            (How.TYPED, _("They typed their name here")),
        ],
    )
    words = WordsField(label=_("What did they say about it?"), required=False, rows=3)
    on = DayField(
        label=_("When did they sign?"),
        subject=_("The day they signed"),
        required=_("Enter the day they signed"),
        no_later_than_today=True,
    )

    @property
    def signed(self) -> dict[str, Any]:
        given = self.told
        return {"agreed_on": given.pop("on"), **given}


class ObjectForm(PartyForm):
    """Its fields are the keyword arguments of `actions.object_to_plan`."""

    who = ChoiceField(label=_("Who says it?"), required=WHO)
    kind = ChoiceField(
        label=_("What do you want to say?"),
        required=_("Choose one of the two"),
        choices=[
            (Kind.REFUSAL, _("No. I do not agree")),
            (Kind.CONDITION, _("Yes, but only if something is so")),
        ],
    )
    what = WordsField(
        label=_("What is it about?"),
        help_text=_("What you do not agree to, or what must be so first"),
        required=_("Say what it is about"),
        rows=3,
    )
    why = WordsField(
        label=_("Why?"), help_text=_("You can leave this empty"), required=False, rows=3
    )


class EndObjectionForm(PlainForm):
    """Its fields are the keyword arguments of `actions.end_objection`."""

    ending = ChoiceField(label=_("What has become of it?"), required=_("Choose one of the two"))
    on = DayField(
        label=_("Since when?"),
        subject=_("The day"),
        required=_("Enter the day"),
        no_later_than_today=True,
    )
    words = WordsField(label=SAY, help_text=_("You can leave this empty"), required=False, rows=3)

    def __init__(self, data: Any, *, objection: Objection) -> None:
        super().__init__(data, initial={"on": clock.today()})
        met = [(Ending.MET, _("It is met now"))] if objection.is_condition else []
        withdrawn = (Ending.WITHDRAWN, _("They have taken it back"))
        self.fields["ending"].choices = [*met, withdrawn]  # type: ignore[attr-defined]  # as above
