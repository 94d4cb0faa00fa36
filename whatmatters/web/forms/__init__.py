"""The fields and the form that every room asks its questions with.

Each takes `label` (a question), `help_text` (a hint) and `required`: the sentence shown
when nothing is given, like "Enter your name", or False. There is no default, so nobody
ever reads "This field is required".
"""

from whatmatters.web.forms.choices import ChoiceField, ChoicesField, PickField, YesField
from whatmatters.web.forms.days import DayField
from whatmatters.web.forms.files import FileField
from whatmatters.web.forms.lines import EmailField, LineField, PasswordField
from whatmatters.web.forms.numbers import MoneyField, NumberField, QuantityField, ScaleField
from whatmatters.web.forms.plain import PlainForm
from whatmatters.web.forms.words import WordsField

__all__ = [
    "ChoiceField",
    "ChoicesField",
    "DayField",
    "EmailField",
    "FileField",
    "LineField",
    "MoneyField",
    "NumberField",
    "PasswordField",
    "PickField",
    "PlainForm",
    "QuantityField",
    "ScaleField",
    "WordsField",
    "YesField",
]
