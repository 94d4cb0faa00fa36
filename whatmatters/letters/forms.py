from typing import Any

from django.utils.translation import gettext_lazy as _

from whatmatters.conversations.forms.writing import SentAsField
from whatmatters.web.forms import PlainForm, WordsField


class MessageForm(PlainForm):
    """What to send. Its fields are the keyword arguments of the actions."""

    words = WordsField(
        label=_("What would you like to say?"),
        required=_("Write your message, then send it"),
        rows=5,
    )
    sent_as = SentAsField()

    def __init__(self, data: Any = None, *, unfinished: bool = False, **more: Any) -> None:
        super().__init__(data, **more)
        if unfinished:
            self.fields["words"].required = False
