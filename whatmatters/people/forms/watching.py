from typing import Any

from whatmatters.web.forms import ChoiceField, PlainForm, WordsField

SETTLED, NOT_YET = "yes", "no"


class LookIntoForm(PlainForm):
    """What a privacy officer found out, and whether that settles it."""

    words = WordsField(
        label="What did you find out?",
        help_text="Whom you asked and what they said. Nobody can change it afterwards.",
        rows=5,
        max_length=10_000,
        required="Say what you found out",
    )
    settled = ChoiceField(
        label="Is it settled?",
        choices=[(SETTLED, "Yes, it is settled"), (NOT_YET, "No, I have to ask more")],
        required="Choose whether it is settled",
    )

    @property
    def given(self) -> dict[str, Any]:
        """The keyword arguments of `actions.watching.look_into`."""
        said = self.cleaned_data
        return {"words": said["words"], "settles": said["settled"] == SETTLED}
