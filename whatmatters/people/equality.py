"""Questions about equality, each of which may be left.

The topics and answers follow the harmonised standards of the Government Statistical Service
and the questions of the Census 2021 in England and Wales (Office for National Statistics),
used under the Open Government Licence v3.0. Wording is shortened into plain words, and each
question has "I would rather not say".
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise
RATHER_NOT = "rather-not"


@dataclass(frozen=True, slots=True)
class Question:
    code: str
    asks: Words
    answers: dict[str, Words]


QUESTIONS = (
    Question("sex", _("What is your sex?"), {"female": _("Female"), "male": _("Male")}),
    Question(
        "gender",
        _("Is your gender the same as the sex you were registered with at birth?"),
        {"yes": _("Yes"), "no": _("No")},
    ),
    Question(
        "ethnic-group",
        _("What is your ethnic group?"),
        {
            "white": _("White"),
            "mixed": _("Mixed or multiple ethnic groups"),
            "asian": _("Asian, Asian British or Asian Welsh"),
            "black": _("Black, Black British, Black Welsh, Caribbean or African"),
            "other": _("Another ethnic group"),
        },
    ),
    Question(
        "religion",
        _("What is your religion?"),
        {
            "none": _("No religion"),
            "christian": _("Christian"),
            "buddhist": _("Buddhist"),
            "hindu": _("Hindu"),
            "jewish": _("Jewish"),
            "muslim": _("Muslim"),
            "sikh": _("Sikh"),
            "other": _("Another religion"),
        },
    ),
    Question(
        "orientation",
        _("Which of these describes you best?"),
        {
            "straight": _("Straight or heterosexual"),
            "gay-or-lesbian": _("Gay or lesbian"),
            "bisexual": _("Bisexual"),
            "other": _("Something else"),
        },
    ),
    Question(
        "condition",
        _("Do you have an illness or condition that has lasted, or will last, 12 months or more?"),
        {"yes": _("Yes"), "no": _("No")},
    ),
    Question(
        "limits",
        _("Does it make daily life harder for you?"),
        {"a-lot": _("Yes, a lot"), "a-little": _("Yes, a little"), "no": _("Not at all")},
    ),
    Question(
        "partnership",
        _("Are you married, or in a civil partnership?"),
        {
            "never": _("Never married, and never in a civil partnership"),
            "married": _("Married"),
            "civil": _("In a civil partnership"),
            "separated": _("Separated"),
            "ended": _("Divorced, or the partnership was ended"),
            "widowed": _("My husband, wife or partner has died"),
        },
    ),
)
BY_CODE = {question.code: question for question in QUESTIONS}
