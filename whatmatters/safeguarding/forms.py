"""What is asked of whoever worries, and of those on a case. To the person it says `you`."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext

from whatmatters.foundations import clock
from whatmatters.foundations.words import later as _
from whatmatters.people.actions import Work
from whatmatters.safeguarding import kinds
from whatmatters.safeguarding.models import Closing, Concern, Note
from whatmatters.web.forms import (
    ChoiceField,
    ChoicesField,
    DayField,
    EmailField,
    LineField,
    PickField,
    PlainForm,
    WordsField,
)

DANGER = [choice for choice in Concern.Danger.choices if choice[0]]
LONGEST_REASON = 500


class WorryForm(PlainForm):
    """Nothing but words has to be given, and who it is about where that is not known.

    `{happened}` and the like in a text become words.
    """

    about = PickField(
        label=_("Who is it about?"),
        help_text=_("If they are not in the list, write who it is below."),
        nothing=_("Somebody else"),
        required=False,
    )
    who = LineField(
        label=_("Who is it about, in your own words?"),
        help_text=_("As much as you know: a name, where they live, or where you saw them"),
        max_length=300,
        required=False,
    )
    words = WordsField(
        label=_("{happened}"),
        help_text=_("{whose_words} You need not be sure."),
        rows=7,
        required=_("Write what is not right. A few words are enough"),
    )
    danger = ChoiceField(
        label=_("{in_danger}"),
        choices=DANGER,
        hints={Concern.Danger.NOW: _("Ring 999 first, and then send this")},
        required=False,
    )
    kinds = ChoicesField(
        label=_("Is it any of these?"),
        help_text=_("Tick any that fit, or none. You do not have to know."),
        required=False,
    )
    wish = WordsField(
        label=_("{wants}"),
        help_text=_("{if_safe}"),
        rows=3,
        required=False,
    )
    told = WordsField(label=_("Who else knows about it?"), rows=2, required=False)
    where = ChoiceField(
        label=_("Who should read it?"),
        help_text=_("Choose the one that helps where they live, or that you trust."),
        required=_("Choose who should read it"),
    )
    sent_as = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        known_as: str,
        is_self: bool,
        people: Iterable[tuple[str, str]],
        places: Iterable[tuple[str, str]],
    ) -> None:
        super().__init__(data)
        self._leave_out(known_as, list(people), list(places))
        self.fields["kinds"].choices = list(kinds.in_plain_words().items())  # type: ignore[attr-defined]
        words = _spoken(known_as, is_self)
        for field in self.fields.values():
            field.label = str(field.label).format(**words)
            field.help_text = str(field.help_text).format(**words)

    def _leave_out(
        self, known_as: str, people: list[tuple[str, str]], places: list[tuple[str, str]]
    ) -> None:
        """Ask only what is not known yet."""
        if known_as:
            del self.fields["who"]
        if known_as or not people:
            del self.fields["about"]
        else:
            self.fields["about"].choices = people  # type: ignore[attr-defined]
        if len(places) < 2:
            del self.fields["where"]
        else:
            self.fields["where"].choices = places  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        asks_who = "who" in self.fields and "who" not in self.errors
        if asks_who and not cleaned.get("who") and not cleaned.get("about"):
            self.add_error(
                "who", gettext("Write who it is about. Anything you know about them is enough")
            )
        return cleaned

    @property
    def chosen(self) -> UUID | None:
        """Whose record was picked from the list, if one was."""
        about = self.cleaned_data.get("about")
        return UUID(about) if about else None

    @property
    def told_about(self) -> dict[str, Any]:
        """The keyword arguments of `actions.raise_concern`, but for whom it is about."""
        own = ("words", "danger", "kinds", "wish", "told", "sent_as")
        where = self.cleaned_data.get("where")
        said = {name: self.cleaned_data[name] for name in own}
        who = "" if self.chosen else self.cleaned_data.get("who", "")
        return said | {"who": who, "where": UUID(where) if where else None}


def _spoken(known_as: str, is_self: bool) -> dict[str, str]:
    if is_self:
        return {
            "happened": gettext("What is happening?"),
            "whose_words": gettext("In your own words."),
            "in_danger": gettext("Are you in danger now?"),
            "wants": gettext("What would you like to happen?"),
            "if_safe": gettext("You can say that you do not know yet."),
        }
    return {
        "happened": gettext("What did you see or hear?"),
        "whose_words": gettext("In your own words, or theirs."),
        "in_danger": gettext("Is somebody in danger now?"),
        "wants": gettext("What does %(known_as)s want to happen?") % {"known_as": known_as}
        if known_as
        else gettext("What do they want?"),
        "if_safe": gettext("If it is safe to ask them. If you do not know, leave it empty."),
    }


class NoteForm(PlainForm):
    """Its fields are keyword arguments of `actions.write_note`."""

    words = WordsField(
        label=_("What do you want to add?"), required=_("Write what you want to add")
    )
    kind = ChoiceField(
        label=_("What is it?"),
        choices=Note.Kind.choices,
        required=_("Choose what it is"),
        initial=Note.Kind.NOTE,
    )
    sent_as = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)


class PutForm(PlainForm):
    """Its fields are keyword arguments of `actions.put_on_case`."""

    email = EmailField(
        label=_("Which e-mail address do they sign in with?"),
        help_text=_(
            "From here or from another organisation. They must be a safeguarding lead, or "
            "work with the person already."
        ),
        required=_("Enter the e-mail address they sign in with"),
    )
    because = LineField(
        label=_("Why do they need to be on the case?"),
        max_length=LONGEST_REASON,
        required=_("Write why they need to be on the case"),
    )
    work = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, works: Iterable[Work] = ()) -> None:
        super().__init__(data)
        if works:
            self.fields["work"] = ChoiceField(
                label=gettext("They work in more than one place. As what do they join?"),
                choices=[(str(work.id), work.told) for work in works],
                required=gettext("Choose as what they join"),
            )


class ReasonForm(PlainForm):
    """Its field is a keyword argument of the deed that it is the reason for."""

    because = LineField(label=_("Why?"), max_length=LONGEST_REASON, required=_("Write why"))


class WhoseForm(PlainForm):
    """Its fields are keyword arguments of `actions.say_whose`."""

    number = LineField(
        label=_("Which number are they known by here?"),
        max_length=30,
        required=_("Enter the number they are known by"),
    )
    name = LineField(
        label=_("What is their name?"),
        help_text=_(
            "What they like to be called, or their full name. It must be that of the record."
        ),
        required=_("Enter their name"),
    )


class CloseForm(PlainForm):
    """Its fields are keyword arguments of `actions.close_concern`."""

    because = WordsField(
        label=_("What was found, what was done, and why does it end here?"),
        required=_("Write what was found and done, and why it ends here"),
    )
    wish_met = ChoiceField(
        label=_("Did what the person wanted come about?"),
        choices=Closing.WishMet.choices,
        required=_("Choose whether what the person wanted came about"),
    )


class ConfidenceForm(PlainForm):
    """Its fields are keyword arguments of `actions.keep_confidence`."""

    said_by = LineField(
        label=_("Who said it?"),
        help_text=_("Their name, and who they are to the person"),
        required=_("Enter who said it"),
    )
    words = WordsField(label=_("What did they say?"), required=_("Write what they said"))
    said_on = DayField(
        label=_("When did they say it?"),
        subject=_("The day they said it"),
        required=_("Enter the day they said it"),
        no_later_than_today=True,
        initial=clock.today,
    )
    sent_as = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)
