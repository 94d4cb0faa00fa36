from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise

#: Words of ours, which may wait for the reader’s language to be known.
if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Said = str | _StrPromise
else:
    Said = str | Promise
#: The sentence shown when nothing is given, or False when nothing need be.
Required = Said | Literal[False]


def sentences(required: Said | bool, **others: Said) -> dict[str, Any]:
    """A field's error messages, refusing a required field without a sentence of its own."""
    if required is True or (isinstance(required, str) and not required.strip()):
        raise TypeError(
            "required= takes the sentence shown when the field is empty, like "
            "'Enter your name', or False"
        )
    return {"required": required or "", **others}


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of the error summary: what is wrong, and the field that puts it right."""

    message: str
    target: str


class PlainForm(forms.Form):
    """A form in the design system's clothes. It checks words; it never saves them.

    It is drawn by the renderer of the `FORM_RENDERER` setting. A form that named a renderer
    would make one, and compile its templates, each time it is shown.
    """

    use_required_attribute = False


def problems(form: forms.BaseForm) -> Iterator[Problem]:
    """Every error on a form, in the order of the page, with where to mend it."""
    for message in form.non_field_errors():
        yield Problem(str(message), "")
    for field in form:
        for message in field.errors:
            yield Problem(str(message), first_box(field))


def first_box(field: BoundField) -> str:
    """The id of the first place in a field where something can be typed or chosen."""
    find = getattr(field.field.widget, "first_box", None)
    if find is None:
        return field.id_for_label
    return str(find(field.auto_id, field.value()))
