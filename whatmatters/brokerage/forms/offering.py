from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from whatmatters.brokerage.actions import Line, Terms
from whatmatters.brokerage.models import AskedFor, Offer, Recipient
from whatmatters.foundations.words import later as _
from whatmatters.plans.models import Doer, Often, Unit
from whatmatters.web.forms import (
    DayField,
    LineField,
    MoneyField,
    PickField,
    PlainForm,
    QuantityField,
    WordsField,
    YesField,
)

#: How many parts a price may have on one page.
LINES = (1, 2, 3)


class OfferForm(PlainForm):
    """What, when, how it helps, and the price in up to three parts."""

    what = LineField(
        label=_("What would be done?"), required=_("Say what would be done"), max_length=500
    )
    when = LineField(
        label=_("When?"),
        help_text=_("Days and times, and how much they can move"),
        required=False,
        max_length=300,
    )
    hours = QuantityField(
        label=_("How many hours a week?"),
        subject=_("Hours a week"),
        most=Decimal(168),
        required=False,
    )
    begins_on = DayField(label=_("From when?"), subject=_("The day it starts"), required=False)
    valid_until = DayField(
        label=_("Until when does the offer stand?"),
        subject=_("The day it stands until"),
        required=False,
        no_earlier_than_today=True,
    )
    meet_first = YesField(
        label=_("The person can meet whoever would come, before they choose"), required=False
    )
    conditions = WordsField(
        label=_("Are there any conditions?"),
        help_text=_("Notice, days that cost more, what is not included"),
        required=False,
        rows=2,
    )

    def __init__(self, data: Any, *, asked: Iterable[AskedFor], **given: Any) -> None:
        super().__init__(data, **given)
        self.asked = tuple(asked)
        for one in self.asked:
            self.fields[f"serves_{one.pk}"] = _serves(one)
        for place in LINES:
            self.fields |= _price(place)

    def clean(self) -> dict[str, Any]:
        for place in LINES:
            self._must_be_whole(place)
        return self.cleaned_data

    def _must_be_whole(self, place: int) -> None:
        said = {name: self.cleaned_data.get(f"{name}_{place}") for name in PARTS}
        if said["amount"] is None and said["how_many"] is not None:
            self.add_error(f"amount_{place}", gettext("Enter the price"))
        if said["how_many"] == 0:
            self.add_error(f"how_many_{place}", gettext("Say how many: more than none"))

    @property
    def terms(self) -> Terms:
        said = self.cleaned_data
        plain = ("what", "when", "hours", "begins_on", "valid_until", "meet_first", "conditions")
        return Terms(
            **{name: said[name] for name in plain},
            doer=said.get("doer") or Doer.PROVIDER,
            lines=[self._line(place) for place in LINES if said[f"amount_{place}"] is not None],
            serves={one.pk: said[f"serves_{one.pk}"] for one in self.asked},
        )

    def _line(self, place: int) -> Line:
        said = {name: self.cleaned_data[f"{name}_{place}"] for name in PARTS}
        return Line(
            amount=said["amount"],
            unit=said["unit"] or Unit.HOUR,
            per=said["per"] or Often.WEEK,
            how_many=said["how_many"] or Decimal(1),
            what=said["line"],
        )

    @property
    def about_outcomes(self) -> list[forms.BoundField]:
        return [self[f"serves_{one.pk}"] for one in self.asked]

    @property
    def price(self) -> list[list[forms.BoundField]]:
        """The boxes of each part of the price, part by part."""
        return [[self[f"{name}_{place}"] for name in PARTS] for place in LINES]


PARTS = ("amount", "unit", "how_many", "per", "line")


def as_typed(offer: Offer) -> dict[str, Any]:
    """An offer as it would be typed, to be changed. Give it with its parts."""
    plain = ("what", "when", "hours", "begins_on", "valid_until", "meet_first", "conditions")
    said = {name: getattr(offer, name) for name in plain}
    said |= {f"serves_{one.asked_for_id}": one.words for one in offer.serves.all()}
    for place, line in zip(LINES, offer.lines.all(), strict=False):
        values = (line.amount, line.unit, line.how_many, line.per, line.what)
        said |= {f"{name}_{place}": value for name, value in zip(PARTS, values, strict=True)}
    return said


class TypedOfferForm(OfferForm):
    """An offer that came another way, and from whom."""

    name = LineField(
        label=_("Who offers this?"),
        help_text=_("If they are not in the list above"),
        required=False,
    )
    doer = PickField(
        label=_("What kind of help is it?"),
        choices=[(doer, doer.label) for doer in Doer if doer != Doer.MYSELF],
        required=_("Choose what kind of help it is"),
    )

    def __init__(self, data: Any, *, recipients: Iterable[Recipient], **given: Any) -> None:
        super().__init__(data, **given)
        found = {str(one.pk): one for one in recipients}
        self.fields["recipient"] = PickField(
            label=_("Who was asked?"),
            nothing=_("Somebody who is not in this list"),
            choices=[(key, one.called) for key, one in found.items()],
            required=False,
            coerce=found.__getitem__,
            empty_value=None,
        )

    def clean_name(self) -> str:
        if not self.data.get("recipient") and not self.cleaned_data["name"]:
            raise ValidationError(gettext("Say who offers this"))
        return str(self.cleaned_data["name"])

    @property
    def kept(self) -> dict[str, Any]:
        """The keyword arguments of `actions.keep_offer`."""
        said = self.cleaned_data
        return {"terms": self.terms, "recipient": said["recipient"], "name": said["name"]}


class DeclineForm(PlainForm):
    """Its field is the keyword argument of `actions.decline_request`."""

    because = WordsField(
        label=_("Why can’t you help with this?"),
        help_text=_("It helps whoever looks next"),
        required=_("Say why, in a few words"),
        rows=3,
    )


def _serves(one: AskedFor) -> WordsField:
    return WordsField(
        label=one.words,
        help_text=_("How would this help? Leave it empty if it would not"),
        required=False,
        rows=2,
    )


def _labelled(label: str, place: int) -> str:
    """The first part of a price needs no number."""
    return label if place == LINES[0] else f"{label} ({place})"


def _price(place: int) -> dict[str, forms.Field]:
    return {
        f"amount_{place}": MoneyField(
            label=_labelled(_("Price"), place), subject=_("The price"), required=False
        ),
        f"unit_{place}": PickField(
            label=_labelled(_("For each"), place),
            choices=Unit.choices,
            required=False,
            initial=Unit.HOUR,
        ),
        f"how_many_{place}": QuantityField(
            label=_labelled(_("How many"), place),
            subject=_("How many"),
            most=Decimal("9999.99"),
            required=False,
        ),
        f"per_{place}": PickField(
            label=_labelled(_("How often"), place),
            choices=Often.choices,
            required=False,
            initial=Often.WEEK,
        ),
        f"line_{place}": LineField(label=_labelled(_("What it is for"), place), required=False),
    }
