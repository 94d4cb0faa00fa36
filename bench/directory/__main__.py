"""`python -m bench.directory`: fills a directory, searches it, and prints what it found.

On SQLite; or on the PostgreSQL that WHATMATTERS_DATABASE_URL names (scripts/with-postgresql).
"""

import os
import platform
import sqlite3
import sys
from argparse import ArgumentParser
from collections import defaultdict
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING
from uuid import UUID

from bench.world import at

if TYPE_CHECKING:
    from bench.directory.searches import Search

SERVICES, QUICK, TIMES = 100_000, 400, 15
KEPT = Path(__file__).with_name("{}.txt")
#: Of one search, so many pairs of milliseconds: ours, and the control's.
Pairs = list[tuple[float, float]]


def main() -> None:
    parser = ArgumentParser(prog="bench.directory", description="Searching a large directory.")
    parser.add_argument("--services", type=int, help=f"how many there are ({SERVICES:,})")
    parser.add_argument("--quick", action="store_true", help="few of them, few times: a smoke test")
    parser.add_argument("--data", type=Path, help="keep the directory here, or find it there")
    parser.add_argument("--write", action="store_true", help="keep it for docs/reference")
    asked = parser.parse_args()
    with TemporaryDirectory(prefix="bench") as folder:
        at(asked.data or Path(folder))
        services = asked.services or (QUICK if asked.quick else SERVICES)
        vendor, paper = _bench(services, times=2 if asked.quick else TIMES)
    sys.stdout.write(paper)
    if asked.write:
        KEPT.with_name(f"{vendor}.txt").write_text(paper, "utf-8")


def _bench(services: int, *, times: int) -> tuple[str, str]:
    from django.core.management import call_command
    from django.db import connection

    from bench.directory.searches import searches
    from whatmatters.foundations.statistics import gather_statistics
    from whatmatters.resources.indexing import catch_up

    call_command("migrate", verbosity=0)
    _fill(services)
    gather_statistics()
    catch_up()
    costs: dict[str, list[Pairs]] = defaultdict(list)
    for search in searches():
        costs[search.kind].append(_race(search, times))
    version = sqlite3.sqlite_version
    if connection.vendor == "postgresql":
        version = str(getattr(connection, "pg_version", 0) // 10_000)
    database = f"{connection.display_name} {version}"
    return connection.vendor, _paper(costs, services, database)


def _fill(services: int) -> None:
    from bench.services import fill
    from whatmatters.resources.models import Service

    if not Service.objects.exists():
        fill(services)


def _race(search: "Search", times: int) -> Pairs:
    """Both in turns, each first every other time; held to the same services in the same order."""
    ours, control = _ours(search), _control(search)
    if ours != control:
        raise SystemExit(f"{search.kind}: other services than the control's")
    pairs = []
    for turn in range(times):
        order = (_ours, _control) if turn % 2 else (_control, _ours)
        took = {ask: _took(ask, search) for ask in order}
        pairs.append((took[_ours], took[_control]))
    return pairs


def _took(ask: object, search: "Search") -> float:
    began = _spent()
    ask(search)  # type: ignore[operator]  # one of the two below
    return (_spent() - began) * 1000


def _spent() -> float:
    """CPU seconds of this process, and of the one that serves it on PostgreSQL on this machine."""
    from django.db import connection

    if connection.vendor == "sqlite":
        return process_time()
    beside = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return process_time() + int(beside.read_text().split()[0]) / 1e9


def _ours(search: "Search") -> list[UUID]:
    """As the page has it: found, and told in full."""
    from whatmatters.resources.selectors import find

    return [hit.service.pk for hit in find(wanted=search.wanted).hits]


def _control(search: "Search") -> list[UUID]:
    """One statement that finds, and one that tells what a list shows."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(search.statement, search.values)
        found = [row[0] for row in cursor.fetchall()]
        marks = ", ".join(["%s"] * len(found)) or "NULL"
        cursor.execute(TOLD.format(marks), found)
        cursor.fetchall()
    return [key if isinstance(key, UUID) else UUID(key) for key in found]


TOLD = """
SELECT s.*, o.name, h.byday, h.opens_at, h.closes_at, c.amount, p.name, d.city, d.postal_code
FROM resources_service s LEFT JOIN resources_listedorganization o ON o.id = s.organization_id
LEFT JOIN resources_schedule h ON h.service_id = s.id
LEFT JOIN resources_costoption c ON c.service_id = s.id
LEFT JOIN resources_serviceatlocation l ON l.service_id = s.id
LEFT JOIN resources_location p ON p.id = l.location_id
LEFT JOIN resources_address d ON d.location_id = p.id WHERE s.id IN ({})
"""


def _paper(costs: dict[str, list[Pairs]], services: int, database: str) -> str:
    every = [median(mine for mine, _ in pairs) for many in costs.values() for pairs in many]
    rows = "\n".join(
        _row(kind, [p for pairs in many for p in pairs]) for kind, many in costs.items()
    )
    machine = f"{os.cpu_count()} cores; Python {platform.python_version()}, {database}"
    return (
        f"{services:,} services, {machine}. Over all searches the median is "
        f"**{median(every):.1f} ms**, to be at most 50.\n\n"
        "| Search | Ours, ms | Control, ms | Ratio |\n|---|---|---|---|\n"
        f"{rows}\n"
    )


def _row(kind: str, pairs: Pairs) -> str:
    ours, control = (median(side) for side in zip(*pairs, strict=True))
    ratio = median(mine / theirs for mine, theirs in pairs)
    return f"| {kind} | {ours:.1f} | {control:.1f} | **{ratio:.2f}** |"


if __name__ == "__main__":
    main()
