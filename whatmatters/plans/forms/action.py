from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from whatmatters.foundations import clock
from whatmatters.foundations.models import Record
from whatmatters.foundations.words import later as _
from whatmatters.people.models import CircleMember
from whatmatters.people.selectors import Subject
from whatmatters.plans.forms.read import ReadField, ReadForm
from whatmatters.plans.models import Action, Doer
from whatmatters.plans.selectors.asking import ActionPage
from whatmatters.resources.models import Service
from whatmatters.web.forms import ChoiceField, DayField, LineField, PickField, PlainForm

R = TypeVar("R", bound=Record)

ORDER = (
    "doer",
    "member",
    "who",
    "resource",
    "what",
    "how_often",
    "begins_on",
    "by_on",
    "step",
    "barrier",
)
HINTS: dict[str, str] = {
    Doer.FAMILY: _("Something they have agreed to, because they want to"),
    Doer.FRIEND: _("Something they have agreed to, because they want to"),
    Doer.COMMUNITY: _("A club, a café, a place of worship, an allotment"),
    Doer.UNIVERSAL: _("The library, the bus, the GP, a leisure centre"),
    Doer.VOLUNTEER: _("Somebody who gives their time"),
    Doer.EQUIPMENT: _("A rail, a trolley, a reminder on a phone"),
    Doer.PRACTITIONER: _("A social worker, a therapist, a nurse"),
    Doer.ASSISTANT: _("Somebody employed with a direct payment"),
    Doer.PROVIDER: _("Support from an organisation"),
}


class ActionForm(PlainForm):
    """Its fields are the keyword arguments of `actions.add_action`."""

    who = LineField(
        label=_("What is the name?"),
        help_text=_(
            "Of a person, a group, a place, a service or a thing. "
            "Leave this empty if you have chosen somebody already"
        ),
        required=False,
    )
    what = LineField(
        label=_("What will be done?"),
        help_text=_("Begin with a doing word. For example, “Dig over the bed by the shed”"),
        required=_("Say what will be done"),
        max_length=500,
    )
    how_often = LineField(
        label=_("How often?"),
        help_text=_(
            "In your own words, like “every Thursday” or “when the weather is good”. "
            "Leave this empty if it is done once"
        ),
        required=False,
    )
    begins_on = DayField(label=_("From when?"), subject=_("The day it starts"), required=False)
    by_on = DayField(label=_("By when?"), subject=_("The day it is to be done by"), required=False)

    def __init__(self, data: Any, *, page: ActionPage, **given: Any) -> None:
        super().__init__(data, initial=_as_it_stands(page.action), **given)
        self.fields |= _questions(page)
        self.order_fields(ORDER)

    def clean_by_on(self) -> date | None:
        begins_on: date | None = self.cleaned_data.get("begins_on")
        by_on: date | None = self.cleaned_data["by_on"]
        if begins_on and by_on and by_on < begins_on:
            raise ValidationError(
                gettext("The day it is to be done by must be on or after the day it starts")
            )
        return by_on


class ChangedActionForm(ActionForm, ReadForm):
    """The same, and which version of the action was read."""

    read = ReadField()


class TickForm(PlainForm):
    """Its field is the keyword argument of `actions.tick_action`.

    One button says that it was done today, and another that it was not done after all.
    """

    done_on = DayField(
        label=_("When was it done?"),
        subject=_("The day it was done"),
        required=False,
        no_later_than_today=True,
    )

    def clean(self) -> dict[str, Any]:
        pressed = self.data.get("pressed")
        if pressed == "today":
            self.cleaned_data["done_on"] = clock.today()
        elif pressed == "not-done":
            self.cleaned_data["done_on"] = None
        elif not self.cleaned_data.get("done_on") and not self.errors:
            self.add_error("done_on", gettext("Enter the day it was done"))
        return self.cleaned_data


def _questions(page: ActionPage) -> dict[str, Any]:
    """The questions whose answers depend on the person. Without answers, they are not asked."""
    picks = {
        "member": _pick(
            gettext("Is it somebody you know already?"),
            gettext("Somebody or something else"),
            page.members,
            _introduced,
        ),
        "step": _pick(
            gettext("Which step does it help with?"),
            gettext("No step in particular"),
            page.steps,
            _words,
        ),
        "resource": _pick(
            gettext("Is it this, in the list of what there is nearby?"),
            gettext("No, it is something else"),
            [page.action.resource] if page.action.resource else [],
            _named,
        ),
        "barrier": _pick(
            gettext("Does it ease something that is in the way?"),
            gettext("Nothing in particular"),
            page.barriers,
            _words,
        ),
    }
    return {"doer": _doers(page.subject)} | {n: pick for n, pick in picks.items() if pick.choices}


def _doers(subject: Subject) -> ChoiceField:
    """Own part and natural support first, then what is paid for."""
    is_self, name = subject.standing.is_self, subject.known_as
    own = gettext("Me") if is_self else name
    able = (
        gettext("What I can and want to do")
        if is_self
        else gettext("What %(name)s can and wants to do") % {"name": name}
    )
    return ChoiceField(
        label=gettext("Who will do it?"),
        help_text=gettext("Begin at the top: what comes first is nearest"),
        required=gettext("Choose who will do it"),
        choices=[(doer, own if doer == Doer.MYSELF else doer.label) for doer in Doer],
        hints=HINTS | {Doer.MYSELF: able},
    )


def _pick(label: str, nothing: str, things: Iterable[R], say: Callable[[R], str]) -> PickField:
    found = {str(thing.pk): thing for thing in things}
    return PickField(
        label=label,
        nothing=nothing,
        required=False,
        choices=[(key, say(thing)) for key, thing in found.items()],
        coerce=found.__getitem__,
        empty_value=None,
    )


def _introduced(member: CircleMember) -> str:
    return f"{member.name}, {member.described}"


def _named(service: Service) -> str:
    return service.name


def _words(thing: Any) -> str:
    return str(thing.words)


def _as_it_stands(action: Action) -> dict[str, Any]:
    names = ("member", "resource", "step", "barrier")
    pointing = {name: getattr(action, f"{name}_id") for name in names}
    plain = {name: getattr(action, name) for name in ORDER if name not in pointing}
    return {**plain, **pointing, "read": action.version}
