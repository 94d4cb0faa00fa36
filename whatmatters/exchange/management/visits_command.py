"""`import visits`: a provider's file, told in numbers and rows; never a name."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import CommandError
from rich.console import Console

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.permissions import Permission
from whatmatters.exchange import actions, telling
from whatmatters.exchange.actions import VisitsToMend
from whatmatters.exchange.actual_visits import SortedActual, sort_actual
from whatmatters.exchange.planned_visits import Sorted, sort_planned
from whatmatters.exchange.spreadsheet.people import Problem
from whatmatters.exchange.spreadsheet.tables import LONGEST_FILE, CannotRead
from whatmatters.exchange.spreadsheet.visits import read_visits

HELP = "Bring in a provider’s planned visits, or what became of them"
DOOR = Permission.ROUND_PLAN
MOST_ROWS_SHOWN = 100
Found = Sorted | SortedActual


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help=".csv or .xlsx, as the templates of the pages")
    parser.add_argument(
        "--kind",
        choices=["planned", "actual"],
        default="planned",
        help="what is in the file: planned visits (the default), or what became of them",
    )
    parser.add_argument(
        "--keep-good",
        action="store_true",
        help="bring in the good rows although others need mending",
    )


def bring_in(
    *,
    file: Path,
    kind: str,
    organisation: Organisation,
    by: Actor | str,
    keep_good: bool,
    dry_run: bool,
    report: Path | None,
    console: Console,
) -> str:
    if not isinstance(by, Actor):
        raise CommandError(
            "Give --as the e-mail address of a provider’s manager: visits are written in the name "
            "of somebody who may plan them"
        )
    try:
        content = _content(file)
        if dry_run:
            found = _sorted(kind, file.name, content, by)
            _tell(found, console, report)
            return f"Would bring in {_visits(len(found.new))}. Nothing was changed"
        told = {"kind": kind, "name": file.name, "content": content}
        done = actions.tell_visits(**told, by=by, keep_good=keep_good)  # type: ignore[arg-type]  # as named
    except CannotRead as refused:
        raise CommandError(f"{file}: {refused}") from None
    except VisitsToMend as refused:
        _tell(refused.found, console, report)
        raise CommandError(_to_mend(refused.found.bad_rows)) from None
    _tell(done.found, console, report, done.refused)
    return f"Brought in {_visits(done.new)}"


def _content(file: Path) -> bytes:
    try:
        if file.stat().st_size > LONGEST_FILE:
            raise CannotRead(f"Larger than {LONGEST_FILE // 2**20} MB. Send it in parts")
        return file.read_bytes()
    except OSError as refused:
        raise CommandError(f"{file} can't be opened: {refused.strerror}") from None


def _sorted(kind: str, name: str, content: bytes, by: Actor) -> Found:
    sheet = read_visits(kind, name, content)
    return sort_planned(sheet, viewer=by) if kind == "planned" else sort_actual(sheet, viewer=by)


def _to_mend(bad: int) -> str:
    rows = "1 row needs" if bad == 1 else f"{bad:,} rows need"
    return (
        f"{rows} mending, so no visit was brought in. Mend the file, or bring in all the others "
        "with --keep-good"
    )


def _visits(number: int) -> str:
    return "1 visit" if number == 1 else f"{number:,} visits"


def _tell(
    found: Found, console: Console, report: Path | None, refused: tuple[Problem, ...] = ()
) -> None:
    """Counts, then rows to mend, by number."""
    new = len(found.new) - len(refused)
    counts = [("New", new), ("Here already", len(found.here)), ("To mend", found.bad_rows)]
    if refused:
        counts.append(("Not written after all", len(refused)))
    telling.table(console, "The file", ("Rows", "How many"), counts)
    problems = (*found.problems, *refused)
    mend = [(problem.row, problem.column, problem.what_to_do) for problem in problems]
    telling.table(console, "To mend", ("Row", "Column", "What to do"), mend[:MOST_ROWS_SHOWN])
    if len(mend) > MOST_ROWS_SHOWN:
        console.print(f"The first {MOST_ROWS_SHOWN} are shown; --report FILE has them all")
    if report:
        named = [dict(zip(("row", "column", "what to do"), one, strict=True)) for one in mend]
        telling.write_report(report, {"rows": dict(counts), "to mend": named})
