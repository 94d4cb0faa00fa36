"""What is asked of whoever comes: when, what proves it, what was done, and what was not."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from whatmatters.outcomes.models import Outcome
from whatmatters.plans.forms import ReadForm
from whatmatters.visits.forms.times import TimeField
from whatmatters.visits.models import Hitch, Proof, Status, Task, Visit
from whatmatters.visits.proving import Shown
from whatmatters.web.forms import (
    ChoiceField,
    LineField,
    NumberField,
    PickField,
    PlainForm,
    WordsField,
)

CODE = _("What does the code in the home show?")
CODE_HINT = _("Six figures. Leave this empty if there is no code, or you can’t see it")


class PlaceField(forms.Field):
    """Half of where the phone is. A script fills it in; what can’t be read is as if not there."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False)

    def to_python(self, value: Any) -> float | None:
        try:
            place = float(str(value or "")[:20])
        except ValueError:
            return None
        return place if -180 <= place <= 180 else None


class ProofForm(PlainForm):
    """What shows that somebody is there: the code first, then where the phone is."""

    code = LineField(label=CODE, help_text=CODE_HINT, required=False, max_length=20)
    latitude = PlaceField()
    longitude = PlaceField()

    @property
    def place(self) -> tuple[float, float] | None:
        north, east = self.cleaned_data["latitude"], self.cleaned_data["longitude"]
        return None if north is None or east is None or abs(north) > 90 else (north, east)

    @property
    def shown(self) -> Shown:
        if code := self.cleaned_data["code"]:
            return Shown(by=Proof.By.CODE, code=code)
        if self.place:
            return Shown(by=Proof.By.PLACE, latitude=self.place[0], longitude=self.place[1])
        return Shown()


class ArriveForm(ProofForm):
    at = TimeField(
        label=_("When did you come?"),
        help_text=_("Leave this empty if it is now"),
        required=False,
    )
    field_order = ("code", "at")


class LeaveForm(ProofForm):
    at = TimeField(
        label=_("When did you go?"),
        help_text=_("Leave this empty if it is now"),
        required=False,
    )
    field_order = ("code", "at")


@lru_cache(maxsize=32)
def empty_boxes(form: type[ArriveForm | LeaveForm], language: str) -> dict[str, SafeString]:
    """The boxes as they stand on the page of a visit: alike for everybody who reads a language.

    Drawn each time, they took a quarter of what the page takes.
    """
    with override(language):
        return {name: form()[name].as_field_group() for name in form.field_order}


class CallForm(PlainForm):
    """For the office, which took a call from the home."""

    of = ChoiceField(
        label=_("What was the call about?"),
        choices=Proof.Of.choices,
        required=_("Choose what the call was about"),
    )
    phone = LineField(
        label=_("From which number did they call?"),
        required=_("Enter the number they called from"),
        max_length=40,
    )

    @property
    def shown(self) -> Shown:
        return Shown(by=Proof.By.PHONE, phone=self.cleaned_data["phone"])


class TimesForm(ReadForm):
    began = TimeField(label=_("When did it begin?"), required=_("Enter when it began"))
    ended = TimeField(label=_("When did it end?"), required=_("Enter when it ended"))


def times_of(visit: Visit) -> dict[str, Any]:
    """What the boxes say at first: the times as they are kept, and of which version."""
    said = {"began": visit.began_at, "ended": visit.ended_at}
    shown = {name: timezone.localtime(at).time() for name, at in said.items() if at}
    return {**shown, "read": visit.version}


class TaskForm(ReadForm):
    became = ChoiceField(
        label=_("What became of it?"),
        choices=Task.Became.choices,
        required=_("Choose what became of it"),
    )
    how = ChoiceField(
        label=_("If it was done: who did it?"),
        choices=Task.How.choices,
        required=False,
    )
    why = WordsField(
        label=_("If it was not done: why?"),
        help_text=_("The person can read this"),
        required=False,
        rows=3,
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("became") == Task.Became.DONE and not told.get("how"):
            self.add_error("how", _("Choose who did it: they, we, or both"))
        undone = told.get("became") in {Task.Became.NOT_DONE, Task.Became.DECLINED}
        if undone and not told.get("why", "").strip():
            self.add_error("why", _("Say why it was not done"))
        return told


class OutcomeForm(PlainForm):
    """Which of their outcomes something is for."""

    outcome = PickField(
        label=_("Which outcome is it for?"),
        help_text=_("Work that is for none is shown as such"),
        nothing=_("None that we know of"),
        required=False,
    )

    def __init__(self, data: Any, *, outcomes: Iterable[Outcome], **more: Any) -> None:
        super().__init__(data, **more)
        self.outcomes = {str(one.pk): one for one in outcomes}
        self.fields["outcome"].choices = [  # type: ignore[attr-defined]
            (key, one.words[:120]) for key, one in self.outcomes.items()
        ]

    def clean_outcome(self) -> Outcome | None:
        return self.outcomes.get(self.cleaned_data["outcome"])


class LinkForm(ReadForm, OutcomeForm):
    """The same, of work that somebody else may be linking too."""


class AddTaskForm(OutcomeForm):
    what = LineField(
        label=_("What else is to be done, or was?"),
        required=_("Say what is to be done"),
        max_length=300,
    )
    field_order = ("what", "outcome")


class HitchForm(PlainForm):
    kind = ChoiceField(
        label=_("What was not as planned?"),
        choices=Hitch.Kind.choices,
        required=_("Choose what was not as planned"),
    )
    minutes = NumberField(
        label=_("How many minutes, if that says it?"),
        low=0,
        high=1440,
        subject=_("The minutes"),
        required=False,
    )
    words = WordsField(
        label=_("What happened?"),
        help_text=_("The person can read this"),
        required=False,
        rows=3,
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("kind") == Hitch.Kind.OTHER and not told.get("words", "").strip():
            self.add_error("words", _("Say in words what was not as planned"))
        return told


#: What may have become of a visit that did not happen, as whoever should have come says it.
MISSED = [
    (Status.NO_ANSWER.value, _("Nobody came to the door")),
    (Status.SENT_AWAY.value, _("They sent us away")),
    (Status.MISSED.value, _("Nobody of us came")),
]


class MissForm(ReadForm):
    kind = ChoiceField(
        label=_("What became of the visit?"),
        choices=MISSED,
        required=_("Choose what became of the visit"),
    )
    because = WordsField(
        label=_("What happened, and what did you do?"),
        help_text=_("The person can read this"),
        required=_("Say in words what happened"),
        rows=4,
    )


class NoteForm(PlainForm):
    words = WordsField(
        label=_("What would you write down?"),
        help_text=_("The person can read this. What was written before is kept"),
        required=_("Write the note first"),
        rows=8,
    )
    after = forms.UUIDField(required=False, widget=forms.HiddenInput)
    joins = forms.UUIDField(required=False, widget=forms.HiddenInput)
