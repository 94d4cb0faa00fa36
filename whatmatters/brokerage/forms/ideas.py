from collections.abc import Iterable
from typing import Any

from whatmatters.brokerage.models import Idea
from whatmatters.foundations.words import later as _
from whatmatters.outcomes.models import Outcome
from whatmatters.plans.forms.read import ReadField, ReadForm
from whatmatters.web.forms import ChoiceField, LineField, PickField, PlainForm, WordsField, YesField


class IdeaForm(PlainForm):
    """Its fields are the keyword arguments of `actions.have_idea`."""

    description = WordsField(label=_("What might help?"), required=_("Say what might help"), rows=3)
    is_unpaid = YesField(
        label=_("Nobody is paid for it: friends, neighbours, a club, a place open to all"),
        required=False,
    )
    source = ChoiceField(
        label=_("Where does the idea come from?"),
        choices=Idea.Source.choices,
        required=_("Choose where the idea comes from"),
    )
    benefit = WordsField(label=_("What would be good about it?"), required=False, rows=2)
    risk = WordsField(label=_("What could go wrong?"), required=False, rows=2)
    cost = LineField(label=_("What would it cost?"), help_text=_("A guess will do"), required=False)

    def __init__(self, data: Any, *, outcomes: Iterable[Outcome], **given: Any) -> None:
        super().__init__(data, **given)
        found = {str(one.pk): one for one in outcomes}
        self.fields["outcome"] = PickField(
            label=_("What is it for?"),
            choices=[(key, one.words) for key, one in found.items()],
            required=_("Choose what it is for"),
            coerce=found.__getitem__,
            empty_value=None,
        )
        self.order_fields(["outcome"])


class DecideForm(ReadForm):
    """Its fields are the keyword arguments of `actions.decide_idea`."""

    decision = ChoiceField(
        label=_("What do you think?"),
        choices=Idea.Decision.choices,
        required=_("Choose what you think"),
    )
    why = WordsField(label=_("Why?"), required=False, rows=2)
    tried = WordsField(
        label=_("How did it go?"),
        help_text=_("If it has been tried"),
        required=False,
        rows=2,
    )
    read = ReadField()
