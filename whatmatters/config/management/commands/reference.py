from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from whatmatters.access.registers import CommandRule
from whatmatters.config.reference import PAGES


class Command(BaseCommand):
    help = "Write the reference pages that are made from the code."
    rule = CommandRule(besides="the pages of the documentation")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="where to write them")

    def handle(self, *, folder: Path, **_: Any) -> str:
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}")
        for name, write in PAGES.items():
            (folder / name).write_text(write())
        return f"Wrote {', '.join(PAGES)} in {folder}"
