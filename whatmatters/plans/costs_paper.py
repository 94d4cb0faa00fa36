"""What a plan costs, on paper: each line, what is kept back, and what that comes to."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from whatmatters.plans.costs import pounds
from whatmatters.plans.selectors.costing import CostsPage, costed
from whatmatters.plans.selectors.page import PlanPage
from whatmatters.plans.selectors.printed import Printed
from whatmatters.web.components.words import written
from whatmatters.web.documents import Block, Facts, Say, Table


def breakdown(page: PlanPage, *, is_easy: bool) -> Iterator[Block]:
    """The lines under one another, and totals that add them up; in easy read, totals alone."""
    whole = costed(page)
    if not whole.sum.year:
        return
    if not is_easy:
        yield Table(
            headers=(_("For what"), _("How it is paid"), _("A week"), _("A year")),
            rows=(*(_row(row) for row in whole.rows if row.amounts or row.is_free), _total(whole)),
            wide=(5, 4, 2, 3),
        )
        yield Say(
            _("A year is counted as %(weeks)s weeks. Each line is rounded to the penny.")
            % {"weeks": whole.weeks_in_figures},
            quiet=True,
        )
    if whole.plan.contingency_percent:
        yield from _kept_back(whole)
    yield from _later(whole)


def _row(row: Printed) -> tuple[str, ...]:
    said = f"{row.what}. {row.said}" if row.said and not row.is_free else row.what
    if row.amounts is None or row.is_free:
        return (said, row.way, _("No cost"), _("No cost"))
    return (said, row.way, pounds(row.amounts.week), pounds(row.amounts.year))


def _total(whole: CostsPage) -> tuple[str, ...]:
    return (_("All of it together"), "", pounds(whole.sum.week), pounds(whole.sum.year))


def _kept_back(whole: CostsPage) -> Iterator[Block]:
    """What is kept back for what may come: a part of the costed plan, not of somebody’s mind."""
    percent = {"percent": whole.percent}
    yield Facts(
        (
            (
                _("Kept back for what may come, %(percent)s%%") % percent,
                _("%(pounds)s a week") % {"pounds": pounds(whole.kept_back.week)},
            ),
            (_("In all"), _("%(pounds)s a week") % {"pounds": pounds(whole.total.week)}),
        )
    )


def _later(whole: CostsPage) -> Iterator[Block]:
    for later in whole.later:
        yield Say(
            _("From %(day)s it comes to %(pounds)s a week.")
            % {"day": written(later.on), "pounds": pounds(later.week)}
        )
