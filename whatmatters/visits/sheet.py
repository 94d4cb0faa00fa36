"""How visits went, as a file for spreadsheets: a row for each count."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from whatmatters.foundations.sheets import as_csv
from whatmatters.visits.periods import Period
from whatmatters.visits.selectors import ReportPage, WentPage
from whatmatters.visits.selectors.knowing import Workers
from whatmatters.visits.selectors.report import PartShown

Row = tuple[object, ...]


def of_everybody(page: ReportPage) -> bytes:
    """All together first, and then each person to whom somebody came."""
    everybody = _("Everybody")
    rows = [*_counts(everybody, page.parts), *_who_came(everybody, page.workers)]
    for row in page.rows:
        rows += _of_workers(row.person.name, row.workers, row.by_known, row.times)
    return _written(rows, page.period)


def of_one(page: WentPage) -> bytes:
    name, workers = page.subject.person.name, page.workers
    rows = [*_counts(name, page.parts)]
    rows += _of_workers(name, workers.most, workers.by_known, workers.times)
    return _written(rows, page.period)


def _counts(whose: str, parts: Iterable[PartShown]) -> Iterator[Row]:
    for part in parts:
        for one in part.figures:
            of = "" if one.of is None else one.of
            yield whose, one.kind.label, one.means, one.hidden or one.n, of


def _who_came(whose: str, workers: Workers) -> Iterator[Row]:
    yield whose, _("People to whom somebody came"), "", workers.people, ""
    yield (
        whose,
        _("Different people who came to one person, on average"),
        "",
        workers.on_average,
        "",
    )
    yield _known(whose, workers.by_known, workers.times)


def _of_workers(whose: str, workers: int, by_known: int, times: int) -> list[Row]:
    return [
        (whose, _("Different people who came"), "", workers, ""),
        _known(whose, by_known, times),
    ]


def _known(whose: str, by_known: int, times: int) -> Row:
    return whose, _("By one of the three who come most"), "", by_known, times


def _written(rows: Iterable[Row], period: Period) -> bytes:
    head = (_("Who"), _("What"), _("What it means"), _("How many"), _("Out of"))
    days = (_("First day"), _("Last day"))
    ends = (period.first.isoformat(), period.last.isoformat())
    return as_csv([(*head, *days), *((*row, *ends) for row in rows)])
