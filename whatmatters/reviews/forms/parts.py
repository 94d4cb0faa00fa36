"""What the forms of a review are made of."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from django import forms
from django.utils.translation import gettext

from whatmatters.web.forms import PlainForm


class VersionField(forms.IntegerField):
    """The version that was on the screen. One that can't be read counts as an old one."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> int:
        try:
            return max(0, min(int(value), 2**31 - 1))
        except (TypeError, ValueError):
            return 0


def offer(field: forms.Field, choices: Iterable[tuple[str, str]], known_as: str) -> None:
    """Choices that speak of the person by name."""
    field.choices = [  # type: ignore[attr-defined]  # it is a field of choices
        (code, label.replace(gettext("The person"), known_as)) for code, label in choices
    ]


class PartForm(PlainForm):
    """A part of a page that is sent whole. It knows whether anybody has touched it.

    `seen` is a digest of what its boxes held when the page was read: the same digest sent
    back means that nothing was written here, whatever somebody else has written since.
    """

    read = VersionField()
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def show_initial(self) -> None:
        """Remember what the boxes hold as they are shown."""
        self.initial["seen"] = self._digest(self._shown())

    @property
    def is_touched(self) -> bool:
        if not any(name.startswith(f"{self.prefix}-") for name in self.data):
            return False
        seen = self.data.get(self.add_prefix("seen")) or self._digest(self._shown())
        sent = {name: self.data.get(self.add_prefix(name)) for name in self.fields}
        return seen != self._digest(sent)

    def answers(self) -> dict[str, Any]:
        """The keyword arguments of the action."""
        return {name: given for name, given in self.cleaned_data.items() if name != "seen"}

    def _shown(self) -> dict[str, Any]:
        return {name: self.get_initial_for_field(f, name) for name, f in self.fields.items()}

    @staticmethod
    def _digest(held: Mapping[str, Any]) -> str:
        """Of what a browser would send: a ticked box is `on`, an empty one is nothing."""
        plain = {
            name: "on" if value is True else str(value).replace("\r\n", "\n")
            for name, value in held.items()
            if name not in {"read", "seen"} and value not in (None, "", False)
        }
        return sha256(repr(sorted(plain.items())).encode("utf-8", "replace")).hexdigest()[:20]
