from typing import Any

from django import forms
from django.http import QueryDict

from whatmatters.web.forms import PlainForm


class VersionField(forms.IntegerField):
    """The version that was on the screen. Missing or spoiled, it is none there ever was."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> int:
        try:
            return int(value)
        except (TypeError, ValueError):
            return 0


class VersionedForm(PlainForm):
    """A form that says which version of a thing its writer had in front of them."""

    read = VersionField()
    is_stale = False

    def show_again(self, *, version: int) -> None:
        """Keep all that was typed, now in front of the version somebody else has made."""
        typed = QueryDict(mutable=True)
        typed.update(self.data)
        typed[self.add_prefix("read")] = str(version)
        self.data = typed
        self.is_stale = True
