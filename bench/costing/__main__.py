"""`python -m bench.costing`: counts what plans cost, twice, and prints how long each took."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from uuid import UUID

from bench.world import at

PLANS, QUICK = 10_000, 50
HEAD = """## Counting what plans cost

`python -m bench.costing` counts the week of each plan from its lines, as its page does,
beside one statement of SQL that counts the same in whole pennies (`bench/costing`). Both must
come to the same. CPU milliseconds, on SQLite.

| What | Ours, ms | Control, ms | Ratio |
|---|---|---|---|"""
KEPT = Path(__file__).with_name("costing.txt")


def main() -> None:
    parser = ArgumentParser(prog="bench.costing", description="Counting what plans cost.")
    parser.add_argument("--quick", action="store_true", help="few plans, once: a smoke test")
    parser.add_argument("--write", action="store_true", help="keep it for docs/reference")
    asked = parser.parse_args()
    with TemporaryDirectory(prefix="bench") as folder:
        at(Path(folder))
        paper = _bench(QUICK if asked.quick else PLANS, times=1 if asked.quick else 3)
    sys.stdout.write(paper)
    if asked.write:
        KEPT.write_text(paper, "utf-8")


def _bench(plans: int, *, times: int) -> str:
    from django.core.management import call_command
    from django.db.models import Count

    from bench.costing.filling import LONG, fill
    from whatmatters.plans.models import Plan

    call_command("migrate", verbosity=0)
    fill(plans)
    long = Plan.objects.annotate(lines=Count("aims__actions__cost_lines")).get(lines=LONG)
    rows = [
        _row(f"One plan of {LONG} lines", long.pk, times=times * 20),
        _row(f"{plans:,} plans, {plans * 4 + LONG:,} lines", None, times=times),
    ]
    return "\n".join([HEAD, *rows]) + "\n"


def _row(title: str, plan: UUID | None, *, times: int) -> str:
    from bench.costing.counting import control, ours

    if ours(plan) != control(plan):
        raise SystemExit(f"{title}: other totals than the control's")
    pairs = [(_took(ours, plan), _took(control, plan)) for _ in range(times)]
    mine, theirs = (median(side) for side in zip(*pairs, strict=True))
    ratio = median(a / b for a, b in pairs)
    return f"| {title} | {mine:.1f} | {theirs:.2f} | **{ratio:.1f}** |"


def _took(count: Callable[[UUID | None], object], plan: UUID | None) -> float:
    began = process_time()
    count(plan)
    return (process_time() - began) * 1000


if __name__ == "__main__":
    main()
