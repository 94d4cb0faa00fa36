"""Two may have the page open at once: a form says which version it was about."""

from typing import Any

from whatmatters.budgets.models import Assistant, Budget
from whatmatters.foundations.words import later as _
from whatmatters.plans.forms import ReadForm

STALE = _(
    "Somebody else wrote the next version while you had this open. "
    "What you typed is still here: read what it says now, then send it again"
)


class NumberedForm(ReadForm):
    """A form about the next version, after the one whose number is `last`."""

    def __init__(self, data: Any, *, last: int, **given: Any) -> None:
        super().__init__(data, **given)
        self.last = last
        self.fields["read"].initial = last

    def clean(self) -> dict[str, Any]:
        """Where something is missing that was not asked then, say why it is asked now.

        Otherwise the deed decides: what was sent twice is not refused.
        """
        told = super().clean() or self.cleaned_data
        if self.errors and told.get("read") != self.last:
            self.answer_again(None)
        return told

    def answer_again(self, current: object) -> None:
        """Keep all that was typed, and let the next try be about what is there now."""
        last = current.number if isinstance(current, Budget | Assistant) else self.last
        self.try_again(last, because=STALE)
