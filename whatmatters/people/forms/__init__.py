"""The questions about who somebody is. To the person they say `you`; to others, the name."""

from whatmatters.people.forms.about import NO, YES, AboutForm, SureForm
from whatmatters.people.forms.circle import CircleForm, EndPlaceForm, SightForm, WorkerForm
from whatmatters.people.forms.details import (
    BeginAnywayForm,
    BeginForm,
    DetailsForm,
    NameForm,
    NeedForm,
)
from whatmatters.people.forms.glass import GlassForm

__all__ = [
    "NO",
    "YES",
    "AboutForm",
    "BeginAnywayForm",
    "BeginForm",
    "CircleForm",
    "DetailsForm",
    "EndPlaceForm",
    "GlassForm",
    "NameForm",
    "NeedForm",
    "SightForm",
    "SureForm",
    "WorkerForm",
]
