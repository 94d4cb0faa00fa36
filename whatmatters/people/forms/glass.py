from typing import Any

from whatmatters.access.again import password_field
from whatmatters.people.models import BrokenGlass
from whatmatters.web.forms import ChoiceField, PlainForm, WordsField


class GlassForm(PlainForm):
    """Why a record has to be opened, and that it is really they who ask."""

    reason = ChoiceField(
        label="Why do you need to open it?",
        choices=BrokenGlass.Reason.choices,
        required="Choose why you need to open it",
    )
    because = WordsField(
        label="What has happened?",
        help_text="In a sentence or two. A privacy officer reads it today.",
        rows=4,
        max_length=2000,
        required="Say what has happened",
    )
    password = password_field()

    def __init__(self, data: Any = None, *, with_password: bool) -> None:
        super().__init__(data)
        if not with_password:
            del self.fields["password"]

    @property
    def given(self) -> dict[str, str]:
        """The keyword arguments of `actions.break_glass`."""
        return {name: self.cleaned_data[name] for name in ("reason", "because")}
