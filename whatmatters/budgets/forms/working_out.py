"""How much help of each kind: the questions come from the rule."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext

from whatmatters.budgets.allocation import MOST_OF_A_KIND, Besides, Rule
from whatmatters.foundations.words import later as _
from whatmatters.web.forms import LineField, MoneyField, PlainForm, QuantityField, WordsField

#: How many things that no kind fits can be added at once.
ROWS = ("1", "2")


class WorkOutForm(PlainForm):
    """`given` are the keyword arguments of `actions.work_out_budget`."""

    def __init__(self, data: Any = None, *, rule: Rule) -> None:
        super().__init__(data)
        self.rule = rule
        for kind in rule.kinds:
            self.fields[f"of_{kind.code}"] = QuantityField(
                label=kind.asks,
                help_text=gettext("In %(unit)s, at %(price)s each")
                % {"unit": kind.counted_in, "price": kind.priced},
                subject=kind.name,
                most=MOST_OF_A_KIND,
                required=False,
            )
        for row in ROWS:
            self.fields[f"name_{row}"] = LineField(label=_("What else is needed?"), required=False)
            self.fields[f"how_{row}"] = LineField(
                label=_("How did you work out what it costs?"), required=False
            )
            self.fields[f"amount_{row}"] = MoneyField(
                label=_("How much is that a week?"), required=False
            )
        self.fields["words"] = WordsField(
            label=_("Is there anything to say about it?"),
            help_text=_("The person reads this"),
            required=False,
            rows=2,
        )

    def clean(self) -> dict[str, Any]:
        """What is named is whole; and there is something to work out."""
        told = super().clean() or self.cleaned_data
        for row in ROWS:
            self._must_be_whole(told, row)
        if not self.errors and not (any(self._quantities().values()) or list(self._besides())):
            self.add_error(None, _("Enter how much help of at least one kind"))
        return told

    def _must_be_whole(self, told: dict[str, Any], row: str) -> None:
        name, how, amount = (told.get(f"{part}_{row}") for part in ("name", "how", "amount"))
        if not (name or how or amount is not None):
            return
        for part, said, sentence in (
            ("name", name, _("Enter what else is needed")),
            ("how", how, _("Say how you worked it out, so that anyone can check it")),
            ("amount", amount is not None, _("Enter how much it is a week")),
        ):
            if not said and f"{part}_{row}" not in self.errors:
                self.add_error(f"{part}_{row}", sentence)

    def of_kinds(self) -> list[Any]:
        """The fields of the page, kind by kind."""
        return [self[f"of_{kind.code}"] for kind in self.rule.kinds]

    def of_rows(self) -> list[tuple[str, list[Any]]]:
        """Those of what no kind fits, each row with what it is called."""
        named = [gettext("Something else"), gettext("One more thing")]
        parts = ("name", "how", "amount")
        return [
            (name, [self[f"{part}_{row}"] for part in parts])
            for name, row in zip(named, ROWS, strict=True)
        ]

    @property
    def given(self) -> dict[str, Any]:
        told = self.cleaned_data
        return {
            "rule": self.rule,
            "quantities": self._quantities(),
            "besides": tuple(self._besides()),
            "words": told["words"],
        }

    def _quantities(self) -> dict[str, Decimal]:
        told = self.cleaned_data
        asked = ((kind.code, told.get(f"of_{kind.code}")) for kind in self.rule.kinds)
        return {code: quantity for code, quantity in asked if quantity}

    def _besides(self) -> Iterator[Besides]:
        told = self.cleaned_data
        for row in ROWS:
            if told.get(f"name_{row}") and told.get(f"amount_{row}") is not None:
                yield Besides(told[f"name_{row}"], told[f"how_{row}"], told[f"amount_{row}"])
