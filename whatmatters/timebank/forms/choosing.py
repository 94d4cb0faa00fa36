"""What the person wants to do with time that is left."""

from typing import Any

from django.db.models import TextChoices

from whatmatters.conversations.forms.writing import SentAsField
from whatmatters.foundations.words import later as _
from whatmatters.timebank.forms.long import LongForm
from whatmatters.web.forms import ChoiceField, LineField, PlainForm


class Answer(TextChoices):
    KEEP = "keep", _("Keep it for longer")
    LET_GO = "let-go", _("Let it go")


class GiveBackForm(LongForm):
    """Its fields are the keyword arguments of `actions.give_back`."""

    words = LineField(
        label=_("Do you want to say why?"),
        help_text=_("You do not have to"),
        required=False,
        max_length=300,
    )
    sent_as = SentAsField()

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if "as_minutes" in told:
            told["minutes"] = told.pop("as_minutes")
        return told


class AnswerForm(PlainForm):
    answer = ChoiceField(
        label=_("What do you want to do with it?"),
        choices=Answer.choices,
        required=_("Choose what to do with it"),
    )
    words = LineField(
        label=_("What is it for?"),
        help_text=_("You do not have to say. A day out, a deep clean, more at Easter?"),
        required=False,
        max_length=300,
    )
