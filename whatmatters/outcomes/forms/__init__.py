"""The questions about what a person wants. To the person themself they say “you”."""

from whatmatters.outcomes.forms.barriers import ChangeBarrierForm, NameBarrierForm
from whatmatters.outcomes.forms.describing import DescribeForm
from whatmatters.outcomes.forms.ending import EndForm
from whatmatters.outcomes.forms.hearing import HearForm
from whatmatters.outcomes.forms.rewording import RewordForm
from whatmatters.outcomes.forms.steps import AddStepForm, StepForm
from whatmatters.outcomes.forms.two_people import TwoPeopleForm
from whatmatters.outcomes.forms.updating import UpdateForm

__all__ = [
    "AddStepForm",
    "ChangeBarrierForm",
    "DescribeForm",
    "EndForm",
    "HearForm",
    "NameBarrierForm",
    "RewordForm",
    "StepForm",
    "TwoPeopleForm",
    "UpdateForm",
]
