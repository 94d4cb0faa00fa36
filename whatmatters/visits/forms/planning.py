"""What is asked when a visit is planned, once or again each week."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whatmatters.access.models import User
from whatmatters.foundations import clock
from whatmatters.plans.forms import ReadForm
from whatmatters.visits.forms.times import MomentForm, TimeField
from whatmatters.visits.models import ENOUGH, Regular, Weekday
from whatmatters.visits.purposes import Purpose, Todo
from whatmatters.visits.selectors import PlanPage
from whatmatters.web.forms import (
    ChoicesField,
    DayField,
    LineField,
    NumberField,
    PickField,
    PlainForm,
    WordsField,
    YesField,
)

MINUTES = _("How many minutes does it take?")
SHORTER = _("Under 30 minutes only where they know who comes, and it is enough time")
WHY_SHORT = _(
    "It is part of more support, and there is time to do well what is to be done. "
    "The person can read this"
)
SAY_WHY_SHORT = _("Say why less than 30 minutes is enough, or plan 30 minutes or more")
WHO = _("Who goes?")
NOBODY = _("Nobody in particular")


def minutes_field(most: int) -> NumberField:
    return NumberField(
        label=MINUTES,
        help_text=SHORTER,
        low=1,
        high=most,
        subject=_("The minutes"),
        required=_("Enter how many minutes it takes"),
    )


def why_short_field() -> WordsField:
    return WordsField(
        label=_("If it is under 30 minutes, why is that enough?"),
        help_text=WHY_SHORT,
        required=False,
        rows=2,
    )


class _MayBeShort(PlainForm):
    """Less than half an hour is planned for a reason, which the person can read."""

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        minutes = told.get("minutes")
        if minutes and minutes < ENOUGH and not told.get("short_because", "").strip():
            self.add_error("short_because", SAY_WHY_SHORT)
        return told


def needed_field() -> NumberField:
    return NumberField(
        label=_("How many people does it take?"),
        low=1,
        high=4,
        subject=_("How many people"),
        required=_("Enter how many people it takes"),
        initial=1,
    )


class _ForSomething(PlainForm):
    """What it is for, what is to be done, and whose time it takes."""

    def __init__(self, data: Any, *, page: PlanPage, **more: Any) -> None:
        super().__init__(data, **more)
        self.page = page
        offered = {one.key: one for one in page.offered}
        self.purposes = {key: one.purpose for key, one in offered.items()}
        self.fields["outcomes"] = ChoicesField(
            label=_("What is it for?"),
            help_text=_("Lines of the plan first, then what they want from life"),
            choices=[(key, one.words) for key, one in offered.items()],
            hints={key: one.hint for key, one in offered.items() if one.hint},
            required=False,
        )
        self.fields["tasks"] = WordsField(
            label=_("What is to be done?"),
            help_text=_("One thing on each line"),
            required=False,
            rows=5,
        )
        if page.budget:
            self.fields["takes_time"] = YesField(
                label=_("It takes from the time that is theirs"), required=False, initial=True
            )

    def clean_outcomes(self) -> tuple[Purpose, ...]:
        return tuple(self.purposes[key] for key in self.cleaned_data["outcomes"])

    def clean_tasks(self) -> tuple[str, ...]:
        lines = self.cleaned_data["tasks"].splitlines()
        if any(len(line.strip()) > 300 for line in lines):
            raise forms.ValidationError(_("Shorten each line to 300 characters or fewer"))
        return tuple(line.strip() for line in lines if line.strip())

    def clean(self) -> dict[str, Any]:
        """Where the visit is for one thing, so is what is done at it."""
        told = super().clean() or self.cleaned_data
        served = told.get("outcomes", ())
        if len(served) == 1:
            told["tasks"] = tuple(Todo(what, served[0].outcome) for what in told.get("tasks", ()))
        return told

    def of_time(self) -> dict[str, Any]:
        """What the account is that it takes from, taken out of what was told."""
        takes = self.cleaned_data.pop("takes_time", False)
        return {"budget": self.page.budget if takes else None}


class UnplannedForm(_ForSomething):
    at = TimeField(
        label=_("When did it begin?"),
        help_text=_("Leave this empty if it is now"),
        required=False,
    )
    field_order = ("outcomes", "tasks", "at")

    def __init__(self, data: Any, *, page: PlanPage, **more: Any) -> None:
        super().__init__(data, page=page, **more)
        self.fields.pop("takes_time", None)
        self.order_fields(self.field_order)


class PlanVisitForm(_ForSomething, _MayBeShort, MomentForm):
    minutes = minutes_field(2160)
    short_because = why_short_field()
    workers_needed = needed_field()
    workers = ChoicesField(label=WHO, required=False)

    def __init__(self, data: Any, *, page: PlanPage, **more: Any) -> None:
        super().__init__(data, page=page, **more)
        self.people = {str(one.pk): one for one in page.workers}
        self.fields["workers"].choices = _named(self.people.values())  # type: ignore[attr-defined]

    def clean_workers(self) -> tuple[User, ...]:
        return tuple(self.people[key] for key in self.cleaned_data["workers"])

    @property
    def told(self) -> dict[str, Any]:
        """The keyword arguments of `actions.plan_visit`."""
        told = {**self.cleaned_data, "starts_at": self.cleaned_data["moment"], **self.of_time()}
        of_it = ("starts_at", "minutes", "short_because", "outcomes", "tasks", "budget")
        who = ("workers_needed", "workers")
        return {name: told[name] for name in (*of_it, *who)}


class PlanRegularForm(_ForSomething, _MayBeShort):
    weekdays = ChoicesField(
        label=_("On which days of the week?"),
        choices=Weekday.choices,
        coerce=int,
        required=_("Choose at least one day"),
    )
    at = TimeField(label=_("At what time?"), required=_("Enter the time"))
    minutes = minutes_field(1440)
    short_because = why_short_field()
    workers_needed = needed_field()
    worker = PickField(label=_("Whom do they like to come?"), nothing=NOBODY, required=False)
    begins_on = DayField(
        label=_("From which day?"),
        subject=_("The first day"),
        required=_("Enter the first day"),
    )
    ends_on = DayField(
        label=_("Until which day?"),
        subject=_("The last day"),
        help_text=_("Leave this empty if it goes on"),
        required=False,
    )

    def __init__(self, data: Any, *, page: PlanPage, **more: Any) -> None:
        super().__init__(data, page=page, **more)
        self.people = {str(one.pk): one for one in page.workers}
        self.fields["worker"].choices = _named(self.people.values())  # type: ignore[attr-defined]

    def clean_worker(self) -> User | None:
        return self.people.get(self.cleaned_data["worker"])

    @property
    def told(self) -> dict[str, Any]:
        """The keyword arguments of `actions.plan_week`."""
        return {**self.of_time(), **self.cleaned_data}


class ChangeRegularForm(_MayBeShort, ReadForm):
    from_ = DayField(label=_("From which day?"), subject=_("The day"), required=_("Enter the day"))
    at = TimeField(label=_("At what time?"), required=_("Enter the time"))
    minutes = minutes_field(1440)
    short_because = why_short_field()
    workers_needed = needed_field()
    worker = PickField(label=_("Whom do they like to come?"), nothing=NOBODY, required=False)

    def __init__(self, data: Any, *, workers: Iterable[User], **more: Any) -> None:
        super().__init__(data, **more)
        self.people = {str(one.pk): one for one in workers}
        self.fields["worker"].choices = _named(self.people.values())  # type: ignore[attr-defined]

    def clean_worker(self) -> User | None:
        return self.people.get(self.cleaned_data["worker"])


def as_it_is(regular: Regular) -> dict[str, Any]:
    """What the boxes of a change say at first."""
    same = ("at", "minutes", "short_because", "workers_needed")
    said = {name: getattr(regular, name) for name in same}
    worker = str(regular.worker_id or "")
    return {**said, "worker": worker, "from_": clock.today(), "read": regular.version}


class EndRegularForm(ReadForm):
    on = DayField(
        label=_("What is its last day?"),
        subject=_("The last day"),
        required=_("Enter the last day"),
    )
    because = LineField(
        label=_("Why does it end?"),
        help_text=_("The person can read this"),
        required=False,
        max_length=300,
    )


class GiveForm(ReadForm):
    workers = ChoicesField(label=WHO, required=False)

    def __init__(self, data: Any, *, workers: Iterable[User], **more: Any) -> None:
        super().__init__(data, **more)
        self.people = {str(one.pk): one for one in workers}
        self.fields["workers"].choices = _named(self.people.values())  # type: ignore[attr-defined]

    def clean_workers(self) -> tuple[User, ...]:
        return tuple(self.people[key] for key in self.cleaned_data["workers"])


def _named(workers: Iterable[User]) -> list[tuple[str, str]]:
    return [(str(one.pk), one.name) for one in workers]
