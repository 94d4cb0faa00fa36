"""What came, what went, and what was wrong."""

from typing import Any
from uuid import UUID

from whatmatters.conversations.forms.writing import SentAsField
from whatmatters.foundations import clock
from whatmatters.foundations.words import later as _
from whatmatters.media.forms import MediaField
from whatmatters.spending.forms.fields import PastDayField, SomeMoneyField
from whatmatters.spending.models import Kind
from whatmatters.spending.selectors import WritePage
from whatmatters.web.forms import ChoiceField, LineField, PickField, PlainForm, WordsField


class EntryForm(PlainForm):
    """What each of them begins with: an account, and today."""

    def __init__(self, data: Any = None, files: Any = None, *, page: WritePage) -> None:
        super().__init__(data, files, initial={"on": clock.today()})
        self.page = page
        if "line" in self.fields and not page.lines:
            del self.fields["line"]
        elif "line" in self.fields:
            self.fields["line"].choices = list(page.lines.items())  # type: ignore[attr-defined]  # it is a field of choices


class SpendForm(EntryForm):
    """What was bought."""

    kind = ChoiceField(
        label=_("What was it?"),
        choices=[
            (Kind.SPENT.value, _("Help, or something bought")),
            (Kind.RUNNING.value, _("What we keep for looking after the money")),
        ],
        required=_("Choose what it was"),
        initial=Kind.SPENT.value,
    )
    what = LineField(
        label=_("What was it spent on?"),
        help_text=_("For example “Taxi to the choir”"),
        required=_("Enter what it was spent on"),
        max_length=300,
    )
    whom = LineField(
        label=_("Who was paid?"),
        help_text=_("A shop, a person or an organisation. You can leave this out."),
        required=False,
    )
    amount = SomeMoneyField(label=_("How much was it?"))
    on = PastDayField()
    line = PickField(
        label=_("Which part of the plan is it for?"),
        required=False,
        nothing=_("None, or not sure"),
        coerce=UUID,
        empty_value=None,
    )
    receipt = MediaField(
        label=_("A photo of the receipt"),
        help_text=_("You can add it later, too."),
        required=False,
        kinds=("picture",),
    )
    no_receipt = LineField(
        label=_("Or say in a word why there is none"),
        help_text=_("For example “Market stall” or “Lost”. That is all right."),
        required=False,
        max_length=300,
    )
    sent_as = SentAsField()

    def __init__(self, data: Any = None, files: Any = None, *, page: WritePage) -> None:
        super().__init__(data, files, page=page)
        if not page.is_fund:
            del self.fields["kind"]

    @property
    def must_choose_again(self) -> bool:
        """A browser gives back all that was typed, and no file that was chosen."""
        return bool(self.errors) and bool(self.files)


class PayInForm(EntryForm):
    """What came."""

    kind = ChoiceField(
        label=_("What kind of money is it?"),
        choices=[
            (Kind.PAID_IN.value, _("Paid in, for support")),
            (Kind.CAME_BACK.value, _("It came back from a shop, or from whoever was paid")),
        ],
        required=_("Choose what kind of money it is"),
        initial=Kind.PAID_IN.value,
    )
    whom = LineField(
        label=_("Who is it from?"),
        help_text=_("For example “The council”. You can leave this out."),
        required=False,
    )
    amount = SomeMoneyField(label=_("How much was it?"))
    on = PastDayField()
    line = PickField(
        label=_("If it came back: which part of the plan was it for?"),
        required=False,
        nothing=_("None, or not sure"),
        coerce=UUID,
        empty_value=None,
    )
    what = LineField(label=_("Is there more to say about it?"), required=False, max_length=300)
    sent_as = SentAsField()


class GiveBackForm(EntryForm):
    """What goes back, after a talk."""

    amount = SomeMoneyField(label=_("How much goes back?"))
    on = PastDayField()
    whom = LineField(
        label=_("Who gets it?"), help_text=_("For example “The council”."), required=False
    )
    words = WordsField(
        label=_("What was agreed when you talked about it?"),
        required=_("Say what was agreed when you talked about it"),
        rows=3,
    )
    sent_as = SentAsField()


class PutRightForm(PlainForm):
    """What was wrong with an entry."""

    words = WordsField(
        label=_("What was wrong?"),
        help_text=_("For example “It was £4.50, not £45.00”"),
        required=_("Say what was wrong"),
        rows=2,
    )
