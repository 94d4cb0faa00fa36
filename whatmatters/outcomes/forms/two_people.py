from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from whatmatters.people.models import Person
from whatmatters.web.forms import PickField, PlainForm, YesField


class TwoPeopleForm(PlainForm):
    """Whom to put side by side. It is asked by GET, so it holds ids and no names."""

    one = PickField(
        label="Who is the first person?", required="Choose the first person", coerce=UUID
    )
    other = PickField(
        label="Who is the second person?", required="Choose the second person", coerce=UUID
    )
    names_hidden = YesField(
        label="Hide their names",
        help_text="For training. Their words may still hold names: read them through first",
        required=False,
    )

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("one", "other"):
            choices = [(str(person.pk), person.name) for person in people]
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        chosen = {self.cleaned_data.get("one"), self.cleaned_data.get("other")}
        if len(chosen) == 1 and None not in chosen:
            raise ValidationError("Choose two different people")
        return self.cleaned_data
