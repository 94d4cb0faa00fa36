"""A funding request as a sheet: what is written elsewhere, in the order in which it was chosen."""

from collections.abc import Callable, Collection

from django.utils.translation import gettext as _

from whatmatters.eligibility.models import Decision
from whatmatters.eligibility.selectors import FundingPage
from whatmatters.people.paper import in_a_heading, made_today
from whatmatters.plans.costs import pounds
from whatmatters.plans.selectors import Shown
from whatmatters.web.components.words import written
from whatmatters.web.documents import Block, Facts, Part, Points, Say, Sheet, Table, Words


def sheet_of(page: FundingPage, *, parts: Collection[str], to_whom: str, covering: str) -> Sheet:
    """The request, to whom it goes, with the covering word and the parts that were chosen."""
    made = [part for key in page.chosen(parts) for part in MAKES[key](page)]
    word = Part(_("To begin with"), (Words(covering),)) if covering.strip() else None
    return Sheet(
        title=_("Funding request"),
        heading=_("Funding request for %(name)s") % {"name": page.subject.person.name},
        lead=(
            _("To: %(whom)s") % {"whom": to_whom},
            _("From version %(number)s of the plan.") % {"number": page.plan.number},
        ),
        parts=(*((word,) if word else ()), *made),
        foot=made_today(),
    )


def _outcomes(page: FundingPage) -> list[Part]:
    said: list[Block] = [Words(aim.outcome.words) for aim in page.whole.aims]
    return [Part(_("What they want, in their words"), tuple(said), picture="star")]


def _natural(page: FundingPage) -> list[Part]:
    doing = tuple(_line(one) for one in page.whole.actions if one.action.is_natural)
    cost = Say(_("Altogether: %(cost)s") % {"cost": page.whole.natural.in_words}, strong=True)
    return [Part(_("What they and those around them do"), (Points(doing), cost))]


def _arranged(page: FundingPage) -> list[Part]:
    rows = tuple(
        (one.who, one.action.what, one.when, one.cost)
        for one in page.whole.actions
        if not one.action.is_natural
    )
    table = Table((_("Who"), _("What"), _("When"), _("Cost")), rows, (3, 4, 3, 2))
    total = Say(_("Altogether: %(cost)s") % {"cost": page.whole.arranged.in_words}, strong=True)
    return [Part(_("What is asked for, and what it costs"), (table, total), picture="coins")]


def _returns(page: FundingPage) -> list[Part]:
    heading = Part(
        _("What we invest, and what comes back"),
        (Say(_("For each thing they want: who puts in what, and what it is like when it is so.")),),
    )
    return [heading, *(_return(page, at) for at in range(len(page.returns)))]


def _return(page: FundingPage, at: int) -> Part:
    one = page.returns[at]
    said: list[Block] = []
    if one.own_part:
        said += [Say(_("They and those around them put in:"), strong=True), Points(one.own_part)]
    if one.costs:
        said += [Say(_("We invest:"), strong=True), Points(one.costs)]
    said += [Say(_("What comes back:"), strong=True), Words(one.comes_back)]
    return Part(in_a_heading(one.aim.outcome.words, one.aim.number), tuple(said), level=3)


def _budget(page: FundingPage) -> list[Part]:
    budget = page.budget
    if budget is None:
        return []
    rows = (
        (_("Agreed, a week"), pounds(budget.agreed_weekly)),
        (_("Agreed, a year"), pounds(budget.agreed_yearly)),
        (_("In force since"), written(budget.begins_on)),
    )
    return [Part(_("The budget there is"), (Facts(rows),))]


def _decision(page: FundingPage) -> list[Part]:
    found = page.decision
    if found is None:
        return []
    said = Decision.Result(found.result).label
    rows = (
        (_("Decided"), str(said)),
        (_("On"), written(found.decided_on)),
        (_("By"), found.decided_as),
    )
    return [Part(_("What was decided"), (Facts(rows), Words(found.because)))]


def _unmet(page: FundingPage) -> list[Part]:
    said: list[Block] = []
    for one in page.unmet:
        said += [Words(one.words, whose=one.said_by)]
        said += [Say(_("Tried instead: %(what)s") % {"what": one.tried})] if one.tried else []
        said += [Say(_("Would be needed: %(what)s") % {"what": one.needed})] if one.needed else []
    return [Part(_("What can’t be met now"), tuple(said))]


def _line(one: Shown) -> str:
    return ". ".join(part for part in (f"{one.who}: {one.action.what}", one.when) if part)


MAKES: dict[str, Callable[[FundingPage], list[Part]]] = {
    "outcomes": _outcomes,
    "natural": _natural,
    "arranged": _arranged,
    "returns": _returns,
    "budget": _budget,
    "decision": _decision,
    "unmet": _unmet,
}
