"""`python -m bench.visits`: fills two databases with visits, and races over them.

On SQLite: each side has its own folder. 5,000,000 visits take some minutes and 10 GB.
"""

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.race import Task
from bench.report import write_part
from bench.visits.paper import render
from bench.visits.plans import plans, whole_tables
from bench.visits.racing import MANY, RECORD, THEIRS, Costs, Place, Runner, place, race, runners
from bench.visits.world import PEOPLE
from bench.words import shown

VISITS, FEW_VISITS = 5_000_000, 50_000
QUICK_VISITS, QUICK_FEW, QUICK_PEOPLE = 4_000, 400, 60


def main() -> None:
    parser = _parser()
    asked = parser.parse_args()
    if os.environ.get("WHATMATTERS_DATABASE_URL"):
        parser.error("It measures SQLite. Leave WHATMATTERS_DATABASE_URL out")
    with TemporaryDirectory(prefix="bench") as folder:
        paper = _bench(asked, asked.data or Path(folder))
    sys.stdout.write(paper)
    if asked.write:
        write_part("visits", paper)


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="bench.visits", description="Ten years of visits.")
    parser.add_argument("--visits", type=int, help=f"how many there are ({VISITS:,})")
    parser.add_argument("--people", type=int, help=f"how many people there are ({PEOPLE:,})")
    parser.add_argument("--pairs", type=int, help="how many turns for each task (15)")
    parser.add_argument("--quick", action="store_true", help="few of all, few turns: a smoke test")
    parser.add_argument("--data", type=Path, help="keep the databases here, or find them there")
    parser.add_argument("--plans", action="store_true", help="tell how each statement is answered")
    parser.add_argument("--write", action="store_true", help="keep it for docs/reference")
    return parser


def _bench(asked: Namespace, data: Path) -> str:
    people = asked.people or (QUICK_PEOPLE if asked.quick else PEOPLE)
    pairs, times = asked.pairs or (2 if asked.quick else 15), 1 if asked.quick else 10
    #: A third as many of a round, which is six requests; and some to warm up, and to explain.
    rounds = (pairs + 1) * max(times // 3, 1) + 3
    counts = (asked.visits or VISITS, FEW_VISITS)
    if asked.quick:
        counts = (QUICK_VISITS, QUICK_FEW)
    many, few = (
        place(data / name, visits, people, rounds)
        for name, visits in zip(("many", "few"), counts, strict=True)
    )
    with runners(many, few) as all_of_them:
        looked = _look(many, all_of_them)
        read = _read(all_of_them[MANY], tell=asked.plans)
        costs = _race(many, all_of_them, pairs, times)
    size = (data / "many" / "whatmatters.sqlite3").stat().st_size / 1e9
    return render(
        costs, many=many.visits, few=few.visits, people=people, size=size, **looked, **read
    )


def _race(many: Place, all_of_them: dict[str, Runner], pairs: int, times: int) -> list[Costs]:
    record = Task(RECORD, "Recording one", "POST", "")
    return [
        race(task, all_of_them, pairs=pairs, times=max(times // 3, 1) if task is record else times)
        for task in (*many.tasks(), record)
    ]


def _look(many: Place, all_of_them: dict[str, Runner]) -> dict[str, int]:
    """Both sides’ pages once, held to the same words. Raises SystemExit when they differ."""
    told: dict[str, int] = {}
    for task in many.tasks():
        pages = []
        for who in (MANY, THEIRS):
            runner = all_of_them[who]
            runner.side.ask("measure", task, runner.cookie)
            pages.append(runner.side.ask("show", task, runner.cookie))
        mine, theirs = (shown(page["content"], frozenset(many.made["words"])) for page in pages)
        if mine != theirs:
            raise SystemExit(f"{task.title}: ours alone {mine - theirs}; alone {theirs - mine}")
        if not told:
            told = {
                "words": len(mine),
                "queries": pages[0]["queries"],
                "control_queries": pages[1]["queries"],
            }
    return told


def _read(ours: Runner, *, tell: bool) -> dict[str, object]:
    """How many statements there are, and which read a table of visits from end to end."""
    found = list(plans(ours))
    whole = set()
    for key, statement, plan in found:
        whole |= whole_tables(statement, plan)
        if tell:
            sys.stderr.write(f"{key}: {statement}\n" + "".join(f"    {line}\n" for line in plan))
    read = f"these are read from end to end: {', '.join(sorted(whole))}" if whole else ""
    return {
        "statements": len(found),
        "whole": read or "none reads a table of visits from end to end",
    }


if __name__ == "__main__":
    main()
