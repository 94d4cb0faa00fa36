"""What was measured, as a page of Markdown: printed, and with --write kept in the docs."""

import gzip
import os
import platform
import sqlite3
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.assets import Asset
from bench.race import ROOT, Result

PAPER = Path(__file__).with_name("benchmarks.txt")
PAGE = ROOT / "docs" / "reference" / "benchmarks.md"


@dataclass(frozen=True, slots=True)
class Page:
    """One page of ours beside the control's: its bytes, its statements, the words both show."""

    title: str
    bytes: int
    compressed: int
    queries: int
    control_queries: int
    words: int


def page_of(title: str, ours: str, queries: tuple[int, int], words: int) -> Page:
    content = ours.encode()
    return Page(title, len(content), len(gzip.compress(content, 6)), *queries, words)


def render(
    results: list[Result],
    walls: list[Result],
    pages: list[Page],
    assets: list[Asset],
    people: int,
    day: date,
) -> str:
    return PAPER.read_text("utf-8").format(
        day=f"{day.day} {day:%B %Y}",
        machine=_machine(),
        people=f"{people:,}",
        costs="\n".join(_cost(result) for result in results),
        walls="\n".join(_wall(result) for result in walls),
        pages="\n".join(_page(page) for page in pages),
        assets="\n".join(f"| `{a.path}` | {_kb(a.bytes)} |" for a in assets),
        directory=_directory(),
        costing=_kept("costing"),
        visits=_kept("visits"),
        total=_kb(sum(asset.bytes for asset in assets)),
    )


def _kept(part: str) -> str:
    """What this part of the bench kept when it was last measured; nothing where it never was."""
    kept = PAPER.parent / part / f"{part}.txt"
    return kept.read_text("utf-8") if kept.exists() else ""


def _directory() -> str:
    """What `bench.directory` kept of each database when it was last measured."""
    kept = sorted(PAPER.parent.glob("directory/*.txt"), reverse=True)
    return "\n".join(file.read_text("utf-8") for file in kept)


def write(paper: str, to: Path = PAGE) -> None:
    to.write_text(paper, "utf-8")


def write_part(part: str, paper: str, to: Path = PAGE) -> None:
    """Keep what one part of the bench found, for the next page, and in this one."""
    (PAPER.parent / part / f"{part}.txt").write_text(paper, "utf-8")
    write(with_part(to.read_text("utf-8"), paper), to)


def with_part(page: str, paper: str) -> str:
    """The page with this part in the place of what it said before, or ahead of `## Pages`."""
    head, last = paper.partition("\n")[0], "## Pages\n"
    before, there, after = page.partition(f"{head}\n")
    if there:
        return f"{before}{paper}\n{after[after.index('## ') :]}"
    before, _, after = page.partition(last)
    return f"{before}{paper}\n{last}{after}"


def _cost(result: Result) -> str:
    low, high = result.spread
    aim = f"at most {result.task.aim}" if result.task.aim else ""
    return (
        f"| {result.task.title} | {result.ours:.1f} | {result.control:.1f} "
        f"| **{result.ratio:.2f}** | {low:.2f} to {high:.2f} | {aim} |"
    )


def _wall(result: Result) -> str:
    low, high = result.spread
    return (
        f"| {result.task.title} | {result.ours:.1f} | {result.control:.1f} "
        f"| **{result.ratio:.2f}** | {low:.2f} to {high:.2f} | at most 1.15 |"
    )


def _page(page: Page) -> str:
    return (
        f"| {page.title} | {_kb(page.bytes)} | {_kb(page.compressed)} "
        f"| {page.queries} | {page.control_queries} | {page.words} |"
    )


def _kb(size: int) -> str:
    return f"{size / 1000:.1f} kB"


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} cores, {memory:.0f} GB of memory; Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}"
    )
