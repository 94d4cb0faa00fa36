"""The questions about who somebody is. To the person they say `you`; to others, the name."""

from whatmatters.people.forms.about import NO, YES, AboutForm, SureForm
from whatmatters.people.forms.authority import AuthorityForm, CapacityForm
from whatmatters.people.forms.caring import CarerForm, EqualityForm, ReviewNeedForm
from whatmatters.people.forms.circle import CircleForm, EndPlaceForm, SightForm, WorkerForm
from whatmatters.people.forms.details import (
    BeginAnywayForm,
    BeginForm,
    DetailsForm,
    NameForm,
    NeedForm,
)
from whatmatters.people.forms.glass import FindInNeedForm, GlassForm
from whatmatters.people.forms.limits import AskToLowerForm, BarForm, DeathForm, FlagForm
from whatmatters.people.forms.sharing import ShareForm

__all__ = [
    "NO",
    "YES",
    "AboutForm",
    "AskToLowerForm",
    "AuthorityForm",
    "BarForm",
    "BeginAnywayForm",
    "BeginForm",
    "CapacityForm",
    "CarerForm",
    "CircleForm",
    "DeathForm",
    "DetailsForm",
    "EndPlaceForm",
    "EqualityForm",
    "FindInNeedForm",
    "FlagForm",
    "GlassForm",
    "NameForm",
    "NeedForm",
    "ReviewNeedForm",
    "ShareForm",
    "SightForm",
    "SureForm",
    "WorkerForm",
]
