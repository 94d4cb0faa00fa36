from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from whatmatters.outcomes.models import Outcome
from whatmatters.web.forms import ChoiceField, PlainForm, ScaleField, WordsField


class UpdateForm(PlainForm):
    """How it went: one outcome, some words, and (from the person alone) how near it feels."""

    outcome = ChoiceField(
        label=_("What is it about?"), required=_("Choose what it is about"), choices=()
    )
    words = WordsField(
        label=_("How did it go?"),
        help_text=_("Good days and bad days both count."),
        required=False,
        rows=4,
    )
    nearness = ScaleField(
        label=_("How near does it feel?"),
        low_words=_("not at all"),
        high_words=_("as good as I want it"),
        required=False,
    )
    sent_as = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, outcomes: tuple[Outcome, ...], is_self: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = [(str(one.pk), one.words) for one in outcomes]  # type: ignore[attr-defined]  # a ChoiceField
        if not is_self:
            del self.fields["nearness"]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if "words" not in self.errors and not said.get("words") and said.get("nearness") is None:
            self.add_error("words", ValidationError(self._nothing_said(), code="required"))
        return said

    def _nothing_said(self) -> str:
        if "nearness" in self.fields:
            return str(_("Say how it went, or choose how near it feels"))
        return str(_("Say how it went"))
