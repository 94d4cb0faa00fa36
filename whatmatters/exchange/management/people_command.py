"""`import people`: a list from a file, told in numbers and rows."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from rich.console import Console

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.exchange import actions, telling
from whatmatters.exchange.already_here import SortedOut, sort_out
from whatmatters.exchange.spreadsheet.people import CannotRead, PeopleList, read_people
from whatmatters.exchange.spreadsheet.tables import LONGEST_FILE

HELP = "Bring in people from a list that an organisation keeps"
MOST_ROWS_SHOWN = 100


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help=".csv or .xlsx, as the template of the pages")
    parser.add_argument(
        "--keep-good",
        action="store_true",
        help="bring in the good rows although others need mending",
    )
    parser.add_argument(
        "--same-name",
        choices=["leave-out", "new"],
        default="leave-out",
        help="what to do with a row whose name somebody has: leave it out (the default), or bring "
        "it in as a new person. Nobody is ever put together by name",
    )


def bring_in(
    *,
    file: Path,
    organisation: Organisation,
    by: Actor | str,
    keep_good: bool,
    same_name: str,
    dry_run: bool,
    report: Path | None,
    console: Console,
) -> str:
    people = _read(file)
    if people.ignored:
        _say_ignored(people, console)
    if dry_run:
        found = sort_out(people, organisation)
        _tell(found, console, report)
        new = len(found.new) + (len(found.doubles) if same_name == "new" else 0)
        return f"Would bring in {_people(new)}. Nothing was changed"
    try:
        done = actions.bring_in_people(
            people=people,
            organisation=organisation,
            by=by,
            keep_good=keep_good,
            decided=_decided(people, same_name),
            into_circle=isinstance(by, Actor),
        )
    except actions.NotAllGood as refused:
        _tell(refused.sorted_out, console, report)
        bad = refused.sorted_out.bad_rows
        rows = "1 row needs" if bad == 1 else f"{bad:,} rows need"
        raise CommandError(
            f"{rows} mending, so nobody was brought in. Mend the list, or bring in all the "
            "others with --keep-good"
        ) from None
    _tell(done.sorted_out, console, report)
    return f"Brought in {_people(done.new)}"


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"


def _read(file: Path) -> PeopleList:
    try:
        if file.stat().st_size > LONGEST_FILE:
            raise CommandError(
                f"{file} is larger than {LONGEST_FILE // 2**20} MB. Send it in parts"
            )
        return read_people(file.name, file.read_bytes())
    except OSError as refused:
        raise CommandError(f"{file} can't be opened: {refused.strerror}") from None
    except CannotRead as refused:
        raise CommandError(f"{file}: {refused}") from None


def _decided(people: PeopleList, same_name: str) -> dict[int, str]:
    return {row.row: same_name for row in people.rows}


def _say_ignored(people: PeopleList, console: Console) -> None:
    console.print(
        f"Columns that are not ours and were not read: {len(people.ignored)}", markup=False
    )


def _tell(found: SortedOut, console: Console, report: Path | None) -> None:
    """Counts, then rows to mend and rows left out, by number."""
    counts = [
        ("New", len(found.new)),
        ("Already here", len(found.here)),
        ("The same name as somebody", len(found.doubles)),
        ("To mend", found.bad_rows),
    ]
    telling.table(console, "The list", ("Rows", "How many"), counts)
    mend = [(problem.row, problem.column, problem.what_to_do) for problem in found.problems]
    telling.table(console, "To mend", ("Row", "Column", "What to do"), mend[:MOST_ROWS_SHOWN])
    doubles = [(double.row.row, double.why) for double in found.doubles]
    telling.table(console, "The same name", ("Row", "Why"), doubles[:MOST_ROWS_SHOWN])
    if max(len(mend), len(doubles)) > MOST_ROWS_SHOWN:
        console.print(f"The first {MOST_ROWS_SHOWN} are shown; --report FILE has them all")
    if report:
        telling.write_report(report, _report(counts, mend, doubles))


def _report(counts: Any, mend: Any, doubles: Any) -> dict[str, Any]:
    return {
        "rows": dict(counts),
        "to mend": [dict(zip(("row", "column", "what to do"), m, strict=True)) for m in mend],
        "same name": [dict(zip(("row", "why"), d, strict=True)) for d in doubles],
    }
