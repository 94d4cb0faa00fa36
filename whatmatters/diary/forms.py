from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from whatmatters.conversations.forms.writing import SentAsField
from whatmatters.diary.actions import Sent
from whatmatters.diary.feelings import FEELINGS
from whatmatters.diary.selectors import WritePage
from whatmatters.diary.selectors.sharing import Candidate
from whatmatters.foundations import clock
from whatmatters.media.forms import MediaField
from whatmatters.web.forms import (
    ChoiceField,
    ChoicesField,
    DayField,
    LineField,
    PickField,
    PlainForm,
    WordsField,
)

#: Files of one entry, all in all.
MOST_FILES = 12


class EntryForm(PlainForm):
    """A page of the diary: words, a face, a picture or a voice. Any of them will do."""

    words = WordsField(label=_("What would you like to write?"), required=False, rows=8)
    feeling = ChoiceField(
        label=_("How do you feel?"),
        choices=FEELINGS,
        required=False,
        coerce=int,
        empty_value=None,
        in_a_row=True,
    )
    picture = MediaField(
        label=_("A picture or a film"),
        help_text=_("Where and when it was taken is left out."),
        required=False,
        kinds=("picture", "film"),
    )
    shows = LineField(
        label=_("What does it show?"),
        help_text=_("For anybody who can’t see it."),
        required=False,
        max_length=500,
    )
    voice = MediaField(
        label=_("Your voice"),
        help_text=_("On a phone you can record it here. 10 minutes at most."),
        required=False,
        kinds=("sound",),
        capture="user",
    )
    said_on = DayField(
        label=_("Which day is it about?"),
        required=_("Enter the day it is about"),
        subject=_("The day"),
        no_later_than_today=True,
    )
    outcome = PickField(
        label=_("Is it about something you want?"),
        required=False,
        nothing=_("No, or not sure"),
        coerce=UUID,
        empty_value=None,
    )
    sent_as = SentAsField()
    #: Whether what it says was changed on another page since.
    is_stale = False

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        page: WritePage,
        unfinished: bool = False,
        **more: Any,
    ) -> None:
        more["initial"] = {"said_on": clock.today()} | more.get("initial", {})
        super().__init__(data, files, **more)
        self.page, self.unfinished = page, unfinished
        self.fields["outcome"].choices = [(o.pk, _short(o.words)) for o in page.outcomes]  # type: ignore[attr-defined]
        if not page.outcomes:
            del self.fields["outcome"]
        if unfinished:
            for name in set(self.fields) - {"words", "feeling", "sent_as"}:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if self.errors or self.unfinished:
            return said
        there = len(self.page.shown.files) if self.page.shown else 0
        if not (said["words"] or said["feeling"] is not None or self.files_sent or there):
            raise ValidationError(
                _("Write something, choose a face, or add a picture or your voice")
            )
        if there + len(self.files_sent) > MOST_FILES:
            raise ValidationError(_("An entry can hold 12 files. Start another entry for this one"))
        return said

    @property
    def files_sent(self) -> list[Sent]:
        """What came with it, made anew."""
        said = self.cleaned_data
        both = ((said.get("picture"), said.get("shows", "")), (said.get("voice"), ""))
        return [Sent(made, words) for made, words in both if made]

    @property
    def told(self) -> dict[str, Any]:
        """What the actions are told."""
        said = self.cleaned_data
        outcomes = {outcome.pk: outcome for outcome in self.page.outcomes}
        return {
            "words": said["words"],
            "feeling": said["feeling"],
            "said_on": said["said_on"],
            "outcome": outcomes.get(said["outcome"]) if said.get("outcome") else None,
            "files": self.files_sent,
            "sent_as": said["sent_as"],
        }

    @property
    def more_is_open(self) -> bool:
        """Whether anything in the folded part of the page needs to be seen."""
        wrong = {"said_on", "outcome"} & set(self.errors)
        return bool(wrong or self["outcome"].value()) if "outcome" in self.fields else bool(wrong)


class ReadersForm(PlainForm):
    """Who may read an entry."""

    readers = ChoicesField(
        label=_("Who may read this?"),
        help_text=_("Nobody else can. You can stop it at any time, at once. Nobody is told."),
        required=False,
        coerce=UUID,
    )
    agreed = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, candidates: Sequence[Candidate]) -> None:
        reading = [str(each.member.pk) for each in candidates if each.reads_it]
        super().__init__(data, initial={"readers": reading})
        self.candidates = candidates
        field: Any = self.fields["readers"]
        field.choices = [(each.member.pk, each.member.name) for each in candidates]
        field.widget.hints = {str(each.member.pk): each.member.described for each in candidates}

    @property
    def chosen(self) -> list[Candidate]:
        picked = set(self.cleaned_data["readers"])
        return [each for each in self.candidates if each.member.pk in picked]

    @property
    def to_be_asked_about(self) -> list[Candidate]:
        """Those who would read something of the diary for the first time."""
        if self.cleaned_data["agreed"]:
            return []
        return [each for each in self.chosen if each.is_new]


def _short(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:79]}…"
