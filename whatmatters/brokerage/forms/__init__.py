from whatmatters.brokerage.forms.asking import BeginForm, SendForm, WriteForm
from whatmatters.brokerage.forms.choosing import ChooseForm, SayForm, ThoughtForm
from whatmatters.brokerage.forms.ideas import DecideForm, IdeaForm
from whatmatters.brokerage.forms.offering import DeclineForm, OfferForm, TypedOfferForm, as_typed

__all__ = [
    "BeginForm",
    "ChooseForm",
    "DecideForm",
    "DeclineForm",
    "IdeaForm",
    "OfferForm",
    "SayForm",
    "SendForm",
    "ThoughtForm",
    "TypedOfferForm",
    "WriteForm",
    "as_typed",
]
