from typing import Any

from whatmatters.people.models import BrokenGlass
from whatmatters.web.forms import ChoiceField, DayField, LineField, PlainForm, WordsField

NOT_LATELY = (
    "It is more than ten minutes since you showed that it is you. Do that in a new tab, "
    "by the link above the questions, and then press the button again"
)


#: The same for nobody, for more than one, and for too many tries.
NOBODY_FOUND = (
    "We cannot find one person by that. Check it, or ring whoever is on duty. "
    "After ten tries, wait fifteen minutes"
)


class FindInNeedForm(PlainForm):
    """Who it is, by their number; or by their whole name and the day they were born."""

    number = LineField(
        label="Their number here, or their NHS number",
        help_text="Leave it empty if you don’t have it",
        max_length=100,
        required=False,
    )
    name = LineField(label="Or their whole name", max_length=200, required=False)
    born_on = DayField(
        label="And the day they were born",
        help_text="For example, 31 3 1948",
        subject="The day they were born",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not self.errors and not said.get("number") and not (said["name"] and said["born_on"]):
            self.add_error("number", "Enter a number; or a whole name, and a day of birth")
        return said

    @property
    def who(self) -> dict[str, Any]:
        """The keyword arguments of `selectors.exactly`."""
        return {name: self.cleaned_data[name] for name in ("number", "name", "born_on")}


class GlassForm(PlainForm):
    """Why a record has to be opened. Its fields are those of `actions.break_glass`."""

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
