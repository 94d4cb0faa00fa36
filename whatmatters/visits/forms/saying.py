"""What the person is asked: how it was, what nobody should do, and the phone of their home."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from whatmatters.web.forms import ChoiceField, LineField, PlainForm, WordsField

FEELINGS = [
    (5, _("Very good")),
    (4, _("Good")),
    (3, _("All right")),
    (2, _("Not good")),
    (1, _("Bad")),
]


class SayForm(PlainForm):
    feeling = ChoiceField(
        label=_("How was it?"),
        help_text=_("You can leave this out"),
        choices=FEELINGS,
        coerce=int,
        empty_value=None,
        required=False,
    )
    words = WordsField(
        label=_("What do you want to say about it?"),
        help_text=_("Those who come to you can read this"),
        required=_("Write what you want to say"),
        rows=5,
    )


class SayForThemForm(SayForm):
    """The same, written down by somebody they told."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["feeling"].label = _("How was it, for them?")
        self.fields["words"].label = _("What did they say about it?")
        self.fields["words"].help_text = _("In their own words")


class WishForm(PlainForm):
    words = LineField(
        label=_("Please do not…"),
        help_text=_("For example: open my letters, or come in without a knock"),
        required=_("Write what people should not do"),
        max_length=300,
    )


class PhoneForm(PlainForm):
    number = LineField(
        label=_("What is the phone number of your home?"),
        help_text=_("A call from it can show that somebody is there. Leave it empty for none"),
        required=False,
        max_length=40,
    )
