import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from whatmatters.access.models import Organisation
from whatmatters.brokerage.naming import Left
from whatmatters.brokerage.selectors import SearchPage
from whatmatters.foundations.words import later as _
from whatmatters.outcomes.models import Outcome
from whatmatters.plans.forms.read import ReadField, ReadForm
from whatmatters.web.forms import ChoicesField, DayField, LineField, PlainForm, WordsField, YesField

#: The first half of a postcode, and no more.
OUTWARD = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?")


class BeginForm(PlainForm):
    """Its field is the keyword argument of `actions.begin_search`."""

    def __init__(self, data: Any, *, outcomes: Iterable[Outcome], **given: Any) -> None:
        super().__init__(data, **given)
        found = {str(one.pk): one for one in outcomes}
        self.fields["outcomes"] = ChoicesField(
            label=_("What do you look for help with?"),
            choices=[(key, one.words) for key, one in found.items()],
            required=_("Choose at least one thing this is for"),
            coerce=found.__getitem__,
        )


class WriteForm(ReadForm):
    """What is told to whoever is asked; each outcome has a box, and one for its steps."""

    when_useful = WordsField(
        label=_("When is help most useful?"),
        help_text=_("Days, times, and how much it may move"),
        required=False,
        rows=2,
    )
    communication = WordsField(
        label=_("What helps when people talk together?"), required=False, rows=2
    )
    must_know = WordsField(
        label=_("What must whoever helps know?"),
        help_text=_("Only what they need to say if they can help"),
        required=False,
        rows=3,
    )
    area = LineField(
        label=_("What is the first half of the postcode?"),
        help_text=_("For example, WB4. Not the whole of it"),
        required=False,
        width="govuk-input--width-5",
    )
    read = ReadField()

    def __init__(self, data: Any, *, page: SearchPage, **given: Any) -> None:
        request = page.request
        begin = {name: getattr(request, name) for name in self.base_fields if name != "read"}
        boxes = request.boxes() if data is None else {}
        super().__init__(data, initial={**begin, **boxes, "read": request.version}, **given)
        self.asked = page.asked
        for one in page.asked:
            self.fields |= _of_outcome(one.pk, one.place)
        self.order_fields([name for name in self.fields if name.startswith(("words_", "steps_"))])

    def clean_area(self) -> str:
        typed = str(self.cleaned_data["area"]).upper()
        if typed and not OUTWARD.fullmatch(typed):
            raise ValidationError(gettext("Enter only the first half of the postcode, like WB4"))
        return typed

    @property
    def written(self) -> dict[str, Any]:
        """The keyword arguments of `actions.write_request`."""
        said = self.cleaned_data
        words = {one.pk: (said[f"words_{one.pk}"], said[f"steps_{one.pk}"]) for one in self.asked}
        return {name: said[name] for name in self.base_fields} | {"words": words}


class SendForm(ReadForm):
    """Its fields are the keyword arguments of `actions.send_request`."""

    elsewhere = WordsField(
        label=_("Is there somebody you ask another way?"),
        help_text=_("By phone, say. One name on each line"),
        required=False,
        rows=2,
    )
    own_ideas = YesField(label=_("Keep a place for an idea of the person’s own"), required=False)
    answer_by = DayField(
        label=_("By when should they answer?"),
        subject=_("The last day to answer"),
        required=_("Enter the last day to answer"),
        no_earlier_than_today=True,
    )
    read = ReadField()

    def __init__(
        self,
        data: Any,
        *,
        organisations: Iterable[Organisation],
        left: Iterable[Left] = (),
        **given: Any,
    ) -> None:
        super().__init__(data, **given)
        found = {str(one.pk): one for one in organisations}
        if found:
            self.fields["organisations"] = ChoicesField(
                label=_("Who should be asked?"),
                help_text=_("They read only what you wrote. They are not told who it is"),
                choices=[(key, one.name) for key, one in found.items()],
                required=False,
                coerce=found.__getitem__,
            )
        if tuple(left) or (data and data.get("because")):
            self.ask_why()
        self.order_fields(["because", "organisations"])

    def ask_why(self) -> None:
        """What is to be sent would tell who it is: ask for the reason, or for other words."""
        self.fields["because"] = WordsField(
            label=_("If these words must stay, why?"),
            help_text=_("Leave this empty and take them out instead, if you can"),
            required=False,
            rows=2,
        )
        self.order_fields(["because"])

    def clean_elsewhere(self) -> list[str]:
        names = [line.strip() for line in str(self.cleaned_data["elsewhere"]).split("\n")]
        if any(len(name) > 200 for name in names):
            raise ValidationError(gettext("Shorten each name to 200 characters or fewer"))
        return [name for name in dict.fromkeys(names) if name]


def _of_outcome(pk: UUID, place: int) -> dict[str, WordsField]:
    return {
        f"words_{pk}": WordsField(
            label=gettext("What do they want? (%(place)s)") % {"place": place},
            required=gettext("Say what they want, in words that do not tell who it is (%(place)s)")
            % {"place": place},
            rows=2,
        ),
        f"steps_{pk}": WordsField(
            label=gettext("What do they do towards it? (%(place)s)") % {"place": place},
            required=False,
            rows=2,
        ),
    }
