from collections.abc import Iterator
from datetime import date
from typing import Any

from whatmatters.foundations import clock
from whatmatters.foundations.words import later as _
from whatmatters.plans.forms.read import ReadForm
from whatmatters.plans.models import Agreement, Party
from whatmatters.plans.selectors import PlanPage
from whatmatters.web.components.words import written
from whatmatters.web.forms import ChoiceField, DayField, LineField, WordsField

How = Agreement.How
OF_SOMEBODY = [
    (How.TOLD_US, _("They told me")),
    (How.TYPED, _("They typed their name here")),
    (How.WITNESSED, _("They showed it in their own way")),
]
SEEN = {"shown": _("Say how they showed it"), "witness": _("Say who saw it")}
BEFORE_IT_BEGAN = _("The day they agreed must be {} or later: that is when this plan was begun")
SAY = _("Is there anything you want to say about it?")


class AgreeForm(ReadForm):
    """One party's agreement, of those this viewer may give or write down."""

    party: Party
    #: What the button that sends it is called.
    key = ""

    def __init__(self, data: Any, *, begun_on: date, **given: Any) -> None:
        super().__init__(data, **given)
        self.begun_on = begun_on

    @property
    def agreement(self) -> dict[str, Any]:
        """The keyword arguments of `actions.agree_plan`; it is today unless a day was asked."""
        return {"agreed_on": clock.today(), "party": self.party} | self.cleaned_data


class AgreeAsPersonForm(AgreeForm):
    """The person, about their own plan."""

    party, key = Party.PERSON, "person"

    words = WordsField(label=SAY, help_text=_("You can leave this empty"), required=False)


class AgreeAsPractitionerForm(AgreeForm):
    """A practitioner, for themself."""

    party, key = Party.PRACTITIONER, "practitioner"

    words = WordsField(label=SAY, help_text=_("You can leave this empty"), required=False)


def asks_how(form: AgreeForm) -> None:
    """What was seen wants somebody who saw it, and a typed name the name."""
    told = form.cleaned_data
    if told.get("how") == How.WITNESSED:
        for field, sentence in SEEN.items():
            if not told.get(field):
                form.add_error(field, sentence)
    elif told.get("how") == How.TYPED and not told.get("name"):
        form.add_error("name", _("Ask them to type their name"))


class ToldForm(AgreeForm):
    """The person told a practitioner, who writes down what they said or how they showed it."""

    party, key = Party.PERSON, "told"

    how = ChoiceField(
        label=_("How did they agree?"),
        required=False,
        empty_value=How.TOLD_US,
        choices=OF_SOMEBODY,
        hints={How.WITNESSED: _("For example with a mark, a nod, or their hand on the page")},
    )
    shown = LineField(
        label=_("How did they show it?"),
        help_text=_("Only where they did not say it or type it"),
        required=False,
        max_length=1_000,
    )
    witness = LineField(
        label=_("Who saw it?"),
        help_text=_("The name of somebody who was there"),
        required=False,
    )
    name = LineField(label=_("Their name, as they typed it"), required=False, max_length=320)
    words = WordsField(
        label=_("What did they say about it?"),
        help_text=_("In their own words where you can"),
        required=False,
        rows=3,
    )
    agreed_on = DayField(
        label=_("When did they agree?"),
        subject=_("The day they agreed"),
        required=_("Enter the day they agreed"),
        no_later_than_today=True,
    )

    def clean(self) -> dict[str, Any]:
        """Nobody has agreed to a plan before there was one."""
        told = super().clean() or self.cleaned_data
        asks_how(self)
        day = told.get("agreed_on")
        if day and day < self.begun_on:
            self.add_error("agreed_on", BEFORE_IT_BEGAN.format(written(self.begun_on)))
        return told


def agreements_asked(page: PlanPage, sent: Any) -> dict[str, AgreeForm]:
    """The forms this viewer is asked with; the one that was sent is bound."""
    return {
        form.key: form(
            sent if sent and sent.get("agree") == form.key else None,
            begun_on=page.plan.begun_on,
            prefix=form.key,
            initial={
                "read": page.plan.version,
                "agreed_on": clock.today(),
                "how": How.TOLD_US,
            },
        )
        for form in _asked(page)
    }


def _asked(page: PlanPage) -> Iterator[type[AgreeForm]]:
    agreed = {agreement.party for agreement in page.holding}
    if Party.PERSON not in agreed:
        yield AgreeAsPersonForm if page.subject.standing.is_self else ToldForm
    if Party.PRACTITIONER not in agreed and page.subject.standing.is_practitioner:
        yield AgreeAsPractitionerForm
