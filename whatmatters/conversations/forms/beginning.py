from typing import Any

from django.utils.translation import gettext

from whatmatters.conversations.selectors import Beginning
from whatmatters.foundations import clock
from whatmatters.foundations.words import later as _
from whatmatters.web.forms import ChoicesField, DayField, LineField, PlainForm, WordsField


class BeginForm(PlainForm):
    """When, where and with whom. One press is enough: all of it may stay as it is."""

    held_on = DayField(
        label=_("Which day is it?"),
        subject=_("The day of the conversation"),
        required=False,
        no_later_than_today=True,
        initial=clock.today,
    )
    present = ChoicesField(label=_("Who is there?"), required=False)
    others = LineField(
        label=_("Is anybody else there?"),
        help_text=_("Names, with commas between them"),
        required=False,
        max_length=1000,
    )
    where = LineField(label=_("Where are you talking?"), required=False)
    took_part = WordsField(
        label=_("How does the person take part?"),
        help_text=_("For example: with an interpreter, in short turns, by pointing at pictures"),
        required=False,
        rows=3,
        max_length=5000,
    )

    def __init__(self, data: Any = None, *, page: Beginning) -> None:
        super().__init__(data, initial=_known(page))
        self.fields["present"].choices = page.likely  # type: ignore[attr-defined]
        is_self, name = page.subject.standing.is_self, page.subject.known_as
        self.fields["took_part"].label = (
            gettext("How do you take part?")
            if is_self
            else gettext("How does %(name)s take part?") % {"name": name}
        )

    def clean(self) -> dict[str, Any]:
        """The names ticked and the names written are one list."""
        given = self.cleaned_data
        names = [name.strip()[:200] for name in given.pop("others", "").split(",")]
        given["present"] = [*given.get("present", []), *filter(None, names)]
        given["held_on"] = given.get("held_on") or clock.today()
        return given


def _known(page: Beginning) -> dict[str, Any]:
    offered = {name for name, _ in page.likely}
    known: dict[str, Any] = {
        "present": [name for name in page.present if name in offered],
        "others": ", ".join(name for name in page.present if name not in offered),
    }
    if page.conversation:
        for field in ("held_on", "where", "took_part"):
            known[field] = getattr(page.conversation, field)
    return known
