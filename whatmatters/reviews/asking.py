"""What the person is asked on their own. Each form's answers are the arguments of its action."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from whatmatters.reviews import questions
from whatmatters.reviews.forms import FURTHEST, NEAREST, TELL_US
from whatmatters.reviews.selectors.shown import TO_THEMSELF
from whatmatters.web.forms import ChoiceField, PlainForm, ScaleField, WordsField


class HowWeWorkForm(PlainForm):
    """One question, and as many words as one likes; or a button that says no."""

    says = ChoiceField(
        label="",
        choices=questions.ANSWERS.items(),
        coerce=int,
        required=_("Choose an answer, or press “I would rather not say”"),
    )
    words = WordsField(
        label=_("Is there anything you want to say about it?"),
        help_text=_("You need not write. Nobody you work with reads this."),
        required=False,
        rows=3,
    )

    def __init__(self, data: Any = None, *, asks: str) -> None:
        super().__init__(data)
        self.is_refused = bool(data and data.get("rather") == "not")
        self.fields["says"].label = asks
        if self.is_refused:
            self.fields["says"].required = False


class AloneForm(PlainForm):
    """How is it going? Asked again of the person, on their own."""

    says = ChoiceField(label=_("Has it happened?"), choices=TO_THEMSELF.items(), required=TELL_US)
    nearness = ScaleField(
        label=_("How near does it feel?"), low_words=FURTHEST, high_words=NEAREST, required=False
    )
    words = WordsField(
        label=_("What would you like to say about it?"),
        help_text=_("You need not write."),
        required=False,
        rows=4,
    )
