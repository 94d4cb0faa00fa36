"""What somebody looks for. It comes with the address of the page, and nothing of it is kept."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext

from whatmatters.foundations.words import later as _
from whatmatters.resources.nearness import Spot
from whatmatters.resources.selectors.whereabouts import Whereabouts, whereabouts
from whatmatters.resources.sorting import every_sort, sort_called, terms_of
from whatmatters.resources.terms import words_of
from whatmatters.resources.wanted import DEFAULT_MILES, Part, Wanted
from whatmatters.web.forms import LineField, NumberField, PickField, PlainForm, YesField
from whatmatters.web.forms.lines import LineWidget

MILES = (1, 3, 5, 10, 25, 50)
DAYS = (
    ("MO", _("Monday")),
    ("TU", _("Tuesday")),
    ("WE", _("Wednesday")),
    ("TH", _("Thursday")),
    ("FR", _("Friday")),
    ("SA", _("Saturday")),
    ("SU", _("Sunday")),
)
PARTS = (
    (Part.MORNING, _("In the morning")),
    (Part.AFTERNOON, _("In the afternoon")),
    (Part.EVENING, _("In the evening")),
)
OLDEST = 150
#: What is asked first; the rest is for those who want to say more.
FIRST = ("q", "place")


class FindForm(PlainForm):
    """Any of it may be left empty. `wanted` is what it comes to."""

    q = LineField(
        label=_("What would you like to do or find?"),
        help_text=_("For example, singing, a lift to the shops, or help with bills"),
        required=False,
        max_length=100_000,
        widget=LineWidget(kind="search", autocomplete="off", dir="auto", maxlength="300"),
    )
    place = LineField(
        label=_("Where?"),
        help_text=_("A postcode or a town. Leave this empty to look everywhere"),
        required=False,
        max_length=100_000,
        autocomplete="postal-code",
        width="govuk-input--width-20",
    )
    miles = PickField(
        label=_("How far away?"),
        nothing=_("Up to 10 miles"),
        required=False,
        coerce=int,
        empty_value=DEFAULT_MILES,
    )
    sort = PickField(label=_("What kind of thing?"), nothing=_("Anything"), required=False)
    day = PickField(label=_("On which day?"), nothing=_("Any day"), required=False, choices=DAYS)
    part = PickField(
        label=_("At what time?"),
        nothing=_("Any time"),
        required=False,
        choices=PARTS,
        coerce=Part,
        empty_value=None,
    )
    age = NumberField(
        label=_("How old is whoever would go?"),
        subject=_("The age"),
        required=False,
        low=0,
        high=OLDEST,
    )
    language = LineField(
        label=_("In which language?"),
        help_text=_("For example, Welsh or Polish"),
        required=False,
        max_length=100_000,
        width="govuk-input--width-20",
    )
    free = YesField(label=_("It costs nothing"), required=False)
    access = YesField(label=_("There is help to get in and take part"), required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.whereabouts: Whereabouts | None = None
        self.fields["miles"].choices = [(str(n), _miles(n)) for n in MILES if n != DEFAULT_MILES]  # type: ignore[attr-defined]  # a list to pick from
        self.fields["sort"].choices = [(sort.key, sort.title) for sort in every_sort()]  # type: ignore[attr-defined]  # a list to pick from

    def clean_place(self) -> str:
        typed: str = self.cleaned_data["place"]
        if typed:
            self.whereabouts = whereabouts(typed)
            if self.whereabouts is None:
                raise ValidationError(
                    gettext("We can’t find that place. Try a whole postcode, or a town nearby")
                )
        return typed

    @property
    def says_nothing(self) -> bool:
        """Something was typed to look for, and no word of it can be looked for."""
        typed = self.cleaned_data.get("q", "")
        return bool(typed) and not words_of(typed)

    @property
    def is_asked(self) -> bool:
        """Whether anything is looked for at all."""
        return any(self.data.get(name, "").strip() for name in self.fields)

    @property
    def more(self) -> Iterator[BoundField]:
        """All that is asked besides what and where."""
        return (self[name] for name in self.fields if name not in FIRST)

    @property
    def has_more(self) -> bool:
        return any(self.data.get(name) for name in self.fields if name not in FIRST)

    @property
    def roughly(self) -> str:
        """The place, where we know only roughly where it is."""
        there = self.whereabouts
        return there.called if there and there.is_approximate else ""

    @property
    def wanted(self) -> Wanted:
        said = self.cleaned_data
        sort = sort_called(said["sort"])
        return Wanted(
            words=words_of(said["q"]),
            terms=terms_of([sort]) if sort else None,
            near=self.near,
            miles=said["miles"],
            day=said["day"],
            part=said["part"],
            is_free=said["free"],
            is_accessible=said["access"],
            age=said["age"],
            language=said["language"],
        )

    @property
    def near(self) -> Spot | None:
        return self.whereabouts.spot if self.whereabouts else None


def _miles(number: int) -> str:
    if number == 1:
        return gettext("Up to a mile")
    return gettext("Up to %(number)s miles") % {"number": number}


def page_number(asked: Mapping[str, str]) -> int:
    """Which page of what was found; the first, whatever else was typed."""
    typed = asked.get("page", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 1
