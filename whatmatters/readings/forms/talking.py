"""A line to draw, and a talk to close."""

from typing import Any

from whatmatters.foundations.words import later as _
from whatmatters.readings.forms.figures import FigureField
from whatmatters.readings.models import DrawnLine, Stream
from whatmatters.readings.models.line import MOST_IN_A_ROW
from whatmatters.web.forms import ChoiceField, LineField, NumberField, PlainForm


class LineForm(PlainForm):
    """Its fields are the keyword arguments of `actions.draw_line`."""

    which = ChoiceField(
        label=_("Which of the two numbers?"),
        choices=DrawnLine.Which.choices,
        required=_("Choose which number"),
        in_a_row=True,
    )
    side = ChoiceField(
        label=_("Talk to me if it is"),
        choices=DrawnLine.Side.choices,
        required=_("Choose above or below"),
        in_a_row=True,
    )
    mark = FigureField(label=_("Which number?"), required=_("Enter the number of the line"))
    in_a_row = NumberField(
        label=_("How many times in a row?"),
        help_text=_("1 means the first time"),
        low=1,
        high=MOST_IN_A_ROW,
        required=_("Enter how many times in a row"),
        subject=_("How many times"),
        initial=3,
    )
    words = LineField(
        label=_("Anything to say about it?"),
        help_text=_("What you would like to happen when we talk"),
        required=False,
    )

    def __init__(self, data: Any, *, stream: Stream) -> None:
        super().__init__(data)
        self.fields["mark"].help_text = stream.counted_in
        if not stream.sort.has_two:
            del self.fields["which"]


class CloseForm(PlainForm):
    words = LineField(
        label=_("What came of it?"),
        help_text=_("A word is enough. Everybody who sees the numbers can read it"),
        required=_("Say in a word what came of it"),
        max_length=300,
    )
