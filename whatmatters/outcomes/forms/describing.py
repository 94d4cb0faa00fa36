from collections.abc import Iterable, Iterator
from typing import Any

from django.forms.boundfield import BoundField

from whatmatters.foundations.words import later as _
from whatmatters.outcomes import frameworks
from whatmatters.outcomes.forms.versions import VersionedForm
from whatmatters.outcomes.models import Outcome
from whatmatters.web.forms import ChoiceField, ChoicesField, PlainForm, WordsField

NOT_SAID = ("", _("Not said"))
KINDS: dict[str, str] = {
    Outcome.Kind.CHANGE: _("Something is to be different"),
    Outcome.Kind.KEEP: _("Something good is not to be lost"),
    Outcome.Kind.PROCESS: _("What matters is how it is done, and being listened to"),
}
TO_THE_PERSON = {
    "why": _("Why does it matter to you?"),
    "looks_like": _("What will it be like when it is happening?"),
}


class DescriptionForm(PlainForm):
    """All that may be said of an outcome beyond its words. Nothing here need be answered."""

    why = WordsField(label=_("Why does it matter?"), required=False, rows=3)
    looks_like = WordsField(
        label=_("What is it like when it is happening?"),
        help_text=_("What would anybody see, hear or feel on a day when it is so?"),
        required=False,
        rows=3,
    )
    kind = ChoiceField(
        label=_("What kind of thing is it?"),
        choices=[*Outcome.Kind.choices, NOT_SAID],
        hints=KINDS,
        required=False,
    )
    nature = ChoiceField(
        label=_("Can anyone see it, or is it felt?"),
        choices=[*Outcome.Nature.choices, NOT_SAID],
        required=False,
    )
    term = ChoiceField(
        label=_("How soon might it happen?"),
        choices=[*Outcome.Term.choices, NOT_SAID],
        required=False,
    )

    def __init__(
        self, *args: Any, is_self: bool = False, is_carer: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._map_names: dict[str, str] = {}
        is_mapped = any(key.startswith("carers:") for key in self.initial.get("categories", ()))
        for framework in frameworks.offered(to_carer=is_carer or is_mapped):
            self._ask_for(framework)
        for name, label in TO_THE_PERSON.items() if is_self else ():
            self.fields[name].label = label

    def _ask_for(self, framework: frameworks.Framework) -> None:
        for number, group in enumerate(framework.groups, start=1):
            name = f"map_{framework.key}_{number}"
            self._map_names[name] = framework.title
            self.fields[name] = ChoicesField(
                label=group.asks,
                help_text=framework.title,
                choices=[(place.key, place.label) for place in group.places],
                required=False,
                initial=self.initial.get("categories"),
            )

    @property
    def maps(self) -> Iterator[BoundField]:
        return (self[name] for name in self._map_names)

    @property
    def says_more(self) -> bool:
        """Whether what it is like has been written, so that its fold stands open."""
        return self._holds("why", "looks_like")

    @property
    def says_kind(self) -> bool:
        return self._holds("kind", "nature", "term")

    @property
    def says_where_it_counts(self) -> bool:
        return self._holds(*self._map_names)

    def description(self) -> dict[str, Any]:
        """The part of an action's arguments that says more about an outcome."""
        pairs = [
            tuple(key.split(":", 1)) for name in self._map_names for key in self.cleaned_data[name]
        ]
        own = ("why", "looks_like", "kind", "nature", "term")
        return {name: self.cleaned_data[name] for name in own} | {"categories": pairs}

    def _holds(self, *names: str) -> bool:
        return any(self[name].value() or self[name].errors for name in names)


class DescribeForm(DescriptionForm, VersionedForm):
    """Its answers are the keyword arguments of `actions.describe_outcome`."""

    @staticmethod
    def begun_from(outcome: Outcome, categories: Iterable[tuple[str, str]]) -> dict[str, Any]:
        """What the form shows before anything is typed."""
        return {
            "why": outcome.why,
            "looks_like": outcome.looks_like,
            "kind": outcome.kind,
            "nature": outcome.nature,
            "term": outcome.term,
            "categories": [":".join(pair) for pair in categories],
            "read": outcome.version,
        }

    def answers(self) -> dict[str, Any]:
        return self.description() | {"read": self.cleaned_data["read"]}
