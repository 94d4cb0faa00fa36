from django.utils.translation import gettext_lazy as _

from whatmatters.web.forms import LineField, PlainForm, WordsField


class TopicForm(PlainForm):
    """Something to talk about next time."""

    words = WordsField(
        label=_("What shall we talk about?"),
        required=_("Write what to talk about"),
        rows=3,
        max_length=5000,
    )


class GetInTouchForm(PlainForm):
    """To be talked to alone. Nothing has to be said: pressing the button is enough."""

    words = WordsField(
        label=_("What is it about?"),
        help_text=_("You do not have to say."),
        required=False,
        rows=3,
        max_length=5000,
    )
    how_to_reach = LineField(
        label=_("When and how is best to reach you?"),
        help_text=_("For example: ring on Tuesday morning, or talk at the day centre"),
        required=False,
        max_length=500,
    )
