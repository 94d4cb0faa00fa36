"""What if it were like this? What is in an option, and what the person says about it."""

from typing import Any

from whatmatters.foundations.words import later as _
from whatmatters.plans.forms.costing import percent_field
from whatmatters.plans.forms.read import ReadField, ReadForm
from whatmatters.plans.selectors.options import OptionPage
from whatmatters.web.forms import ChoicesField, LineField, WordsField


class OptionForm(ReadForm):
    """Its answers are the keyword arguments of `actions.add_option`."""

    read = ReadField()
    name = LineField(
        label=_("What do you call this option?"),
        help_text=_("For example, “A bit of both” or “Only the agency”"),
        required=_("Give it a name"),
        max_length=100,
    )
    contingency_percent = percent_field(
        label=_("How many pounds of each hundred are kept back?"),
        subject=_("What is kept back"),
        help_text=_("For what may come. 0 keeps back nothing"),
    )
    thinks = WordsField(
        label=_("What does the person think of it?"),
        help_text=_("In their own words. You can leave this empty and come back"),
        required=False,
        rows=4,
    )

    def __init__(self, data: Any, *, page: OptionPage) -> None:
        super().__init__(data, initial=_as_it_stands(page))
        found = {str(kept.pk): (kept, said) for kept, said in page.lines}
        if found:
            self.fields["cost_lines"] = ChoicesField(
                label=_("What is in it?"),
                help_text=_("Take away the tick from what is not"),
                required=False,
                choices=[(key, said) for key, (_kept, said) in found.items()],
                coerce=lambda key: found[key][0],
            )
        if page.page.subject.standing.is_self:
            self.fields["thinks"].label = _("What do you think of it?")
        self.order_fields(("name", "cost_lines", "contingency_percent", "thinks"))

    @property
    def option(self) -> dict[str, Any]:
        """The keyword arguments of the deed."""
        found = {name: value for name, value in self.cleaned_data.items() if name != "read"}
        return {"cost_lines": [], **found}


def _as_it_stands(page: OptionPage) -> dict[str, Any]:
    same = ("name", "contingency_percent", "thinks")
    stands = {name: getattr(page.option, name) for name in same}
    lines = [str(pk) for pk in page.chosen]
    return {**stands, "cost_lines": lines, "read": page.option.version}
