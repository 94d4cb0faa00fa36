"""The questions asked about visits. They check words, and never save them."""

from whatmatters.visits.forms.doing import (
    MISSED,
    AddTaskForm,
    ArriveForm,
    CallForm,
    HitchForm,
    LeaveForm,
    MissForm,
    NoteForm,
    OutcomeForm,
    ProofForm,
    TaskForm,
    TimesForm,
    times_of,
)
from whatmatters.visits.forms.planning import (
    ChangeRegularForm,
    EndRegularForm,
    GiveForm,
    PlanRegularForm,
    PlanVisitForm,
    UnplannedForm,
    as_it_is,
)
from whatmatters.visits.forms.saying import PhoneForm, SayForm, SayForThemForm, WishForm
from whatmatters.visits.forms.times import MomentForm, TimeField

__all__ = [
    "MISSED",
    "AddTaskForm",
    "ArriveForm",
    "CallForm",
    "ChangeRegularForm",
    "EndRegularForm",
    "GiveForm",
    "HitchForm",
    "LeaveForm",
    "MissForm",
    "MomentForm",
    "NoteForm",
    "OutcomeForm",
    "PhoneForm",
    "PlanRegularForm",
    "PlanVisitForm",
    "ProofForm",
    "SayForThemForm",
    "SayForm",
    "TaskForm",
    "TimeField",
    "TimesForm",
    "UnplannedForm",
    "WishForm",
    "as_it_is",
    "times_of",
]
