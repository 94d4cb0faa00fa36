from whatmatters.budgets.forms.agreeing import AgreeForm
from whatmatters.budgets.forms.others import (
    AskBenefitsForm,
    BenefitsResultForm,
    BuiltUpForm,
    SavingForm,
    TermsForm,
)
from whatmatters.budgets.forms.read import NumberedForm
from whatmatters.budgets.forms.saying import reply_form
from whatmatters.budgets.forms.working_out import WorkOutForm

__all__ = [
    "AgreeForm",
    "AskBenefitsForm",
    "BenefitsResultForm",
    "BuiltUpForm",
    "NumberedForm",
    "SavingForm",
    "TermsForm",
    "WorkOutForm",
    "reply_form",
]
