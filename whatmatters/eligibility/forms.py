"""What is asked on the way to a decision, and after it. Kept by actions, never here."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from whatmatters.eligibility.law import Pack, Test
from whatmatters.eligibility.models import Decision
from whatmatters.eligibility.selectors import PARTS, ConditionPage, DomainPage, FundingPage
from whatmatters.outcomes.models import Outcome
from whatmatters.people.selectors.caring import LooksAfter
from whatmatters.web.forms import (
    ChoiceField,
    ChoicesField,
    DayField,
    LineField,
    PlainForm,
    WordsField,
)

CAN = "can"
YES_OR_NO = (("yes", "Yes"), ("no", "No"))


class LawForm(PlainForm):
    """Which law, and from when."""

    law = ChoiceField(
        label="Which law does your organisation work under?", required="Choose the law"
    )
    begins_on = DayField(
        label="From which day?",
        subject="The day it begins",
        required="Enter the day it begins",
    )

    def __init__(self, data: Any, *, packs: Iterable[Pack], **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["law"].choices = [  # type: ignore[attr-defined]  # it is a choice
            (one.key, one.named) for one in packs
        ]

    @property
    def chosen(self) -> dict[str, Any]:
        """The keyword arguments of `actions.choose_law`."""
        id_, _slash, version = self.cleaned_data["law"].partition("/")
        return {"id_": id_, "version": version, "begins_on": self.cleaned_data["begins_on"]}


class BeginForm(PlainForm):
    """For a carer: whom they look after, in their own words."""

    caring = ChoiceField(label="As a carer for whom?", required="Choose whom it is about")

    def __init__(self, data: Any, *, caring: Iterable[LooksAfter], **more: Any) -> None:
        super().__init__(data, **more)
        self.found = {str(one.caring.pk): one.caring for one in caring}
        self.fields["caring"].choices = [  # type: ignore[attr-defined]  # it is a choice
            (key, one.whom) for key, one in self.found.items()
        ]


class FindingForm(PlainForm):
    limb = ChoiceField(label="Can they do this?", required="Choose whether they can do this")
    words = WordsField(
        label="How is it, in words?",
        help_text="What they say and what you saw. Needed where they can’t do it",
        required=False,
        rows=4,
    )

    def __init__(self, data: Any, *, page: DomainPage) -> None:
        found = page.found
        now = {"limb": found.limb or CAN, "words": found.words} if found else {}
        super().__init__(data, initial=now)
        self.fields["limb"].choices = [  # type: ignore[attr-defined]  # it is a choice
            (CAN, "They can do this"),
            *((one.code, one.plain) for one in page.limbs),
        ]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("limb") not in {None, CAN} and not told.get("words", "").strip():
            self.add_error("words", "Say in words why they can’t do this")
        return told

    @property
    def found(self) -> dict[str, Any]:
        """The keyword arguments of `actions.find`."""
        limb = self.cleaned_data["limb"]
        return {"limb": "" if limb == CAN else limb, "words": self.cleaned_data["words"]}


class AnswerForm(PlainForm):
    met = ChoiceField(
        label="Your answer", choices=YES_OR_NO, required="Choose yes or no", in_a_row=True
    )
    areas = ChoicesField(
        label="On which parts of their well-being?", required=False, help_text="Choose all that fit"
    )
    words = WordsField(label="Why, in words?", required="Say in words why", rows=4)

    def __init__(self, data: Any, *, page: ConditionPage) -> None:
        now: dict[str, Any] = {"areas": page.named}
        if page.given:
            now |= {"met": "yes" if page.given.met else "no", "words": page.given.words}
        super().__init__(data, initial=now)
        if not page.areas:
            del self.fields["areas"]
            return
        self.fields["areas"].choices = [  # type: ignore[attr-defined]  # they are choices
            (one.code, one.plain) for one in page.areas
        ]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("met") == "yes" and "areas" in self.fields and not told.get("areas"):
            self.add_error("areas", "Choose at least one part of their well-being")
        return told

    @property
    def answer(self) -> dict[str, Any]:
        """The keyword arguments of `actions.answer`."""
        told = self.cleaned_data
        return {
            "met": told["met"] == "yes",
            "words": told["words"],
            "areas": told.get("areas", ()),
        }


class DecideForm(PlainForm):
    result = ChoiceField(
        label="What is decided?",
        choices=Decision.Result.choices,
        required="Choose what is decided",
        hints={
            Decision.Result.MUST: "What happens goes into the plan",
            Decision.Result.BELOW: "Early help begins at once: nobody is left with nothing",
        },
    )
    level = ChoiceField(
        label="How pressing is it, by your local criteria?", required="Choose how pressing it is"
    )
    because = WordsField(
        label="Why?",
        help_text="In plain words. They read this, and so may those who look again",
        required="Say in words why this is decided",
        rows=6,
    )
    what_now = WordsField(
        label="If the law does not say so: what do we do now?",
        help_text="Who does what next. It stands on their own page",
        required=False,
        rows=4,
    )
    outcomes = ChoicesField(
        label="Which of the things they want is early help for?",
        help_text="In their words. More can be heard afterwards",
        required=False,
    )
    present = LineField(label="Who was there?", required=False, max_length=1000)
    decided_on = DayField(
        label="When was it decided?",
        subject="The day it was decided",
        required="Enter the day it was decided",
        no_later_than_today=True,
    )

    def __init__(self, data: Any, *, test: Test, outcomes: Iterable[Outcome], today: date) -> None:
        super().__init__(data, initial={"decided_on": today})
        self.wanted = {str(one.pk): one for one in outcomes}
        if test.levels:
            levels = [(one.code, one.plain) for one in test.levels]
            self.fields["level"].choices = levels  # type: ignore[attr-defined]  # it is a choice
        else:
            del self.fields["level"]
        if self.wanted:
            words = [(key, one.words) for key, one in self.wanted.items()]
            self.fields["outcomes"].choices = words  # type: ignore[attr-defined]
        else:
            del self.fields["outcomes"]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        is_below = told.get("result") == Decision.Result.BELOW
        if is_below and not told.get("what_now", "").strip():
            self.add_error("what_now", "Say what we do now: nobody is left with nothing")
        return told

    @property
    def decision(self) -> dict[str, Any]:
        """The keyword arguments of `actions.decide`."""
        told = self.cleaned_data
        chosen = [self.wanted[key] for key in told.get("outcomes", ())]
        return {**told, "outcomes": chosen}


class LaneForm(PlainForm):
    outcomes = ChoicesField(
        label="What else is it for?",
        help_text="In their own words",
        required="Choose something they want",
    )

    def __init__(self, data: Any, *, others: Iterable[Outcome]) -> None:
        super().__init__(data)
        self.wanted = {str(one.pk): one for one in others}
        words = [(key, one.words) for key, one in self.wanted.items()]
        self.fields["outcomes"].choices = words  # type: ignore[attr-defined]  # they are choices

    @property
    def chosen(self) -> list[Outcome]:
        return [self.wanted[key] for key in self.cleaned_data["outcomes"]]


class ToldForm(PlainForm):
    how = ChoiceField(
        label="How were they told, in writing?",
        choices=Decision.ToldHow.choices,
        required="Choose how they were told",
    )
    on = DayField(
        label="When were they told?",
        subject="The day they were told",
        required="Enter the day they were told",
        no_later_than_today=True,
    )


class DisagreeForm(PlainForm):
    """For the person; a practitioner says who told them."""

    words = WordsField(
        label=_("What do you see differently?"),
        help_text=_("Say it in your own words. It is kept as you write it"),
        required=_("Say in your own words what you see differently"),
        rows=6,
    )
    said_by = LineField(label="Who told you?", required=False, max_length=200)

    def __init__(self, data: Any, *, asks_who: bool) -> None:
        super().__init__(data)
        if not asks_who:
            del self.fields["said_by"]
        else:
            self.fields["words"].label = "What do they see differently?"
            self.fields["words"].help_text = "In their own words. It is kept as you write it"


class FundingForm(PlainForm):
    parts = ChoicesField(
        label="What goes in it?",
        help_text="All of it is written already. Nothing has to be typed again",
        required="Choose what goes in it",
    )
    to_whom = LineField(
        label="Who is it sent to?",
        help_text="A name, a panel or a team",
        required="Enter who it is sent to",
    )
    covering = WordsField(
        label="A word to go before it",
        help_text="You can leave this empty. Nothing else is new",
        required=False,
        rows=4,
    )

    def __init__(self, data: Any, *, page: FundingPage) -> None:
        there = [(key, PARTS[key]) for key in PARTS if page.holds(key)]
        super().__init__(data, initial={"parts": [key for key, _words in there]})
        self.fields["parts"].choices = there  # type: ignore[attr-defined]  # they are choices
