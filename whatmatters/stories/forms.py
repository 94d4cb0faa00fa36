from collections.abc import Iterator, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from whatmatters.foundations import clock
from whatmatters.outcomes.forms.versions import VersionedForm
from whatmatters.stories.checking import Mark
from whatmatters.stories.models import Because, CostPer, Paid, Reach, Teller
from whatmatters.stories.selectors.reading import MAP, parts_of_life
from whatmatters.web.forms import (
    ChoiceField,
    ChoicesField,
    DayField,
    LineField,
    MoneyField,
    PickField,
    PlainForm,
    WordsField,
)

LONGEST = 10_000
#: More marks than this are too many to answer one by one: it is not made safe yet.
MOST_MARKS = 100


class TellingForm(VersionedForm):
    """How somebody used a budget. Only the first three are needed."""

    title = LineField(
        label=_("What shall we call it?"),
        help_text=_("A few words, like “Back to the choir”."),
        required=_("Give it a name, in a few words"),
        max_length=120,
    )
    wanted = WordsField(
        label=_("What was wanted?"),
        required=_("Say what was wanted"),
        rows=4,
        max_length=LONGEST,
    )
    did = WordsField(
        label=_("What was done to get there?"),
        help_text=_("Who helped, what was paid for, and what was free."),
        required=_("Say what was done"),
        rows=6,
        max_length=LONGEST,
    )
    went = WordsField(label=_("How did it go?"), required=False, rows=4, max_length=LONGEST)
    advice = WordsField(
        label=_("What would you say to somebody who wants the same?"),
        required=False,
        rows=3,
        max_length=LONGEST,
    )
    about = ChoicesField(
        label=_("Which parts of life is it about?"),
        help_text=_("It helps others find it."),
        required=False,
    )
    cost = MoneyField(
        label=_("What did it cost?"),
        help_text=_("Others see only about how much. Leave it empty if you do not know."),
        required=False,
        subject=_("The cost"),
    )
    cost_per = PickField(
        label=_("How often is that paid?"), choices=CostPer.choices, required=False
    )
    paid = PickField(
        label=_("Where did the money come from?"), choices=Paid.choices, required=False
    )
    place = LineField(
        label=_("Where in the country?"),
        help_text=_("A county or a district, no smaller. You can leave it out."),
        required=False,
        max_length=80,
    )
    told_by = ChoiceField(
        label=_("Whose telling is it?"),
        choices=[(Teller.WITH, Teller.WITH.label), (Teller.FAMILY, Teller.FAMILY.label)],
        required=_("Choose whose telling it is"),
        initial=Teller.WITH,
    )

    def __init__(self, data: Any = None, *, asks_who: bool, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["about"].choices = parts_of_life()  # type: ignore[attr-defined]  # a choice field
        if not asks_who:
            del self.fields["told_by"]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("cost") and not said.get("cost_per"):
            self.add_error("cost_per", _("Choose how often the cost is paid"))
        return said

    @property
    def told(self) -> dict[str, Any]:
        """What the actions are told."""
        said = dict(self.cleaned_data)
        return said | {"about": [(MAP, code) for code in said["about"]]}


class CheckForm(PlainForm):
    """For each mark, why it may stay; or that it is to be taken out."""

    def __init__(
        self,
        data: Any = None,
        *,
        marks: Sequence[Mark],
        stays: dict[tuple[str, str], str],
    ) -> None:
        super().__init__(data)
        self.marks = marks[:MOST_MARKS]
        self.has_too_many = len(marks) > MOST_MARKS
        for number, mark in enumerate(self.marks):
            self.fields[f"mark_{number}"] = PickField(
                label=_("What shall we do with it?"),
                choices=Because.choices,
                required=False,
                nothing=_("I will take it out"),
                initial=stays.get(mark.key, ""),
            )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if self.has_too_many:
            raise ValidationError(
                _("There are too many marks to go through. Take some names out first")
            )
        return said

    @property
    def rows(self) -> Iterator[tuple[Mark, Any]]:
        """Each mark with its field."""
        return ((mark, self[f"mark_{number}"]) for number, mark in enumerate(self.marks))

    @property
    def reasons(self) -> dict[tuple[str, str], str]:
        said = self.cleaned_data
        return {mark.key: said[f"mark_{n}"] for n, mark in enumerate(self.marks)}


class YesForm(VersionedForm):
    """That the person says yes: for whom; and to somebody who writes for them, when and how."""

    reach = ChoiceField(
        label=_("Who may read it?"),
        choices=Reach.choices,
        required=_("Choose who may read it"),
    )
    said_on = DayField(
        label=_("When did they say yes?"),
        required=_("Enter the day they said yes"),
        subject=_("The day"),
        no_later_than_today=True,
    )
    how = LineField(
        label=_("How did they say yes?"),
        help_text=_("Like: she read it through with me, and signed it."),
        required=_("Say how they said yes"),
    )

    def __init__(self, data: Any = None, *, is_self: bool, version: int) -> None:
        super().__init__(data, initial={"said_on": clock.today(), "read": version})
        if is_self:
            del self.fields["said_on"], self.fields["how"]


class SendBackForm(PlainForm):
    because = WordsField(
        label=_("What should be changed?"),
        help_text=_("Whoever wrote it reads this. Say what could show who it is about."),
        required=_("Say what should be changed"),
        rows=4,
        max_length=2_000,
    )


class FindForm(PlainForm):
    words = LineField(
        label=_("Look for words"),
        help_text=_("Like: choir, garden or bus."),
        required=_("Type a word to look for"),
        max_length=100,
    )
