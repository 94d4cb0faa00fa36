import json
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from whatmatters.access.registers import CommandRule
from whatmatters.config.doctor import CARE, GOOD, SEVERE, Finding, look_over

HEADINGS = {SEVERE: "To mend now", CARE: "To think about", GOOD: "As it should be"}


class Command(BaseCommand):
    help = (
        "Look over the database, the settings and the keys. Ends with 1 where something is to be"
        " mended now."
    )
    rule = CommandRule(besides="the settings, and PostgreSQL’s own catalogue")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="for a program to read")

    def handle(self, *_: Any, json: bool, **__: Any) -> None:
        found = look_over()
        self.stdout.write(_as_json(found) if json else "\n\n".join(_parts(found)))
        if any(finding.level == SEVERE for finding in found):
            sys.exit(1)


def _as_json(found: Sequence[Finding]) -> str:
    return json.dumps([asdict(finding) for finding in found], ensure_ascii=False, indent=1)


def _parts(found: Sequence[Finding]) -> list[str]:
    return [
        "\n".join([heading, *(_line(finding) for finding in found if finding.level == level)])
        for level, heading in HEADINGS.items()
        if any(finding.level == level for finding in found)
    ]


def _line(finding: Finding) -> str:
    return f"- {finding.says} {finding.do}".rstrip()
