"""Two people may have the same page open: each form says which version it was about."""

from typing import Any, cast

from django import forms
from django.http import QueryDict

from whatmatters.foundations.models import Versioned
from whatmatters.foundations.words import later as _
from whatmatters.web.forms import PlainForm
from whatmatters.web.forms.plain import Said

STALE = _(
    "Someone else changed this while you had it open. "
    "What you typed is still here: read what it says now, then send it again"
)


class ReadField(forms.Field):
    """Which version was on the screen. What can't be read was not the one there is now."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False)

    def to_python(self, value: Any) -> int:
        typed = str(value or "")
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0


class ReadForm(PlainForm):
    """A form about something that somebody else may be changing too."""

    read = ReadField()
    is_stale = False

    def answer_again(self, current: object) -> None:
        """Keep all that was typed, and let the next try be about what is there now."""
        self.try_again(current.version if isinstance(current, Versioned) else 0, because=STALE)

    def try_again(self, read: int, *, because: Said) -> None:
        """With every box and every tick as it was sent, but for the version that was read."""
        sent = cast("QueryDict", self.data).copy()
        sent[self.add_prefix("read")] = str(read)
        self.data = sent
        self.is_stale = True
        self.add_error(None, because)
