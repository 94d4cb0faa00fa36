from typing import Any

from django.core.exceptions import ValidationError

from whatmatters.brokerage.forms.asking import OUTWARD
from whatmatters.brokerage.models import ChangeStep
from whatmatters.plans.forms.read import ReadForm
from whatmatters.web.forms import ChoiceField, LineField, NumberField, PlainForm, WordsField

MOST_AREAS, LONGEST = 200, 5_000


class AreasField(LineField):
    """First halves of postcodes, with spaces or commas between."""

    def clean(self, value: Any) -> list[str]:
        typed = str(super().clean(value)).upper().replace(",", " ").split()
        for one in typed:
            if not OUTWARD.fullmatch(one):
                raise ValidationError(
                    f"“{one[:20]}” is not the first half of a postcode, like WB1. Mend it, "
                    "and leave a space between one and the next"
                )
        if len(typed) > MOST_AREAS:
            raise ValidationError(f"Enter {MOST_AREAS} or fewer")
        return list(dict.fromkeys(typed))


class ProfileForm(ReadForm):
    """How things stand with a provider. Whatever is not known can wait."""

    capacity = WordsField(
        label="What do you have room for now?",
        help_text="Like: two mornings a week in WB1, nothing at weekends.",
        required=False,
        rows=3,
        max_length=LONGEST,
    )
    hours_free = NumberField(
        label="Hours a week that are free, if you know",
        low=0,
        high=10_000,
        required=False,
        subject="The hours",
    )
    areas = AreasField(
        label="Where do you come to?",
        help_text="The first halves of postcodes: WB1 WB2 WB10.",
        required=False,
        max_length=1_200,
    )
    skills = WordsField(label="What are you good at?", required=False, rows=3, max_length=LONGEST)
    languages = LineField(label="Which languages are spoken?", required=False, max_length=300)
    training = WordsField(
        label="What training have staff had?", required=False, rows=3, max_length=LONGEST
    )
    openness = WordsField(
        label="What would you do otherwise than now?",
        help_text="Like: let people bank the time they do not use.",
        required=False,
        rows=3,
        max_length=LONGEST,
    )
    worries = WordsField(label="What worries you?", required=False, rows=3, max_length=LONGEST)
    help_wanted = WordsField(
        label="What help would you like?", required=False, rows=3, max_length=LONGEST
    )
    staff = NumberField(
        label="How many staff do you have?",
        low=1,
        high=100_000,
        required=False,
        subject="The number of staff",
    )
    left_in_a_year = NumberField(
        label="How many left in the last year?",
        low=0,
        high=100_000,
        required=False,
        subject="The number who left",
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("left_in_a_year") is not None and not said.get("staff"):
            self.add_error("staff", "Say how many staff there are, as some have left")
        return said


class ChangeForm(PlainForm):
    """A line of how a provider changes."""

    kind = ChoiceField(
        label="What is it?", choices=ChangeStep.Kind.choices, required="Choose what it is"
    )
    words = WordsField(
        label="In your words", required="Write it in your words", rows=3, max_length=LONGEST
    )
    agreed_with = LineField(
        label="Who agreed to help?", help_text="For help that was agreed.", required=False
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("kind") == ChangeStep.Kind.HELP and not said.get("agreed_with"):
            self.add_error("agreed_with", "Say who agreed to help")
        return said
