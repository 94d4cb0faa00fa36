"""What is asked about groups. Kept by actions, never here."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.forms import BoundField, CharField, HiddenInput
from django.utils import timezone

from whatmatters.access.models import User
from whatmatters.foundations.words import later as _
from whatmatters.groups.models import Member
from whatmatters.groups.selectors import Choice, Row
from whatmatters.plans.forms import ReadForm
from whatmatters.web.forms import (
    ChoiceField,
    DayField,
    LineField,
    NumberField,
    PickField,
    PlainForm,
    YesField,
)

TIME = _("Enter a time, like 10:30")


class BeginForm(PlainForm):
    """Its fields are the keyword arguments of `actions.begin_group`."""

    name = LineField(
        label=_("What is the group called?"),
        help_text=_("A name that says nothing about the people who come"),
        required=_("Enter what the group is called"),
        max_length=120,
    )
    about = LineField(label=_("What do you do there?"), required=False, max_length=300)
    where = LineField(label=_("Where do you meet?"), required=False, max_length=200)


class LeadForm(PlainForm):
    user = PickField(
        label=_("Who else leads it?"),
        help_text=_("They are shown who comes, and what each of them agreed to tell"),
        required=_("Choose who else leads it"),
        coerce=UUID,
        empty_value=None,
    )

    def __init__(self, data: Any, *, colleagues: Iterable[User]) -> None:
        super().__init__(data)
        self.colleagues = {one.pk: one for one in colleagues}
        self.fields["user"].choices = [(one.pk, one.name) for one in self.colleagues.values()]  # type: ignore[attr-defined]

    def clean_user(self) -> User:
        return self.colleagues[self.cleaned_data["user"]]


class SessionForm(PlainForm):
    on = DayField(label=_("On which day?"), subject=_("The day"), required=_("Enter the day"))
    at = LineField(
        label=_("At what time does it start?"),
        help_text=_("Like 10:30 or 14:00"),
        required=TIME,
        max_length=10,
        width="govuk-input--width-5",
    )
    minutes = NumberField(
        label=_("How many minutes does it take?"),
        low=5,
        high=1440,
        subject=_("The minutes"),
        required=_("Enter how many minutes it takes"),
        initial=120,
    )
    doing = LineField(
        label=_("What do you do that day?"),
        help_text=_("Like: potting on, or a walk to the pond"),
        required=False,
        max_length=200,
    )

    def clean_at(self) -> time:
        try:
            return time.fromisoformat(self.cleaned_data["at"].strip().replace(".", ":").zfill(5))
        except ValueError:
            raise ValidationError(TIME) from None

    @property
    def given(self) -> dict[str, Any]:
        """What the action asks for. By the clock on the wall."""
        told = self.cleaned_data
        starts = datetime.combine(told["on"], told["at"], tzinfo=timezone.get_default_timezone())
        return {"starts_at": starts, "minutes": told["minutes"], "doing": told["doing"]}


class AgreeForm(ReadForm):
    """What it is for, and what those who lead it are told."""

    called = LineField(
        label=_("What name should be used there?"),
        help_text=_("Those who lead the group see this name"),
        required=_("Enter a name to use there"),
        max_length=100,
    )
    outcome = ChoiceField(label=_("What is it for?"), required=False, coerce=UUID, empty_value=None)
    tells_needs = YesField(label=_("Tell them what helps with taking part"), required=False)
    tells_alerts = YesField(
        label=_("Tell them what they must know to keep everybody safe"), required=False
    )

    def __init__(self, data: Any, *, choice: Choice, member: Member | None = None) -> None:
        super().__init__(data, initial=_begun(choice, member))
        self.outcomes = {one.pk: one for one in choice.outcomes}
        named = [(str(one.pk), one.words) for one in choice.outcomes]
        self.fields["outcome"].choices = [*named, ("", _("Nothing in particular"))]  # type: ignore[attr-defined]

    @property
    def given(self) -> dict[str, Any]:
        told = dict(self.cleaned_data)
        return told | {"outcome": self.outcomes.get(told["outcome"])}


class JoinForm(AgreeForm):
    group = ChoiceField(
        label=_("Which group?"), required=_("Choose a group"), coerce=UUID, empty_value=None
    )
    field_order = ("group", "called", "outcome", "tells_needs", "tells_alerts")

    def __init__(self, data: Any, *, choice: Choice) -> None:
        super().__init__(data, choice=choice)
        self.groups = {one.pk: one for one in choice.groups}
        field: Any = self.fields["group"]
        field.choices = [(str(one.pk), one.name) for one in choice.groups]
        field.widget.hints = {str(one.pk): _hint(one) for one in choice.groups}

    @property
    def given(self) -> dict[str, Any]:
        told = super().given
        told.pop("read")
        return told | {"group": self.groups[told["group"]]}


class RegisterForm(ReadForm):
    """Everybody was there, unless unticked. Of who did not stand on the page, nothing is said."""

    listed = CharField(required=False, widget=HiddenInput)

    def __init__(self, data: Any, *, rows: Iterable[Row], version: int) -> None:
        self.rows = tuple(rows)
        everybody = " ".join(str(row.member.pk) for row in self.rows)
        super().__init__(data, initial={"read": version, "listed": everybody})
        for row in self.rows:
            key = row.member.pk.hex
            self.fields[f"here_{key}"] = YesField(
                label=_("Was there"), required=False, initial=row.was_there
            )
            self.fields[f"words_{key}"] = LineField(
                label=_("A highlight for them"),
                help_text=_("A line is enough"),
                required=False,
                max_length=500,
            )

    @property
    def shown(self) -> list[tuple[Row, BoundField, BoundField]]:
        """Each of them, with their two questions."""
        keys = [(row, row.member.pk.hex) for row in self.rows]
        return [(row, self[f"here_{key}"], self[f"words_{key}"]) for row, key in keys]

    @property
    def given(self) -> dict[str, Any]:
        told = self.cleaned_data
        stood = set(told["listed"].split())
        members = [row.member.pk for row in self.rows if str(row.member.pk) in stood]
        return {
            "listed": members,
            "absent": [pk for pk in members if not told[f"here_{pk.hex}"]],
            "highlights": {pk: told[f"words_{pk.hex}"] for pk in members},
            "read": told["read"],
        }


def _begun(choice: Choice, member: Member | None) -> dict[str, Any]:
    if member is None:
        return {"called": choice.subject.person.known_as}
    names = ("called", "tells_needs", "tells_alerts")
    outcome = str(member.outcome_id or "")
    return {**{name: getattr(member, name) for name in names}, "outcome": outcome} | {
        "read": member.version
    }


def _hint(group: Any) -> str:
    return ". ".join(part for part in (group.about, group.where, group.organisation.name) if part)
