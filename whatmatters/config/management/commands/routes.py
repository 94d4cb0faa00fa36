import json
from argparse import ArgumentParser
from collections.abc import Iterable
from dataclasses import asdict
from typing import IO, Any, cast

from django.core.management.base import BaseCommand
from rich.console import Console
from rich.table import Table

from whatmatters.access.registers import CommandRule
from whatmatters.config.listing import HEADINGS, KINDS, NO_RULE, Line, everything


class Command(BaseCommand):
    help = "List every page, operation, export, command, job and notification with its rule."
    rule = CommandRule(besides="the rules themselves")
    # It is what one turns to when a check has stopped everything else.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--kind", choices=KINDS, help="these alone")
        shape = parser.add_mutually_exclusive_group()
        shape.add_argument("--json", action="store_true", help="for a program to read")
        shape.add_argument("--markdown", action="store_true", help="as a table for a page")

    def handle(self, *, kind: str | None, json: bool, markdown: bool, **_: Any) -> str:
        lines = [line for line in everything() if kind in (None, line.kind)]
        if json:
            return as_json(lines)
        if markdown:
            return as_markdown(lines)
        if self.stdout.isatty():
            self._draw(lines)
            return counted(lines)
        return "\n".join("\t".join(line.cells) for line in lines)

    def _draw(self, lines: Iterable[Line]) -> None:
        table = Table(*HEADINGS, title="Who may use what", title_justify="left")
        for line in lines:
            table.add_row(*line.cells)
        Console(file=cast("IO[str]", self.stdout)).print(table, markup=False)


def as_json(lines: Iterable[Line]) -> str:
    return json.dumps([asdict(line) for line in lines], indent=2, ensure_ascii=False)


def as_markdown(lines: Iterable[Line]) -> str:
    rows = [HEADINGS, ("---",) * len(HEADINGS), *(line.cells for line in lines)]
    return "\n".join(f"| {' | '.join(escaped(cell) for cell in row)} |" for row in rows)


def escaped(cell: str) -> str:
    """A bar within a cell would end it."""
    return cell.replace("|", "\\|")


def counted(lines: list[Line]) -> str:
    """How many of each kind, and how many of all are without a rule."""
    kinds = [line.kind for line in lines]
    unruled = sum(line.rule == NO_RULE for line in lines)
    counts = {kind: kinds.count(kind) for kind in KINDS if kind in kinds}
    told = [f"{count} {kind}{'s' * (count != 1)}" for kind, count in counts.items()]
    return f"{', '.join(told)}. Without a rule: {unruled}"
