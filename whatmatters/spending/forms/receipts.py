from whatmatters.foundations.words import later as _
from whatmatters.media.forms import MediaField
from whatmatters.web.forms import LineField, PlainForm


class ReceiptForm(PlainForm):
    """A picture of it."""

    made = MediaField(
        label=_("A photo of the receipt"),
        required=_("Choose a photo of the receipt"),
        kinds=("picture",),
    )


class NoReceiptForm(PlainForm):
    """A word is enough."""

    words = LineField(
        label=_("Why is there no receipt?"),
        help_text=_("For example “Market stall” or “Lost”. That is all right."),
        required=_("Say in a word why there is no receipt"),
        max_length=300,
    )
