"""What anybody may tell us, and what those who keep the directory answer to it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from whatmatters.foundations.words import later as _
from whatmatters.resources.models import Service, Told
from whatmatters.resources.models.services import LONGEST_NAME, Status
from whatmatters.web.forms import ChoiceField, LineField, PlainForm, WordsField

LONGEST = 5_000


class Telling(PlainForm):
    """`website` is shown to nobody: what is typed there was typed by a machine."""

    website = LineField(label=_("Leave this empty"), required=False, max_length=100_000)

    @property
    def is_by_a_machine(self) -> bool:
        return bool(self.cleaned_data.get("website"))


class MistakeForm(Telling):
    words = WordsField(
        label=_("What is wrong, and what would be right?"),
        help_text=_("Please leave out names and anything about somebody’s life."),
        rows=5,
        max_length=LONGEST,
        required=_("Tell us what is wrong"),
    )


class SuggestForm(Telling):
    name = LineField(label=_("What is it called?"), required=_("Tell us what it is called"))
    where = LineField(
        label=_("Where is it?"),
        help_text=_("A place, a street or a town"),
        required=False,
        max_length=300,
    )
    words = WordsField(
        label=_("What happens there?"),
        help_text=_("When it is on, what it costs and how to reach it, if you know."),
        rows=5,
        max_length=LONGEST,
        required=_("Tell us a little of what happens there"),
    )


class DealForm(PlainForm):
    """Its fields are the keyword arguments of `actions.deal_with`."""

    ending = ChoiceField(label="What did you do?", required="Choose what you did")
    words = LineField(
        label="Anything to note?",
        help_text="For whoever reads this after you. When you close it, say why.",
        required=False,
        max_length=500,
    )

    def __init__(self, data: Any, *, told: Told) -> None:
        super().__init__(data)
        field = self.fields["ending"]
        field.choices = [(ending, ending.label) for ending in told.endings]  # type: ignore[attr-defined]  # a list to choose from

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("ending") == Told.Ending.CLOSED and not said.get("words"):
            self.add_error("words", gettext("Say in a word or two why you close it"))
        return said


class CorrectForm(PlainForm):
    """Its fields are the keyword arguments of `actions.correct`."""

    name = LineField(label="Name", required="Give its name", max_length=LONGEST_NAME)
    description = WordsField(label="What it is", required=False, rows=6)
    fees = LineField(
        label="What it costs, in words",
        help_text="Prices that were brought in stay as they are.",
        required=False,
        max_length=1_000,
    )
    url = LineField(label="Website", required=False, max_length=2_000)
    email = LineField(label="E-mail", required=False, max_length=254)
    status = ChoiceField(
        label="Is it running?", choices=Status.choices, required="Choose whether it is running"
    )

    def __init__(self, data: Any, *, service: Service) -> None:
        named = {name: getattr(service, name) for name in self.base_fields}
        super().__init__(data, initial=named)

    def clean_url(self) -> str:
        typed: str = self.cleaned_data["url"]
        if typed and not typed.startswith(("http://", "https://")):
            raise ValidationError(gettext("Begin the address with https://"))
        return typed
