from collections.abc import Iterator
from typing import Any

from whatmatters.foundations import clock
from whatmatters.plans.forms.read import ReadForm
from whatmatters.plans.models import Agreement
from whatmatters.plans.selectors import PlanPage
from whatmatters.web.forms import DayField, WordsField

Party = Agreement.Party
SAY = "Is there anything you want to say about it?"


class AgreeForm(ReadForm):
    """One party's agreement, of those this viewer may give or write down."""

    party: Agreement.Party
    #: What the button that sends it is called.
    key = ""

    @property
    def agreement(self) -> dict[str, Any]:
        """The keyword arguments of `actions.agree_plan`; it is today unless a day was asked."""
        return {"agreed_on": clock.today(), "party": self.party} | self.cleaned_data


class AgreeAsPersonForm(AgreeForm):
    """The person, about their own plan."""

    party, key = Party.PERSON, "person"

    words = WordsField(label=SAY, help_text="You can leave this empty", required=False)


class AgreeAsPractitionerForm(AgreeForm):
    """A practitioner, for themself."""

    party, key = Party.PRACTITIONER, "practitioner"

    words = WordsField(label=SAY, help_text="You can leave this empty", required=False)


class ToldForm(AgreeForm):
    """The person told a practitioner, who writes down what they said or how they showed it."""

    party, key = Party.PERSON, "told"

    words = WordsField(
        label="What did they say, or how did they show it?",
        help_text="In their own words where you can",
        required=False,
    )
    agreed_on = DayField(
        label="When did they agree?",
        subject="The day they agreed",
        required="Enter the day they agreed",
        no_later_than_today=True,
    )


def agreements_asked(page: PlanPage, sent: Any) -> dict[str, AgreeForm]:
    """The forms this viewer is asked with; the one that was sent is bound."""
    return {
        form.key: form(
            sent if sent and sent.get("agree") == form.key else None,
            prefix=form.key,
            initial={"read": page.plan.version, "agreed_on": clock.today()},
        )
        for form in _asked(page)
    }


def _asked(page: PlanPage) -> Iterator[type[AgreeForm]]:
    agreed = {agreement.party for agreement in page.holding}
    if Party.PERSON not in agreed:
        yield AgreeAsPersonForm if page.subject.standing.is_self else ToldForm
    if Party.PRACTITIONER not in agreed and page.subject.standing.is_practitioner:
        yield AgreeAsPractitionerForm
