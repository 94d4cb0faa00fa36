from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from whatmatters.access.models import User
from whatmatters.foundations import clock
from whatmatters.foundations.words import later as _
from whatmatters.people import selectors
from whatmatters.people.forms.about import AboutForm
from whatmatters.people.models import SafetyFlag
from whatmatters.people.selectors import Subject
from whatmatters.web.forms import (
    ChoiceField,
    DayField,
    EmailField,
    LineField,
    PickField,
    WordsField,
)

NOBODY = _("Nobody signs in with that e-mail address. Check it, or ask which one they use")


class BarForm(AboutForm):
    """Somebody who could see the record, or anybody else by the address they sign in with."""

    who = PickField(label=_("Who is to see nothing?"), required=False)
    email = EmailField(
        label=_("Or, if they are not in the list: which e-mail address do they sign in with?"),
        required=False,
    )
    because = WordsField(
        label=_("Why?"),
        help_text=_("You need not say. They are not told that they are kept out, nor why."),
        rows=3,
        max_length=2000,
        required=False,
    )

    def __init__(self, data: Any = None, *, page: "selectors.BarForm") -> None:
        super().__init__(data, subject=page.subject)
        self.fields["who"] = PickField(
            label=gettext("Who is to see nothing?"),
            choices=page.could_see,
            nothing=gettext("Choose somebody"),
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        if bool(cleaned.get("who")) == bool(cleaned.get("email")):
            self.add_error(
                "who", gettext("Choose somebody from the list, or enter one e-mail address")
            )
            return cleaned
        return cleaned | {"user": self._chosen(cleaned)}

    def _chosen(self, cleaned: dict[str, Any]) -> User | None:
        """By the list, or by the address: exactly one was given."""
        email = cleaned["email"].casefold()
        active = User.objects.filter(is_active=True)
        found = active.filter(email=email) if email else active.filter(pk=cleaned["who"])
        user = found.order_by("pk").first()
        if user is None:
            self.add_error("email" if email else "who", NOBODY)
        return user

    @property
    def bar(self) -> dict[str, Any]:
        """The keyword arguments of `actions.bar`."""
        return {name: self.cleaned_data[name] for name in ("user", "because")}


class FlagForm(AboutForm):
    """Its fields are keyword arguments of `actions.raise_flag`."""

    words = LineField(
        label=_("What must everybody know, to keep {them} safe?"),
        help_text=_(
            "It stands at the head of every page. For example: no peanuts, not even "
            "traces; thickened drinks only"
        ),
        max_length=1000,
        required=_("Write what everybody must know"),
    )
    kind = ChoiceField(
        label=_("What is it about?"),
        choices=SafetyFlag.Kind.choices,
        required=_("Choose what it is about"),
    )


class AskToLowerForm(AboutForm):
    because = WordsField(
        label=_("Why is it no longer needed?"),
        help_text=_("Somebody else reads this, and decides whether to lower it."),
        rows=3,
        max_length=2000,
        required=_("Write why it is no longer needed"),
    )


class DeathForm(AboutForm):
    died_on = DayField(
        label=_("When did they die?"),
        subject=_("The day"),
        required=_("Enter the day"),
        no_later_than_today=True,
        initial=clock.today,
    )

    def __init__(self, data: Any = None, *, subject: Subject) -> None:
        super().__init__(data, subject=subject)
        self._born_on = subject.person.born_on

    def clean_died_on(self) -> date:
        died_on: date = self.cleaned_data["died_on"]
        if self._born_on and died_on < self._born_on:
            raise ValidationError(
                gettext("The day must be after their birthday, which is written here")
            )
        return died_on
