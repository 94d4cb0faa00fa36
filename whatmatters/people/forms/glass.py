from whatmatters.people.models import BrokenGlass
from whatmatters.web.forms import ChoiceField, PlainForm, WordsField

NOT_LATELY = (
    "It is more than ten minutes since you showed that it is you. Do that in a new tab, "
    "by the link above the questions, and then press the button again"
)


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
