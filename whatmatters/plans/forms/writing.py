from typing import Any

from whatmatters.plans.forms.read import ReadForm
from whatmatters.plans.models import Plan
from whatmatters.plans.selectors.asking import AimsPage
from whatmatters.web.forms import ChoicesField, DayField, PlainForm, WordsField


class WriteForm(ReadForm):
    """Its fields are the keyword arguments of `actions.write_plan`."""

    if_things_go_wrong = WordsField(
        label="What happens if things go wrong?",
        help_text="For example, if somebody who helps is ill. Who does what? Who is rung first?",
        required=False,
    )
    review_on = DayField(
        label="When do we look back together?",
        subject="The day we look back",
        help_text="Leave this empty to look back six weeks after the plan is agreed",
        required=False,
        no_earlier_than_today=True,
    )

    def __init__(self, data: Any, *, plan: Plan, **given: Any) -> None:
        as_it_stands = {
            "if_things_go_wrong": plan.if_things_go_wrong,
            "review_on": plan.review_on,
            "read": plan.version,
        }
        super().__init__(data, initial=as_it_stands, **given)


class AimsForm(PlainForm):
    """Which outcomes join the plan."""

    def __init__(self, data: Any, *, page: AimsPage, **given: Any) -> None:
        super().__init__(data, **given)
        found = {str(outcome.pk): outcome for outcome in page.outcomes}
        self.fields["outcomes"] = ChoicesField(
            label="Which should this plan serve?",
            required="Choose at least one",
            choices=[(key, outcome.words) for key, outcome in found.items()],
            coerce=found.__getitem__,
        )


class EndForm(PlainForm):
    """Its fields are the keyword arguments of `actions.end_plan`."""

    on = DayField(
        label="When did it end?",
        subject="The day it ended",
        required="Enter the day it ended",
        no_later_than_today=True,
    )
    because = WordsField(label="Why does it end?", required="Say why the plan ends")
