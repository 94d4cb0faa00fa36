"""The questions asked about a plan. They check words, and never save them."""

from whatmatters.plans.forms.action import ActionForm, ChangedActionForm, TickForm
from whatmatters.plans.forms.agreeing import (
    AgreeAsPersonForm,
    AgreeAsPractitionerForm,
    AgreeForm,
    ToldForm,
    agreements_asked,
)
from whatmatters.plans.forms.costing import CostForm, KeepBackForm, PriceForm, RateForm
from whatmatters.plans.forms.helping import HelpForm, MyHelpForm
from whatmatters.plans.forms.options import OptionForm
from whatmatters.plans.forms.read import ReadForm
from whatmatters.plans.forms.signing import (
    EndObjectionForm,
    ObjectForm,
    SignForm,
    WriteSignatureForm,
)
from whatmatters.plans.forms.unmet import BesideForm, EndUnmetForm, SayUnmetForm
from whatmatters.plans.forms.writing import AimsForm, EndForm, WriteForm

__all__ = [
    "ActionForm",
    "AgreeAsPersonForm",
    "AgreeAsPractitionerForm",
    "AgreeForm",
    "AimsForm",
    "BesideForm",
    "ChangedActionForm",
    "CostForm",
    "EndForm",
    "EndObjectionForm",
    "EndUnmetForm",
    "HelpForm",
    "KeepBackForm",
    "MyHelpForm",
    "ObjectForm",
    "OptionForm",
    "PriceForm",
    "RateForm",
    "ReadForm",
    "SayUnmetForm",
    "SignForm",
    "TickForm",
    "ToldForm",
    "WriteForm",
    "WriteSignatureForm",
    "agreements_asked",
]
