from collections.abc import Sequence
from typing import Any
from uuid import UUID

from whatmatters.foundations.words import later as _
from whatmatters.outcomes.forms.versions import VersionedForm
from whatmatters.outcomes.models import Barrier, Outcome
from whatmatters.web.forms import ChoiceField, ChoicesField, DayField, LineField, PlainForm

LONGEST_LABEL = 120


class NameBarrierForm(PlainForm):
    """What is in the way of one outcome, and perhaps of others."""

    words = LineField(
        label=_("What is in the way?"),
        help_text=_("As the person says it. For example, my knee, or the bus stops at six"),
        required=_("Write what is in the way"),
        max_length=500,
    )
    also = ChoicesField(label=_("Is it in the way of anything else?"), required=False, coerce=UUID)

    def __init__(self, *args: Any, others: Sequence[Outcome], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["also"].choices = shortly(others)  # type: ignore[attr-defined]
        if not others:
            del self.fields["also"]


class ChangeBarrierForm(VersionedForm):
    """How a barrier stands, since when, and what it is in the way of."""

    state = ChoiceField(
        label=_("How is it now?"),
        choices=Barrier.State.choices,
        required=_("Say how it is now"),
    )
    on = DayField(
        label=_("Since when?"),
        required=_("Enter the day, or the nearest you know"),
        subject=_("The day"),
        no_later_than_today=True,
    )
    blocks = ChoicesField(
        label=_("What is it in the way of?"),
        required=_("Choose what it is, or was, in the way of"),
        coerce=UUID,
    )

    def __init__(self, *args: Any, outcomes: Sequence[Outcome], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["blocks"].choices = shortly(outcomes)  # type: ignore[attr-defined]


def shortly(outcomes: Sequence[Outcome]) -> list[tuple[str, str]]:
    """Outcomes to choose from, each in as many of its words as fit a label."""
    return [(str(one.pk), _short(one.words)) for one in outcomes]


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_LABEL else f"{line[:LONGEST_LABEL].rstrip()}…"
