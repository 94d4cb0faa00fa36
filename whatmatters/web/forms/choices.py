from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whatmatters.web.forms.plain import Required, Said, sentences

# What Django takes: pairs, an enumeration's `choices`, or something that gives them.
Choices = Any
CHOOSE = _("Choose from the list")
NOT_OFFERED = _("Choose one of the answers on the page")
NOT_ALL_OFFERED = _("Choose from the answers on the page")


class _Listed:
    """What radios and checkboxes share: hints by value, and a first box to jump to."""

    hints: Mapping[str, Said]
    choices: Iterable[Any]

    def first_box(self, auto_id: str, value: object) -> str:
        return f"{auto_id}_0"


class RadioWidget(_Listed, forms.RadioSelect):
    template_name = "web/fields/options.html"

    def __init__(self, *, hints: Mapping[str, Said], in_a_row: bool = False) -> None:
        super().__init__()
        self.hints = hints
        self.in_a_row = in_a_row

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        return listed(context, kind="radios", hints=self.hints, in_a_row=self.in_a_row)


class CheckboxesWidget(_Listed, forms.CheckboxSelectMultiple):
    template_name = "web/fields/options.html"

    def __init__(self, *, hints: Mapping[str, Said]) -> None:
        super().__init__()
        self.hints = hints

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        return listed(context, kind="checkboxes", hints=self.hints, in_a_row=False)


def listed(
    context: dict[str, Any], *, kind: str, hints: Mapping[str, Said], in_a_row: bool
) -> dict[str, Any]:
    widget = context["widget"]
    options = [option for _, group, _ in widget["optgroups"] for option in group]
    for option in options:
        option["hint"] = hints.get(str(option["value"]), "")
    widget |= {"kind": kind, "options": options, "in_a_row": in_a_row}
    return context


class ChoiceField(forms.TypedChoiceField):
    """One answer of a few, as radio buttons. `coerce` turns the value into a type."""

    def __init__(
        self,
        *,
        label: Said,
        choices: Choices = (),
        required: Required,
        help_text: Said = "",
        hints: Mapping[str, Said] | None = None,
        coerce: Callable[[Any], Any] = str,
        empty_value: Any = "",
        in_a_row: bool = False,
        initial: Any = None,
    ) -> None:
        super().__init__(
            label=label,
            choices=choices,
            required=bool(required),
            help_text=help_text,
            coerce=coerce,
            empty_value=empty_value,
            initial=initial,
            widget=RadioWidget(hints=hints or {}, in_a_row=in_a_row),
            error_messages=sentences(required, invalid_choice=NOT_OFFERED),
        )


class PickField(forms.TypedChoiceField):
    """One answer of many, as a list that opens. `nothing` is what it says at first."""

    def __init__(
        self,
        *,
        label: Said,
        choices: Choices = (),
        required: Required,
        help_text: Said = "",
        nothing: Said = CHOOSE,
        coerce: Callable[[Any], Any] = str,
        empty_value: Any = "",
        initial: Any = None,
    ) -> None:
        self.nothing = nothing
        super().__init__(
            label=label,
            choices=choices,
            required=bool(required),
            help_text=help_text,
            coerce=coerce,
            empty_value=empty_value,
            initial=initial,
            widget=PickWidget(nothing=nothing),
            error_messages=sentences(required, invalid_choice=NOT_OFFERED),
        )


class PickWidget(forms.Select):
    def __init__(self, *, nothing: Said) -> None:
        super().__init__({"class": "govuk-select"})
        self.nothing = nothing

    def optgroups(
        self, name: str, value: list[str], attrs: dict[str, Any] | None = None
    ) -> list[Any]:
        groups = super().optgroups(name, value, attrs)
        offered = [option for _, group, _ in groups for option in group]
        if any(option["value"] == "" for option in offered):
            return groups
        chosen = any(option["selected"] for option in offered)
        first = self.create_option(name, "", str(self.nothing), not chosen, 0)
        return [(None, [first], 0), *groups]


class ChoicesField(forms.TypedMultipleChoiceField):
    """Any number of answers, as checkboxes. Gives a list."""

    def __init__(
        self,
        *,
        label: Said,
        choices: Choices = (),
        required: Required,
        help_text: Said = "",
        hints: Mapping[str, Said] | None = None,
        coerce: Callable[[Any], Any] = str,
        initial: Any = None,
    ) -> None:
        super().__init__(
            label=label,
            choices=choices,
            required=bool(required),
            help_text=help_text,
            coerce=coerce,
            initial=initial,
            widget=CheckboxesWidget(hints=hints or {}),
            error_messages=sentences(
                required,
                invalid_choice=NOT_ALL_OFFERED,
                invalid_list=NOT_ALL_OFFERED,
            ),
        )


class YesWidget(forms.CheckboxInput):
    """One checkbox that carries its own label."""

    template_name = "web/fields/yes.html"
    labels_itself = True


class YesField(forms.BooleanField):
    """One box to tick. It must be ticked when `required` is a sentence."""

    def __init__(
        self,
        *,
        label: Said,
        required: Required,
        help_text: Said = "",
        initial: bool = False,
    ) -> None:
        super().__init__(
            label=label,
            required=bool(required),
            help_text=help_text,
            initial=initial,
            widget=YesWidget({"class": "govuk-checkboxes__input"}),
            error_messages=sentences(required),
        )
