"""A person's words, kept exactly.

The one change is to line endings: a browser sends a new line as CR LF however it was
typed, and we keep LF. Leading and trailing spaces, marks of direction, emoji, any
script: all stay. Two things can't be kept in a database, NUL and half a surrogate pair;
they are refused with the text still in the box, and shown there as \N{REPLACEMENT CHARACTER}.
"""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from whatmatters.web.forms.plain import Required, Said, sentences

LONGEST = 200_000
UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
STAND_IN = "\N{REPLACEMENT CHARACTER}"


def refuse_unkeepable(words: str) -> None:
    if UNKEEPABLE.search(words):
        raise ValidationError(
            _(
                "There is a character here that can’t be kept, shown as %(mark)s. "
                "Take it out and try again"
            ),
            code="unkeepable",
            params={"mark": STAND_IN},
        )


def shown(words: str) -> str:
    """The words as a page can carry them."""
    return UNKEEPABLE.sub(STAND_IN, words)


class WordsWidget(forms.Textarea):
    def __init__(self, *, rows: int) -> None:
        super().__init__({"class": "govuk-textarea", "rows": str(rows), "dir": "auto"})

    def format_value(self, value: object) -> str | None:
        return None if value is None else shown(str(value))


class WordsField(forms.CharField):
    """As much as someone wants to say, kept exactly as they said it."""

    def __init__(
        self,
        *,
        label: Said,
        required: Required,
        help_text: Said = "",
        rows: int = 5,
        max_length: int = LONGEST,
        initial: str | None = None,
    ) -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            required=bool(required),
            strip=False,
            initial=initial,
            widget=WordsWidget(rows=rows),
            error_messages=sentences(required),
        )
        self.longest = max_length
        self.validators = []

    def to_python(self, value: object) -> str:
        words = str(super().to_python(value) or "")
        words = words.replace("\r\n", "\n").replace("\r", "\n")
        return words if words.strip() else ""

    def validate(self, value: str) -> None:
        super().validate(value)
        refuse_unkeepable(value)
        if len(value) > self.longest:
            raise ValidationError(
                _("This has %(now)s characters. Shorten it to %(most)s or fewer"),
                code="long",
                params={"now": f"{len(value):,}", "most": f"{self.longest:,}"},
            )
