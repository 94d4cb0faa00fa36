"""What is asked where something is to be otherwise. Most of it may be left out."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from whatmatters.access.models import Organisation, User
from whatmatters.plans.forms import ReadForm
from whatmatters.timebank.forms.long import LongForm
from whatmatters.visits.forms.times import MomentForm
from whatmatters.visits.models import Visit
from whatmatters.visits.purposes import Purpose
from whatmatters.visits.selectors.changing import AnswerPage
from whatmatters.visits.telling import when_of
from whatmatters.web.forms import (
    ChoiceField,
    ChoicesField,
    NumberField,
    PickField,
    PlainForm,
    WordsField,
    YesField,
)

WHY = _("Do you want to say why?")
LEAVE_OUT = _("You can leave this empty")


class WhyForm(ReadForm):
    """A reason, where somebody wants to give one."""

    words = WordsField(label=WHY, help_text=LEAVE_OUT, required=False, rows=3)


class OurWhyForm(ReadForm):
    """A provider owes one."""

    words = WordsField(
        label=_("Why can nobody come?"),
        help_text=_("The person can read this"),
        required=_("Say why nobody can come"),
        rows=3,
    )


class MoveForm(MomentForm, ReadForm):
    minutes = NumberField(
        label=_("How many minutes should it take?"),
        low=1,
        high=2160,
        subject=_("The minutes"),
        required=_("Enter how many minutes it should take"),
    )
    words = WordsField(label=WHY, help_text=LEAVE_OUT, required=False, rows=3)

    @property
    def told(self) -> dict[str, Any]:
        told = self.cleaned_data
        named = {name: told[name] for name in ("minutes", "words", "read")}
        return {**named, "starts_at": told["moment"]}


class OurMoveForm(MoveForm):
    """The same for a provider, who may have asked already."""

    agreed = YesField(
        label=_("We have talked, and both said yes"),
        help_text=_("Say above how you agreed it. The visit moves at once"),
        required=False,
    )


class SwapForm(ReadForm):
    other = ChoiceField(
        label=_("Which visit should it change places with?"), required=_("Choose a visit")
    )
    words = WordsField(label=WHY, help_text=LEAVE_OUT, required=False, rows=3)

    def __init__(self, data: Any, *, others: Iterable[Visit], **more: Any) -> None:
        super().__init__(data, **more)
        self.others = {str(one.pk): one for one in others}
        named = [(key, when_of(one)) for key, one in self.others.items()]
        self.fields["other"].choices = named  # type: ignore[attr-defined]

    def clean_other(self) -> Visit:
        return self.others[self.cleaned_data["other"]]


class AskForm(MomentForm, LongForm):
    """A visit more. Which provider is asked only where there are several."""

    words = WordsField(
        label=_("What is it for?"),
        help_text=_("For example: a day at the sea, or a deep clean"),
        required=_("Say what it is for"),
        rows=3,
    )
    beyond = YesField(
        label=_("Ask for it even if there is not so much time left"),
        help_text=_("Somebody who answers for the money then says yes or no"),
        required=False,
    )
    organisation = ChoiceField(label=_("Whom do you ask?"), required=_("Choose whom you ask"))

    def __init__(self, data: Any, *, places: Sequence[Organisation]) -> None:
        super().__init__(data)
        self.places = {str(one.pk): one for one in places}
        if len(places) > 1:
            named = [(key, one.name) for key, one in self.places.items()]
            self.fields["organisation"].choices = named  # type: ignore[attr-defined]
        else:
            del self.fields["organisation"]
        names = ["organisation", "on", "at", "which", "hours", "minutes", "words", "beyond"]
        self.order_fields([name for name in names if name in self.fields])

    @property
    def told(self) -> dict[str, Any]:
        told = self.cleaned_data
        key = told.get("organisation") or next(iter(self.places))
        return {
            "organisation": self.places[key],
            "kind": "beyond" if told["beyond"] else "visit",
            "starts_at": told["moment"],
            "minutes": told["as_minutes"],
            "words": told["words"],
        }


class AnswerForm(ReadForm):
    """Yes or no; with yes to a visit more, who goes and what it is for."""

    answer = ChoiceField(
        label=_("Do you agree?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        required=_("Choose yes or no"),
    )
    words = WordsField(
        label=_("What do you want to say to it?"),
        help_text=_("If you say no, say why"),
        required=False,
        rows=3,
    )

    def __init__(self, data: Any, *, page: AnswerPage, **more: Any) -> None:
        super().__init__(data, **more)
        self.people = {str(one.pk): one for one in page.workers}
        self.purposes = {one.key: one.purpose for one in page.offered}
        if self.people:
            named = [(key, one.name) for key, one in self.people.items()]
            self.fields["workers"] = ChoicesField(
                label=_("Who goes?"), choices=named, required=False
            )
        if self.purposes:
            self.fields["outcomes"] = ChoicesField(
                label=_("Which outcome does it serve?"),
                choices=[(one.key, one.words) for one in page.offered],
                hints={one.key: one.hint for one in page.offered if one.hint},
                required=False,
            )

    @property
    def told(self) -> dict[str, Any]:
        """The keyword arguments of `actions.answer_change`."""
        told = self.cleaned_data
        return {
            "agrees": told["answer"] == "yes",
            "words": told["words"],
            "read": told["read"],
            "workers": self._chosen(self.people, "workers"),
            "outcomes": self._chosen(self.purposes, "outcomes"),
        }

    def _chosen(self, offered: dict[str, Any], name: str) -> tuple[User | Purpose, ...]:
        return tuple(offered[key] for key in self.cleaned_data.get(name, ()))


class OfferForm(MomentForm):
    worker = PickField(label=_("Who is free?"), required=_("Choose who is free"))
    minutes = NumberField(
        label=_("For how many minutes?"),
        low=15,
        high=1440,
        subject=_("The minutes"),
        required=_("Enter how many minutes"),
    )

    def __init__(self, data: Any, *, workers: Iterable[User]) -> None:
        super().__init__(data)
        self.people = {str(one.pk): one for one in workers}
        named = [(key, one.name) for key, one in self.people.items()]
        self.fields["worker"].choices = named  # type: ignore[attr-defined]
        self.order_fields(["worker", "on", "at", "which", "minutes"])

    @property
    def told(self) -> dict[str, Any]:
        told = self.cleaned_data
        who = self.people[told["worker"]]
        return {"worker": who, "starts_at": told["moment"], "minutes": told["minutes"]}


class BookForm(PlainForm):
    """For a visit more, or for one of those that are planned."""

    words = WordsField(label=_("What is it for?"), help_text=LEAVE_OUT, required=False, rows=3)

    def __init__(self, data: Any, *, visits: Sequence[tuple[str, str]]) -> None:
        super().__init__(data)
        if visits:
            self.fields["visit"] = ChoiceField(
                label=_("Is it a visit more?"),
                choices=[("", _("Yes, one more")), *((key, _moves(told)) for key, told in visits)],
                required=False,
            )

    @property
    def told(self) -> dict[str, Any]:
        key = self.cleaned_data.get("visit")
        visit = Visit(pk=UUID(key)) if key else None
        return {"words": self.cleaned_data["words"], "visit": visit}


def _moves(told: str) -> str:
    return gettext("No, move the visit of %(visit)s there") % {"visit": told}
