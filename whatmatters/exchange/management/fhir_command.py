"""`import fhir`: FHIR R4 files and folders, told in kinds and numbers."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable
from pathlib import Path

from django.core.management.base import CommandError
from rich.console import Console

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.exchange import telling
from whatmatters.exchange.actions.fhir import Run, bring_in_files
from whatmatters.exchange.fhir.library import FileRead, read
from whatmatters.exchange.fhir.tally import Tally
from whatmatters.foundations.progress import progress

HELP = "Bring in people, who is around them, their outcomes and plans from FHIR R4 files (JSON)"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="files, or folders of *.json"
    )
    parser.add_argument(
        "--source",
        default="",
        type=a_source,
        help="a name for the system these files come from, where several use the same ids",
    )
    parser.add_argument(
        "--largest", type=int, default=200, metavar="MB", help="refuse a larger file (200)"
    )


def a_source(typed: str) -> str:
    if len(typed) > 40 or not typed.isprintable() or "|" in typed:
        raise ArgumentTypeError("give at most 40 characters, without |")
    return typed


def bring_in(
    *,
    paths: list[Path],
    organisation: Organisation,
    by: Actor | str,
    source: str,
    largest: int,
    dry_run: bool,
    report: Path | None,
    console: Console,
) -> str:
    places = _files_in(paths)
    with progress() as bar:
        reading = bar.add_task("Reading", total=len(places))
        files: list[FileRead] = []
        for place in places:
            files.append(read(place, largest=largest * 2**20))
            bar.advance(reading)
        writing = bar.add_task("Bringing in", total=sum(not file.refused for file in files))
        run = Run(organisation, by, source, dry_run)
        tally = bring_in_files(files=files, run=run, seen=lambda: bar.advance(writing))
    _tell(tally, console)
    if report:
        telling.write_report(report, tally.as_report())
    said = _said(tally, len(files), dry_run)
    if tally.failed:
        raise CommandError(said)
    return said


def _files_in(paths: Iterable[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise CommandError(f"There is nothing at {path}")
        inside = sorted(p for p in path.rglob("*.json") if p.is_file()) if path.is_dir() else [path]
        found += [place for place in inside if place not in found]
    if not found:
        raise CommandError("There is no .json file in these folders")
    return found


def _tell(tally: Tally, console: Console) -> None:
    headings = ("Kind", "Read", "Brought in", "Already here", "Changed since", "Not carried")
    telling.table(console, "What was read", headings, tally.lines())
    became = [(kind, what, count) for (kind, what), count in sorted(tally.became.items())]
    telling.table(console, "What it became", ("Kind", "Became", "How many"), became)
    left = [(kind, count, why) for (kind, why), count in sorted(tally.left.items())]
    telling.table(console, "Not carried: whole", ("Kind", "How many", "Why"), left)
    lost = [(path, count, why) for (path, why), count in sorted(tally.lost.items())]
    telling.table(console, "Not carried, or not as it was", ("Element", "How many", "Why"), lost)
    doubles = [(key, "brought in as somebody new") for key in tally.doubles]
    telling.table(console, "Possible doubles of people here", ("Resource", "What we did"), doubles)
    telling.table(console, "Files that were not brought in", ("File", "Why"), tally.failed)


def _said(tally: Tally, files: int, dry_run: bool) -> str:
    brought = sum(tally.carried.values())
    did = f"Would bring in {brought:,}" if dry_run else f"Brought in {brought:,}"
    said = f"{did} resources from {files - len(tally.failed):,} of {files:,} files"
    return f"{said}. Nothing was changed" if dry_run else said
