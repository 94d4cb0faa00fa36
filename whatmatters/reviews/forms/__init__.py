"""What a review asks. Each form's answers are the keyword arguments of its action."""

from whatmatters.reviews.forms.holding import AskForm, FinishForm, ReviewForm
from whatmatters.reviews.forms.looking import (
    FURTHEST,
    NEAREST,
    TELL_US,
    AsToldForm,
    DecideForm,
    ForThemForm,
    PersonsOwnForm,
    PractitionersForm,
    VerdictForm,
    WhyForm,
)
from whatmatters.reviews.forms.parts import PartForm, VersionField

__all__ = [
    "FURTHEST",
    "NEAREST",
    "TELL_US",
    "AsToldForm",
    "AskForm",
    "DecideForm",
    "FinishForm",
    "ForThemForm",
    "PartForm",
    "PersonsOwnForm",
    "PractitionersForm",
    "ReviewForm",
    "VerdictForm",
    "VersionField",
    "WhyForm",
]
