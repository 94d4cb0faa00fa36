from typing import Any

from django.utils.translation import gettext

from whatmatters.foundations.words import later as _
from whatmatters.plans.forms.read import ReadForm
from whatmatters.plans.models import IF_THINGS_GO_WRONG, Plan
from whatmatters.plans.selectors.asking import AimsPage
from whatmatters.web.forms import ChoicesField, DayField, PlainForm, WordsField


class WriteForm(ReadForm):
    """Its fields are the keyword arguments of `actions.write_plan`."""

    if_things_go_wrong = WordsField(
        label=_("What happens if things go wrong?"),
        help_text=_("For example, if somebody who helps is ill. Who does what? Who is rung first?"),
        required=False,
        rows=4,
    )
    warning_signs = WordsField(
        label=_("What shows that it begins to go wrong?"),
        help_text=_("Small things that others would see. You can leave this empty"),
        required=False,
        rows=2,
    )
    what_then = WordsField(
        label=_("What should happen then?"),
        help_text=_("And what helps to feel calm. You can leave this empty"),
        required=False,
        rows=2,
    )
    who_to_ring = WordsField(
        label=_("Who should be rung?"),
        help_text=_("Names and numbers, the first one first. You can leave this empty"),
        required=False,
        rows=2,
    )
    have_ready = WordsField(
        label=_("What should be ready beforehand?"),
        help_text=_("For example a spare key, or medicine in the house. You can leave this empty"),
        required=False,
        rows=2,
    )
    review_on = DayField(
        label=_("When do we look back together?"),
        subject=_("The day we look back"),
        help_text=_("Leave this empty to look back six weeks after the plan is agreed"),
        required=False,
        no_earlier_than_today=True,
    )

    def __init__(self, data: Any, *, plan: Plan, **given: Any) -> None:
        as_it_stands = {
            **{field: getattr(plan, field) for field in IF_THINGS_GO_WRONG},
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
            label=gettext("Which should this plan serve?"),
            required=gettext("Choose at least one"),
            choices=[(key, outcome.words) for key, outcome in found.items()],
            coerce=found.__getitem__,
        )


class EndForm(PlainForm):
    """Its fields are the keyword arguments of `actions.end_plan`."""

    on = DayField(
        label=_("When did it end?"),
        subject=_("The day it ended"),
        required=_("Enter the day it ended"),
        no_later_than_today=True,
    )
    because = WordsField(label=_("Why does it end?"), required=_("Say why the plan ends"))
