from whatmatters.timebank.forms.agreeing import EndForm, OpenForm, TermsForm
from whatmatters.timebank.forms.choosing import AnswerForm, GiveBackForm
from whatmatters.timebank.forms.others import AwayForm, BackForm, PutRightForm

__all__ = [
    "AnswerForm",
    "AwayForm",
    "BackForm",
    "EndForm",
    "GiveBackForm",
    "OpenForm",
    "PutRightForm",
    "TermsForm",
]
